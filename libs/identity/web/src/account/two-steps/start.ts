import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, required, type ValidationError } from '@angular/forms/signals';
import type { SecondFactorOffer } from '@promenade/identity/model';
import { Button, Control, FieldFrame, problemOf, serverErrors, Session, Toasts } from '@promenade/platform/web';
import { FormRefusal } from '../../form-refusal';
import { SecondFactorApi } from './second-factor-api';

/** Turning it on: the application learns the seed, by its camera or by hand, and a code proves it. */
@Component({
  selector: 'pmd-two-steps-start',
  imports: [Button, Control, FieldFrame, FormField, FormRefusal, FormRoot],
  template: `
    @if (offer(); as offered) {
      <form class="stack" [formRoot]="form" aria-label="Activer la connexion en deux étapes">
        <h2>1. Montrez ce code à votre application</h2>
        <div class="offer">
          <img width="200" height="200" [src]="picture()" alt="Code à scanner avec l’application de codes" />
          <div class="stack">
            <p>
              Dans l’application de votre téléphone (FreeOTP, Aegis, Google Authenticator, Microsoft Authenticator…), ajoutez un compte et
              visez ce carré.
            </p>
            <p><a [href]="offered.uri">Ouvrir l’application de cet appareil</a></p>
            <details>
              <summary>Je ne peux pas scanner</summary>
              <p class="soft">Tapez cette clé dans l’application, puis choisissez «&nbsp;basée sur le temps&nbsp;»&nbsp;:</p>
              <p class="code key">{{ offered.secret }}</p>
            </details>
          </div>
        </div>
        <h2>2. Recopiez le code qu’elle montre</h2>
        <pmd-form-refusal [form]="form" />
        @if (asksPassword()) {
          <input type="hidden" autocomplete="username" [value]="email()" />
          <pmd-field label="Mot de passe actuel">
            <input pmdControl type="password" autocomplete="current-password" [formField]="form.current" />
          </pmd-field>
        }
        <pmd-field label="Code à six chiffres" hint="Il change toutes les trente secondes.">
          <input pmdControl inputmode="numeric" autocomplete="one-time-code" [formField]="form.code" />
        </pmd-field>
        <p><button pmdButton="act" type="submit" [busy]="form().submitting()" busyWord="Vérification…">Activer</button></p>
      </form>
    } @else {
      <div class="stack">
        <p>Il vous faut une application de codes sur votre téléphone. Elle marche sans réseau, et deux minutes suffisent.</p>
        <p><button pmdButton="act" type="button" [busy]="asking()" (click)="begin()">Commencer</button></p>
      </div>
    }
  `,
  styles: `
    .offer {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-4);
    }
    .offer > div {
      flex: 1 1 16rem;
    }
    img {
      border: var(--edge);
      border-radius: var(--r-s);
      background: #fff;
    }
    .key {
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class TwoStepsStart {
  readonly asksPassword = input.required<boolean>();
  /** It is on; the codes of recovery are shown now or never. */
  readonly started = output<readonly string[]>();

  private readonly api = inject(SecondFactorApi);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly offer = signal<SecondFactorOffer | undefined>(undefined);
  protected readonly asking = signal(false);
  protected readonly email = computed(() => this.session.current()?.account.email ?? '');
  /** As an image: markup that comes from elsewhere never enters the page. */
  protected readonly picture = computed(() => `data:image/svg+xml,${encodeURIComponent(this.offer()?.qr ?? '')}`);
  private readonly typed = signal({ code: '', current: '' });
  protected readonly form = form(
    this.typed,
    (path) => {
      required(path.code, { message: 'Écrivez le code.' });
      required(path.current, { when: () => this.asksPassword(), message: 'Écrivez votre mot de passe actuel.' });
    },
    { submission: { action: () => this.confirm() } },
  );

  protected async begin(): Promise<void> {
    this.asking.set(true);
    try {
      this.offer.set(await this.api.offer());
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    } finally {
      this.asking.set(false);
    }
  }

  private async confirm(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { code, current } = this.typed();
    try {
      const { codes } = await this.api.confirm({ code, ...(this.asksPassword() && { current }) });
      this.started.emit(codes);
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}
