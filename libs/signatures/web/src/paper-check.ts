import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import {
  Button,
  Control,
  DayPipe,
  EmptyState,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Icon,
  Load,
  PageHead,
  problemOf,
  serverErrors,
  Sheet,
  Toasts,
} from '@promenade/platform/web';
import { paperDecline } from '@promenade/signatures/model';
import { Prose } from './charter-prose';
import { fieldLabels, signatoryLabels } from './labels.fr';
import { SignaturesApi } from './signatures-api';

/** `/signer/:id/papier`: the scan of a charter signed by hand, beside what is to be seen on it (S2-45). */
@Component({
  selector: 'pmd-paper-check',
  imports: [
    Button, Control, DayPipe, EmptyState, FieldFrame, FormErrors, FormField, FormRoot, Icon, Load, PageHead, Prose, RouterLink, Sheet,
  ], // prettier-ignore
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './paper-check.html',
  styleUrl: './paper-check.scss',
})
export class PaperCheck {
  readonly id = input.required<string>();
  private readonly api = inject(SignaturesApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly request = this.api.read(this.id);
  protected readonly states = signatoryLabels;
  protected readonly crumbs = [{ label: 'Chartes', path: '/chartes' }];
  protected readonly sawSignatures = signal(false);
  protected readonly sawText = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  protected readonly whyNot = computed(() =>
    this.sawSignatures() && this.sawText() ? '' : 'Cochez ce que vous avez vu. S’il manque quelque chose, ne le retenez pas.',
  );

  private readonly sheet = viewChild(Sheet);
  private readonly summary = viewChild(FormErrors);
  private readonly reason = signal({ reason: '' });
  protected readonly form = form(this.reason, (path) => validateStandardSchema(path, paperDecline), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.decline(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  protected async accept(): Promise<void> {
    if (this.whyNot()) return;
    this.busy.set(true);
    this.refusal.set('');
    try {
      await this.api.acceptPaper(this.id());
      this.leave('Signature manuscrite retenue : la charte est signée.');
    } catch (error) {
      this.refusal.set(problemOf(error).message);
      this.request.reload();
    } finally {
      this.busy.set(false);
    }
  }

  protected openReason(): void {
    this.sheet()?.open();
  }

  private async decline(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      await this.api.declinePaper(this.id(), this.reason().reason);
    } catch (error) {
      return serverErrors(error, this.form);
    }
    this.sheet()?.close();
    this.leave('Non retenue. Un courriel dit pourquoi à qui doit signer.');
    return undefined;
  }

  private leave(said: string): void {
    this.toasts.say(said);
    void this.router.navigate(['/signer', this.id()]);
  }
}
