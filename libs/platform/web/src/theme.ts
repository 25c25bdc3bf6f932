import { isPlatformBrowser } from '@angular/common';
import { computed, DOCUMENT, inject, PLATFORM_ID, Service, signal } from '@angular/core';

export const themes = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themes)[number];

const KEY = 'promenade.theme';

/** Light, dark, or as the system: the person's own choice, kept by the browser, never by the server. */
@Service()
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly inBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  private readonly chosen = signal<ThemeChoice>('system');
  private readonly systemDark = signal(false);

  readonly choice = this.chosen.asReadonly();
  readonly isDark = computed(() => this.chosen() === 'dark' || (this.chosen() === 'system' && this.systemDark()));

  constructor() {
    if (!this.inBrowser) return;
    const system = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
    this.systemDark.set(system?.matches ?? false);
    system?.addEventListener('change', ({ matches }) => this.systemDark.set(matches));
    const kept = keptChoice();
    if (kept) this.apply(kept);
  }

  choose(choice: ThemeChoice): void {
    this.apply(choice);
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // A browser that keeps nothing: the choice holds until the page is closed.
    }
  }

  private apply(choice: ThemeChoice): void {
    this.chosen.set(choice);
    if (choice === 'system') this.root.removeAttribute('data-theme');
    else this.root.setAttribute('data-theme', choice);
  }
}

function keptChoice(): ThemeChoice | undefined {
  try {
    return themes.find((theme) => theme === localStorage.getItem(KEY));
  } catch {
    return undefined;
  }
}
