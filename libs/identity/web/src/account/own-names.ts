import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type Account, personName } from '@promenade/identity/model';
import { Button, Control, FIELD_LABELS, FieldFrame, serverErrors, Session, Toasts } from '@promenade/platform/web';
import * as z from 'zod';
import { FormRefusal } from '../form-refusal';
import { fieldLabels } from '../labels.fr';
import { AccountApi } from './account-api';

const names = z.object({ firstName: personName, lastName: personName });
type Names = z.input<typeof names>;

/** One's own names, as others read them. */
@Component({
  selector: 'pmd-own-names',
  imports: [Button, Control, FieldFrame, FormField, FormRefusal, FormRoot],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  template: `
    <form class="stack" [formRoot]="form" aria-labelledby="nom">
      <h2 id="nom">Nom</h2>
      <pmd-form-refusal [form]="form" />
      <pmd-field label="Prénom"><input pmdControl autocomplete="given-name" [formField]="form.firstName" /></pmd-field>
      <pmd-field label="Nom de famille"><input pmdControl autocomplete="family-name" [formField]="form.lastName" /></pmd-field>
      <button pmdButton="line" type="submit" [busy]="form().submitting()">Enregistrer le nom</button>
    </form>
  `,
})
export class OwnNames {
  readonly account = input.required<Account>();
  readonly renamed = output<Account>();

  private readonly api = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly typed = linkedSignal<Names>(() => ({ firstName: this.account().firstName, lastName: this.account().lastName }));
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, names), {
    submission: { action: () => this.save() },
  });

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { firstName, lastName } = this.account();
    try {
      await this.write(this.typed());
      this.toasts.say('Nom enregistré.', () => this.write({ firstName, lastName }));
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }

  private async write(chosen: Names): Promise<void> {
    const account = await this.api.rename(chosen);
    const view = this.session.current();
    if (view) this.session.set({ ...view, account: { ...view.account, firstName: account.firstName, lastName: account.lastName } });
    this.renamed.emit(account);
  }
}
