import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { may } from '@promenade/identity/model';
import { Button, Choices, DayPipe, Icon, problemOf, Session, Sheet, Toasts } from '@promenade/platform/web';
import { type CancelReason, cancelReasons, type SignatureDetail } from '@promenade/signatures/model';
import { cancelLabels } from './labels.fr';
import { SignaturesApi } from './signatures-api';

/** What the coordination reads and does of a request that is not its own to sign: why it was refused, taken back while it waits, the charter put again. */
@Component({
  selector: 'pmd-request-care',
  imports: [Button, Choices, DayPipe, Icon, RouterLink, Sheet],
  templateUrl: './request-care.html',
  styles: `
    .said {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class RequestCare {
  readonly of = input.required<SignatureDetail>();
  /** It was taken back: the request is to be read again. */
  readonly moved = output();

  private readonly api = inject(SignaturesApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal(false);
  protected readonly leads = computed(() => may(this.session.role(), 'signatures.ask'));

  private readonly sheet = viewChild(Sheet);
  protected readonly labels = cancelLabels;
  protected readonly reasons = cancelReasons.map((value) => ({ value, label: cancelLabels[value] }));
  protected readonly reason = signal('');
  /** Nothing is reproached before somebody tries. */
  protected readonly tried = signal(false);
  protected readonly awaited = computed(() => this.of().next?.name ?? '');

  protected async cancel(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (!this.reason()) return;
    await this.trying(async () => {
      await this.api.cancel(this.of().id, this.reason() as CancelReason);
      this.sheet()?.close();
      this.toasts.say('Demande annulée. Le lien envoyé n’ouvre plus.');
      this.moved.emit();
    });
  }

  protected openSheet(): void {
    this.sheet()?.open();
  }

  protected async askAgain(): Promise<void> {
    await this.trying(async () => {
      const [asked] = (await this.api.ask([this.of().promeneur.id])).items;
      this.toasts.say('La charte est proposée de nouveau : le courriel part à l’instant.');
      await this.router.navigate(['/signer', asked!.id]);
    });
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
