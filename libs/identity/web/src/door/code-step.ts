import { afterNextRender, booleanAttribute, Component, computed, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, required, type ValidationError } from '@angular/forms/signals';
import { Button, Control, FieldFrame, LinkButton, problemOf } from '@promenade/platform/web';
import { FormRefusal } from '../form-refusal';

/** The second step of coming in: a code of the telephone, or of recovery. What was typed before stays with whoever shows this. */
@Component({
  selector: 'pmd-code-step',
  imports: [Button, Control, FieldFrame, FormField, FormRefusal, FormRoot, LinkButton],
  template: `
    <form class="stack" [formRoot]="form">
      @if (nested()) {
        <h2>Votre code</h2>
      } @else {
        <h1 tabindex="-1">Votre code</h1>
      }
      <p class="soft">{{ lead() }}</p>
      <pmd-form-refusal [form]="form" />
      @if (recovery()) {
        <pmd-field label="Code de secours" hint="Douze signes, avec ou sans tirets.">
          <input pmdControl autocomplete="off" autocapitalize="characters" spellcheck="false" [formField]="form.code" />
        </pmd-field>
      } @else {
        <pmd-field label="Code à six chiffres">
          <input pmdControl inputmode="numeric" autocomplete="one-time-code" [formField]="form.code" />
        </pmd-field>
      }
      <button class="whole" pmdButton="act" size="thumb" type="submit" [busy]="form().submitting()" busyWord="Connexion…">Continuer</button>
      <p class="row between">
        <button pmdLink type="button" (click)="change()">
          {{ recovery() ? 'Donner le code du téléphone' : 'Téléphone perdu : code de secours' }}
        </button>
        <button pmdLink type="button" (click)="back.emit()">Revenir</button>
      </p>
      @if (recovery()) {
        <p class="cap soft">
          Ni téléphone, ni code de secours&#8239;? La coordination de votre département peut réinitialiser votre connexion.
        </p>
      }
    </form>
  `,
})
export class CodeStep {
  /** Comes in with the code; fails with the problem of the API. */
  readonly enter = input.required<(code: string) => Promise<unknown>>();
  /** In a page that has its own title. */
  readonly nested = input(false, { transform: booleanAttribute });
  readonly back = output();

  protected readonly recovery = signal(false);
  protected readonly lead = computed(() =>
    this.recovery()
      ? 'Un des dix codes gardés le jour où vous avez activé la connexion en deux étapes. Il sert une seule fois.'
      : 'Ouvrez votre application de codes et recopiez celui de Promenade.',
  );
  private readonly typed = signal({ code: '' });
  protected readonly form = form(this.typed, (path) => required(path.code, { message: 'Écrivez le code.' }), {
    submission: { action: () => this.send() },
  });

  constructor() {
    afterNextRender(() => this.form.code().focusBoundControl());
  }

  protected change(): void {
    this.recovery.update((shown) => !shown);
    this.form().reset({ code: '' });
  }

  private async send(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      await this.enter()(this.typed().code);
      return undefined;
    } catch (error) {
      const { code, message } = problemOf(error);
      if (code !== 'totp-wrong') return [{ kind: 'server', message }];
      this.form.code().focusBoundControl();
      return [{ kind: 'server', message, fieldTree: this.form.code }];
    }
  }
}
