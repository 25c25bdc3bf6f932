import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { magicLinkRequest } from '@promenade/identity/model';
import { Button, Control, FieldFrame, problemOf, serverErrors } from '@promenade/platform/web';
import { DoorsApi } from '../doors-api';
import { FormRefusal } from '../form-refusal';
import { LetterSent } from './letter-sent';

/** `/mot-de-passe/oublie`: a link to choose another, whatever address is typed. */
@Component({
  selector: 'pmd-forgotten-password',
  imports: [Button, Control, FieldFrame, FormField, FormRefusal, FormRoot, LetterSent, RouterLink],
  template: `
    @if (sentTo(); as address) {
      <pmd-letter-sent [to]="address" minutes="30" [again]="sending()" (askAgain)="again()" (back)="sentTo.set('')">
        Il mène à la page où choisir un nouveau mot de passe.
      </pmd-letter-sent>
    } @else {
      <form class="stack" [formRoot]="form">
        <h1 tabindex="-1">Mot de passe oublié</h1>
        <p class="soft">Écrivez l’adresse de votre compte&nbsp;: vous y recevez un lien pour en choisir un autre.</p>
        <pmd-form-refusal [form]="form" [instead]="refused()" />
        <pmd-field label="Adresse électronique">
          <input pmdControl type="email" autocomplete="username" autocapitalize="none" [formField]="form.email" />
        </pmd-field>
        <button pmdButton="act" size="thumb" type="submit" [busy]="form().submitting()">Recevoir le lien</button>
        <p><a routerLink="/connexion">Revenir à la connexion</a></p>
      </form>
    }
  `,
})
export class ForgottenPassword {
  private readonly doors = inject(DoorsApi);
  private readonly typed = signal({ email: '' });
  protected readonly sentTo = signal('');
  protected readonly sending = signal(false);
  protected readonly refused = signal('');
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, magicLinkRequest), {
    submission: { action: () => this.send() },
  });

  /** Another letter; a failure brings the form back, with what is said. */
  protected async again(): Promise<void> {
    this.sending.set(true);
    try {
      await this.doors.forgotten(this.sentTo());
    } catch (error) {
      this.refused.set(problemOf(error).message);
      this.sentTo.set('');
    } finally {
      this.sending.set(false);
    }
  }

  private async send(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { email } = this.typed();
    this.refused.set('');
    try {
      await this.doors.forgotten(email);
      this.sentTo.set(email);
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}
