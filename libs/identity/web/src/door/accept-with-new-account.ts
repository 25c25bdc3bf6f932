import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { type InvitationAsked, newPassword, personName } from '@promenade/identity/model';
import { Button, Control, FIELD_LABELS, FieldFrame, problemOf, serverErrors, Session } from '@promenade/platform/web';
import * as z from 'zod';
import { DoorsApi } from '../doors-api';
import { FormRefusal } from '../form-refusal';
import { fieldLabels } from '../labels.fr';
import { NewPassword } from '../new-password';

const asked = z.object({ firstName: personName, lastName: personName, password: newPassword });

/** Accepts where there is no account yet: names as one wants them, and a password. */
@Component({
  selector: 'pmd-accept-with-new-account',
  imports: [Button, Control, FieldFrame, FormField, FormRefusal, FormRoot, NewPassword],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  template: `
    <form class="stack" [formRoot]="form">
      <pmd-form-refusal [form]="form" />
      <input type="hidden" autocomplete="username" [value]="invitation().email" />
      <pmd-field label="Prénom"><input pmdControl autocomplete="given-name" [formField]="form.firstName" /></pmd-field>
      <pmd-field label="Nom"><input pmdControl autocomplete="family-name" [formField]="form.lastName" /></pmd-field>
      <pmd-new-password [field]="form.password" [chooser]="chooser()" />
      <button pmdButton="act" size="thumb" type="submit" [busy]="form().submitting()" busyWord="Ouverture…">Accepter et entrer</button>
    </form>
  `,
})
export class AcceptWithNewAccount {
  readonly invitation = input.required<InvitationAsked>();
  /** It can no more be answered as it stands: to be read again. */
  readonly closed = output();

  private readonly doors = inject(DoorsApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  private readonly typed = linkedSignal({
    source: this.invitation,
    computation: ({ firstName, lastName }, before?: { value: z.input<typeof asked> }) =>
      before?.value ?? { firstName, lastName, password: '' },
  });
  protected readonly chooser = computed(() => ({ ...this.typed(), email: this.invitation().email }));
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, asked), {
    submission: { action: () => this.accept() },
  });

  private async accept(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      this.session.set(await this.doors.accept(this.typed()));
      await this.router.navigateByUrl('/', { replaceUrl: true });
      return undefined;
    } catch (error) {
      if ([401, 409].includes(problemOf(error).status)) this.closed.emit();
      return serverErrors(error, this.form);
    }
  }
}
