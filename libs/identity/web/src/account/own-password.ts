import { Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, required, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type Account, newPassword } from '@promenade/identity/model';
import { Button, Control, FIELD_LABELS, FieldFrame, serverErrors, Toasts } from '@promenade/platform/web';
import { FormRefusal } from '../form-refusal';
import { fieldLabels } from '../labels.fr';
import { NewPassword } from '../new-password';
import { AccountApi } from './account-api';

const nothing = { current: '', password: '' };

/** Changing one's password signs the other devices out. */
@Component({
  selector: 'pmd-own-password',
  imports: [Button, Control, FieldFrame, FormField, FormRefusal, FormRoot, NewPassword],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  template: `
    <form class="stack" [formRoot]="form" aria-labelledby="mot-de-passe">
      <h2 id="mot-de-passe">Mot de passe</h2>
      <p class="soft">
        {{
          account().hasPassword
            ? 'En changer déconnecte vos autres appareils.'
            : 'Vous entrez par un lien. Avec un mot de passe, vous n’en aurez plus besoin.'
        }}
      </p>
      <pmd-form-refusal [form]="form" />
      <input type="hidden" autocomplete="username" [value]="account().email" />
      @if (account().hasPassword) {
        <pmd-field label="Mot de passe actuel">
          <input pmdControl type="password" autocomplete="current-password" [formField]="form.current" />
        </pmd-field>
      }
      <pmd-new-password label="Nouveau mot de passe" [field]="form.password" [chooser]="account()" />
      <button pmdButton="line" type="submit" [busy]="form().submitting()">
        {{ account().hasPassword ? 'Changer le mot de passe' : 'Choisir ce mot de passe' }}
      </button>
    </form>
  `,
})
export class OwnPassword {
  readonly account = input.required<Account>();
  readonly changed = output();

  private readonly api = inject(AccountApi);
  private readonly toasts = inject(Toasts);
  private readonly typed = signal(nothing);
  protected readonly form = form(
    this.typed,
    (path) => {
      required(path.current, { when: () => this.account().hasPassword, message: 'Écrivez votre mot de passe actuel.' });
      validateStandardSchema(path.password, newPassword);
    },
    { submission: { action: () => this.save() } },
  );

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { current, password } = this.typed();
    try {
      await this.api.changePassword({ password, ...(this.account().hasPassword && { current }) });
    } catch (error) {
      return serverErrors(error, this.form);
    }
    this.form().reset(nothing);
    this.toasts.say('Mot de passe enregistré. Vos autres appareils sont déconnectés.');
    this.changed.emit();
    return undefined;
  }
}
