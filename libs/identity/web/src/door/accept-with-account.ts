import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, required, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { InvitationAnswer, InvitationAsked } from '@promenade/identity/model';
import { Button, Control, FieldFrame, problemOf, serverErrors, Session } from '@promenade/platform/web';
import { DoorsApi } from '../doors-api';
import { FormRefusal } from '../form-refusal';
import { CodeStep } from './code-step';

/** Accepts with the account there is: by its password, from its own session in this browser, or after a link where it has no password. */
@Component({
  selector: 'pmd-accept-with-account',
  imports: [Button, CodeStep, Control, FieldFrame, FormField, FormRefusal, FormRoot, RouterLink],
  template: `
    @switch (invitation().account) {
      @case ('link') {
        @if (sent()) {
          <p class="note" role="status">
            <span>Le lien est parti. Entrez par lui, puis ouvrez de nouveau votre invitation dans ce navigateur.</span>
          </p>
        } @else {
          <p>
            Vous avez déjà un compte à l’adresse <b>{{ invitation().email }}</b>, sans mot de passe. Entrez d’abord par un lien, puis ouvrez
            de nouveau cette invitation.
          </p>
          <button pmdButton="act" size="thumb" type="button" [busy]="sending()" (click)="sendLink()">Recevoir un lien par courriel</button>
        }
      }
      @default {
        @if (asksCode()) {
          <pmd-code-step nested [enter]="withCode" (back)="asksCode.set(false)" />
        } @else {
          <form class="stack" [formRoot]="form">
            <pmd-form-refusal [form]="form" />
            @if (asksPassword()) {
              <p>
                Vous avez déjà un compte à l’adresse <b>{{ invitation().email }}</b>&nbsp;: son mot de passe suffit.
              </p>
              <input type="hidden" autocomplete="username" [value]="invitation().email" />
              <pmd-field label="Mot de passe de votre compte">
                <input pmdControl type="password" autocomplete="current-password" [formField]="form.password" />
              </pmd-field>
            } @else {
              <p>
                Ce rôle s’ajoute à votre compte <b>{{ invitation().email }}</b>, ouvert dans ce navigateur.
              </p>
            }
            <button pmdButton="act" size="thumb" type="submit" [busy]="form().submitting()" busyWord="Ouverture…">
              Accepter et entrer
            </button>
            @if (asksPassword()) {
              <p><a routerLink="/mot-de-passe/oublie">Mot de passe oublié</a></p>
            }
          </form>
        }
      }
    }
  `,
})
export class AcceptWithAccount {
  readonly invitation = input.required<InvitationAsked>();
  /** It can no more be answered as it stands: to be read again. */
  readonly closed = output();

  private readonly doors = inject(DoorsApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly asksPassword = computed(() => this.invitation().account === 'password');
  protected readonly asksCode = signal(false);
  protected readonly sending = signal(false);
  protected readonly sent = signal(false);
  private readonly typed = signal({ password: '' });
  protected readonly form = form(
    this.typed,
    (path) => required(path.password, { when: () => this.asksPassword(), message: 'Écrivez votre mot de passe.' }),
    { submission: { action: () => this.accept() } },
  );

  protected async sendLink(): Promise<void> {
    this.sending.set(true);
    await this.doors.sendLink(this.invitation().email).then(
      () => this.sent.set(true),
      () => this.closed.emit(),
    );
    this.sending.set(false);
  }

  private async accept(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      await this.enter(this.asksPassword() ? this.typed() : {});
      return undefined;
    } catch (error) {
      const { code, status } = problemOf(error);
      if (code === 'totp-required') return this.askCode();
      if ([401, 409].includes(status)) this.closed.emit();
      return serverErrors(error, this.form);
    }
  }

  protected readonly withCode = (totp: string): Promise<void> => this.enter({ ...this.typed(), totp });

  private askCode(): undefined {
    this.asksCode.set(true);
    return undefined;
  }

  private async enter(answer: InvitationAnswer): Promise<void> {
    this.session.set(await this.doors.accept(answer));
    await this.router.navigateByUrl('/', { replaceUrl: true });
  }
}
