import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { may } from '@promenade/identity/model';
import { Button, DayPipe, Icon, problemOf, Session, Toasts } from '@promenade/platform/web';
import type { SignatureDetail } from '@promenade/signatures/model';
import { SignaturesApi } from './signatures-api';

/** What the coordination reads and does of a request that is not its own to sign: why it was refused, and the charter put again. */
@Component({
  selector: 'pmd-request-care',
  imports: [Button, DayPipe, Icon],
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

  private readonly api = inject(SignaturesApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal(false);
  protected readonly leads = computed(() => may(this.session.role(), 'signatures.ask'));

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
