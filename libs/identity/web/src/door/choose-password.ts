import { Location } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { newPassword } from '@promenade/identity/model';
import { Button, FIELD_LABELS, Icon, problemOf, serverErrors, Session } from '@promenade/platform/web';
import * as z from 'zod';
import { DoorsApi } from '../doors-api';
import { FormRefusal } from '../form-refusal';
import { fieldLabels } from '../labels.fr';
import { NewPassword } from '../new-password';

const asked = z.object({ password: newPassword });

/** `/mot-de-passe/nouveau#token`: the token travels where no server log sees it, and leaves the address at once. */
@Component({
  selector: 'pmd-choose-password',
  imports: [Button, FormRefusal, FormRoot, Icon, NewPassword, RouterLink],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  template: `
    <div class="stack">
      @if (done()) {
        <h1 tabindex="-1">Votre mot de passe a changé</h1>
        <p role="status">Vos appareils sont tous déconnectés. Il ne reste qu’à entrer avec le nouveau.</p>
        <a pmdButton="act" size="thumb" routerLink="/connexion">Se connecter</a>
      } @else if (spent()) {
        <h1 tabindex="-1">Ce lien ne sert plus</h1>
        <p class="note note-bad" role="alert">
          <pmd-icon name="bad" /><span>{{ spent() }}</span>
        </p>
        <a pmdButton="act" size="thumb" routerLink="/mot-de-passe/oublie">Demander un autre lien</a>
      } @else {
        <form class="stack" [formRoot]="form">
          <h1 tabindex="-1">Choisissez un mot de passe</h1>
          <pmd-form-refusal [form]="form" />
          <pmd-new-password label="Nouveau mot de passe" [field]="form.password" />
          <button pmdButton="act" size="thumb" type="submit" [busy]="form().submitting()">Changer le mot de passe</button>
        </form>
      }
    </div>
  `,
})
export class ChoosePassword {
  private readonly doors = inject(DoorsApi);
  private readonly session = inject(Session);
  private readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';
  private readonly typed = signal({ password: '' });

  protected readonly done = signal(false);
  protected readonly spent = signal(this.token ? '' : 'Ouvrez le lien du courriel en entier, ou demandez-en un autre.');
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, asked), {
    submission: { action: () => this.change() },
  });

  constructor() {
    const location = inject(Location);
    if (this.token) location.replaceState(location.path());
  }

  private async change(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      await this.doors.reset(this.token, this.typed().password);
      this.session.set(null);
      this.done.set(true);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status !== 401) return serverErrors(error, this.form);
      this.spent.set(problem.message);
      return undefined;
    }
  }
}
