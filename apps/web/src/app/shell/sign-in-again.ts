import { HttpClient } from '@angular/common/http';
import { Component, inject, type Injector, signal } from '@angular/core';
import { form, FormField, FormRoot } from '@angular/forms/signals';
import { MatDialog, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Button, Control, FieldFrame, Icon, problemOf, Session, type SessionView } from '@promenade/platform/web';
import { firstValueFrom } from 'rxjs';

/** The session ended while somebody was at work: sign in again over the page, which keeps what was typed. */
export async function signInAgain(injector: Injector): Promise<boolean> {
  const asked = injector.get(MatDialog).open<SignInAgain, void, boolean>(SignInAgain, { maxWidth: '26rem', disableClose: true });
  return (await firstValueFrom(asked.afterClosed())) === true;
}

@Component({
  selector: 'pmd-sign-in-again',
  imports: [Button, Control, FieldFrame, FormField, FormRoot, Icon, MatDialogClose, MatDialogContent, MatDialogTitle],
  templateUrl: './sign-in-again.html',
})
export class SignInAgain {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly dialog = inject<MatDialogRef<SignInAgain, boolean>>(MatDialogRef);
  private readonly typed = signal({ password: '', totp: '' });

  protected readonly email = this.session.current()?.account.email ?? '';
  protected readonly refused = signal('');
  protected readonly asksCode = signal(false);
  protected readonly form = form(this.typed, { submission: { action: () => this.signIn() } });

  private async signIn(): Promise<undefined> {
    const { password, totp } = this.typed();
    const former = this.session.current();
    try {
      await firstValueFrom(this.http.post('/api/session', { email: this.email, password, ...(totp && { totp }) }));
      const view = await firstValueFrom(this.http.get<SessionView>('/api/session'));
      this.session.set(await this.backInSeat(view, former));
      this.dialog.close(true);
    } catch (error) {
      const problem = problemOf(error);
      this.asksCode.update((asked) => asked || problem.code === 'totp-required');
      this.refused.set(problem.code === 'totp-required' ? '' : problem.message);
    }
  }

  /** What was typed was typed in a seat: the request leaves from the same one. */
  private async backInSeat(view: SessionView, former: SessionView | null | undefined): Promise<SessionView> {
    const same = ({ role, department }: { role: string; department: string | null }) =>
      role === former?.role && department === former.department;
    const seat = view.memberships.find(same);
    return !seat || same(view) ? view : this.session.takeSeat(seat.id);
  }
}
