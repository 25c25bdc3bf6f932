import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, required, type ValidationError } from '@angular/forms/signals';
import type { SecondFactor } from '@promenade/identity/model';
import { Button, Control, counted, FieldFrame, MomentPipe, serverErrors, Session, StatusChip, Toasts } from '@promenade/platform/web';
import { FormRefusal } from '../../form-refusal';
import { SecondFactorApi } from './second-factor-api';

/** It is on: other codes of recovery, or the end of it, which is also how one changes telephones. */
@Component({
  selector: 'pmd-two-steps-keep',
  imports: [Button, Control, FieldFrame, FormField, FormRefusal, FormRoot, MomentPipe, StatusChip],
  template: `
    <div class="stack-l">
      <p><pmd-status is="good">activée</pmd-status> depuis le {{ state().since | moment }}. {{ left() }}</p>
      <form class="stack card" [formRoot]="renewal" aria-labelledby="secours">
        <h2 id="secours">Codes de secours</h2>
        <p class="soft">Dix codes neufs remplacent tous ceux d’avant.</p>
        <pmd-form-refusal [form]="renewal" />
        <pmd-field label="Code du téléphone, pour de nouveaux codes">
          <input pmdControl inputmode="numeric" autocomplete="one-time-code" [formField]="renewal.code" />
        </pmd-field>
        <p><button pmdButton="line" type="submit" [busy]="renewal().submitting()">Faire dix nouveaux codes</button></p>
      </form>
      <form class="stack card" [formRoot]="end" aria-labelledby="fin">
        <h2 id="fin">Changer de téléphone, ou désactiver</h2>
        <p class="soft">
          {{
            state().required
              ? 'Désactivez-la, puis activez-la aussitôt sur le nouveau téléphone : votre rôle la demande.'
              : 'Pour changer de téléphone, désactivez-la, puis activez-la sur le nouveau.'
          }}
        </p>
        <pmd-form-refusal [form]="end" />
        <input type="hidden" autocomplete="username" [value]="email()" />
        @if (hasPassword()) {
          <pmd-field label="Mot de passe actuel">
            <input pmdControl type="password" autocomplete="current-password" [formField]="end.current" />
          </pmd-field>
        }
        <pmd-field label="Code du téléphone, ou de secours">
          <input pmdControl autocomplete="one-time-code" [formField]="end.code" />
        </pmd-field>
        <p><button pmdButton="line" type="submit" [busy]="end().submitting()">Désactiver</button></p>
      </form>
    </div>
  `,
})
export class TwoStepsKeep {
  readonly state = input.required<SecondFactor>();
  readonly hasPassword = input.required<boolean>();
  readonly renewed = output<readonly string[]>();
  readonly turnedOff = output();

  private readonly api = inject(SecondFactorApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly email = computed(() => this.session.current()?.account.email ?? '');
  protected readonly left = computed(() => {
    const { codesLeft } = this.state();
    return codesLeft ? `Il reste ${counted(codesLeft, 'code de secours', 'codes de secours')}.` : 'Il ne reste aucun code de secours.';
  });
  private readonly forRenewal = signal({ code: '' });
  private readonly forEnd = signal({ code: '', current: '' });
  protected readonly renewal = form(this.forRenewal, (path) => required(path.code, { message: 'Écrivez le code.' }), {
    submission: { action: () => this.renew() },
  });
  protected readonly end = form(
    this.forEnd,
    (path) => {
      required(path.code, { message: 'Écrivez le code.' });
      required(path.current, { when: () => this.hasPassword(), message: 'Écrivez votre mot de passe actuel.' });
    },
    { submission: { action: () => this.turnOff() } },
  );

  private async renew(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const { codes } = await this.api.renew(this.forRenewal().code);
      this.renewed.emit(codes);
      return undefined;
    } catch (error) {
      return serverErrors(error, this.renewal);
    }
  }

  private async turnOff(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { code, current } = this.forEnd();
    try {
      await this.api.turnOff({ code, ...(this.hasPassword() && { current }) });
    } catch (error) {
      return serverErrors(error, this.end);
    }
    this.toasts.say('La connexion en deux étapes est désactivée.');
    this.turnedOff.emit();
    return undefined;
  }
}
