import { Component, computed, effect, inject, InjectionToken, input, signal } from '@angular/core';
import { type Chooser, isStrong, ownWords, PASSWORD_MIN, type Scorer, type Strength, strengthWith } from '@promenade/identity/model';
import { counted, fr, Icon } from '@promenade/platform/web';
import { weaknessNames } from './labels.fr';

/** Loads the scorer when a first letter is typed; a spec gives its own. */
export const PASSWORD_SCORER = new InjectionToken<() => Promise<Scorer>>('password scorer', {
  factory: () => async () => (await import('./password-scorer')).strengthOf,
});

/** Long enough for somebody to stop typing: the meter does not chatter. */
const PAUSE = 250;

/**
 * How a password being chosen holds, told while it is typed and never blocking: the server decides by the same rule. Without
 * its dictionaries (no network) it speaks of the length alone.
 */
@Component({
  selector: 'pmd-password-meter',
  imports: [Icon],
  template: `
    <div class="bars" aria-hidden="true" [class]="'is-' + level()">
      @for (step of [1, 2, 3, 4]; track step) {
        <span [class.on]="level() >= step"></span>
      }
    </div>
    <p role="status" class="cap" [class.soft]="!stands()">
      @if (stands()) {
        <pmd-icon name="done" />
      }
      {{ said() }}
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
    }
    .bars {
      display: grid;
      grid-template-columns: repeat(4, 1fr);
      gap: var(--s-1);
    }
    .bars span {
      height: 0.375rem;
      border: 1px solid var(--line-strong);
      border-radius: var(--r-s);
    }
    .bars .on {
      background: var(--warn);
      border-color: var(--warn);
    }
    .is-3 .on,
    .is-4 .on {
      background: var(--good);
      border-color: var(--good);
    }
    p {
      display: flex;
      gap: 0.375rem;
      min-height: 2.9em;
    }
    @media (forced-colors: active) {
      .bars .on {
        background: Highlight;
      }
    }
  `,
})
export class PasswordMeter {
  readonly password = input.required<string>();
  /** Whoever chooses; their names and address are the first things tried. */
  readonly chooser = input<Chooser>({ email: '', firstName: '', lastName: '' });

  private readonly load = inject(PASSWORD_SCORER);
  private readonly measured = signal<{ of: string; strength: Strength } | undefined>(undefined);

  protected readonly stands = computed(() => {
    const measured = this.measured();
    return measured?.of === this.password() && isStrong(measured.of, measured.strength);
  });
  protected readonly level = computed(() => {
    if (!this.password()) return 0;
    if (this.password().length < PASSWORD_MIN) return 1;
    return Math.max(1, this.measured()?.strength.score ?? 1);
  });
  protected readonly said = computed(() => fr(this.sentence()));

  constructor() {
    effect((onCleanup) => {
      const password = this.password();
      const words = ownWords(this.chooser());
      if (!password) return;
      const timer = setTimeout(() => void this.measure(password, words), PAUSE);
      onCleanup(() => clearTimeout(timer));
    });
  }

  private async measure(password: string, words: string[]): Promise<void> {
    try {
      const scorer = await this.load();
      if (password === this.password()) this.measured.set({ of: password, strength: strengthWith(scorer, password, words) });
    } catch {
      // The dictionaries did not arrive: the server will say.
    }
  }

  private sentence(): string {
    const password = this.password();
    if (!password) return `Au moins ${PASSWORD_MIN} caractères. Quelques mots sans rapport entre eux font un bon mot de passe.`;
    const missing = PASSWORD_MIN - password.length;
    if (missing > 0) return `Encore ${counted(missing, 'caractère', 'caractères')} au moins.`;
    const measured = this.measured();
    if (measured?.of !== password) return '';
    if (this.stands()) return measured.strength.score === 4 ? 'Ce mot de passe est très solide.' : 'Ce mot de passe est solide.';
    const { weakness } = measured.strength;
    return `Il se devine trop vite${weakness ? ` : ${weaknessNames[weakness]}` : ''}. Ajoutez un ou deux mots sans rapport.`;
  }
}
