import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import type { LetterStop } from '@promenade/notifications/model';
import { Button, FrPipe, problemOf } from '@promenade/platform/web';
import { firstValueFrom } from 'rxjs';

/** Where the foot of a letter leads: one click stops such letters, another takes it back. Nobody signs in; opening it changes nothing. */
@Component({
  selector: 'pmd-stop-page',
  imports: [Button, FrPipe],
  template: `
    <section class="card stack">
      @if (!lettre()) {
        <h1>Ce lien est incomplet</h1>
        <p>Ouvrez-le depuis le courriel que vous avez reçu, ou copiez-le en entier.</p>
      } @else if (stopped()) {
        <h1>C’est fait</h1>
        <p>
          Vous ne recevrez plus les courriers de la coordination à cette adresse. Les codes, les invitations et les demandes de signature
          arrivent toujours.
        </p>
        <p class="row">
          <button pmdButton="line" type="button" [busy]="busy()" (click)="say('resume')">Les recevoir de nouveau</button>
        </p>
      } @else {
        <h1>{{ stopped() === null ? 'Ne plus recevoir ces courriels ?' : ('Vous les recevez de nouveau' | fr) }}</h1>
        <p>
          Il s’agit des courriers que la coordination écrit à tout le réseau. Les codes, les invitations et les demandes de signature
          arrivent toujours.
        </p>
        <p class="row"><button pmdButton="act" type="button" [busy]="busy()" (click)="say('stop')">Ne plus les recevoir</button></p>
      }
      <p role="status">{{ fault() }}</p>
    </section>
  `,
})
export class StopPage {
  /** The token of the letter, in the address. */
  readonly lettre = input('');

  private readonly http = inject(HttpClient);
  /** Nothing has been said yet: `null`. */
  protected readonly stopped = signal<boolean | null>(null);
  protected readonly busy = signal(false);
  protected readonly fault = signal('');

  protected async say(verb: 'stop' | 'resume'): Promise<void> {
    this.busy.set(true);
    this.fault.set('');
    try {
      const params = { lettre: this.lettre() };
      const { stopped } = await firstValueFrom(this.http.post<LetterStop>(`/api/public/letters/${verb}`, null, { params }));
      this.stopped.set(stopped);
    } catch (error) {
      this.fault.set(problemOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
