import { Component, computed, inject, Service, signal } from '@angular/core';
import { Button } from './button';
import { Icon } from './icon';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: () => unknown;
}

/** How long a message stays at least, in milliseconds, when nobody hovers or focuses it. */
const STAY = 8000;

/** Says what was just done, with « Annuler » when it can be undone. `toasts.say('Relance envoyée à 6 promeneurs.', () => …)` */
@Service()
export class Toasts {
  private readonly told = signal<readonly Toast[]>([]);
  private readonly known = signal<readonly Toast[]>([]);
  private timer?: ReturnType<typeof setTimeout>;
  private last = 0;

  /** The message on the screen, one at a time: the newest. */
  readonly current = computed(() => this.told().at(-1));
  /** What can still be undone, newest first: repeated in the tray « Traitements ». */
  readonly undoable = computed(() => this.known().filter(({ undo }) => undo));

  say(text: string, undo?: () => unknown): void {
    const toast = { id: ++this.last, text, ...(undo && { undo }) };
    this.told.set([toast]);
    this.known.update((known) => [toast, ...known].slice(0, 10));
    this.release();
  }

  async undo(toast: Toast): Promise<void> {
    this.close();
    this.known.update((known) => known.filter(({ id }) => id !== toast.id));
    await toast.undo?.();
  }

  close(): void {
    clearTimeout(this.timer);
    this.told.set([]);
  }

  /** Somebody reads it, or is about to act on it: it stays. */
  hold(): void {
    clearTimeout(this.timer);
  }

  /** Nobody any more: it leaves in a while. */
  release(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), STAY);
  }
}

/** Where messages appear; one in the shell. */
@Component({
  selector: 'pmd-toasts',
  imports: [Button, Icon],
  host: {
    '(mouseenter)': 'toasts.hold()',
    '(mouseleave)': 'toasts.release()',
    '(focusin)': 'toasts.hold()',
    '(focusout)': 'toasts.release()',
  },
  template: `
    <div role="status" class="night">
      @if (toasts.current(); as toast) {
        <div class="toast">
          <p>{{ toast.text }}</p>
          @if (toast.undo) {
            <button pmdButton="night" size="s" type="button" (click)="toasts.undo(toast)"><pmd-icon name="undo" />Annuler</button>
          }
          <button class="close" type="button" aria-label="Fermer le message" (click)="toasts.close()"><pmd-icon name="x" /></button>
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      position: fixed;
      bottom: var(--s-4);
      left: var(--s-4);
      z-index: 30;
      max-width: min(34rem, calc(100vw - 2 * var(--s-4)));
    }
    .toast {
      display: flex;
      gap: var(--s-3);
      align-items: center;
      padding: var(--s-2) var(--s-2) var(--s-2) var(--s-4);
      border: 1px solid transparent;
      border-radius: var(--r-speak);
      background: var(--night);
      color: var(--on-night);
      box-shadow: var(--lift-2);
    }
    p {
      flex: 1;
    }
    .close {
      display: grid;
      flex: none;
      place-items: center;
      width: 2.25rem;
      height: 2.25rem;
      border: 0;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    @media (max-width: 640px) {
      :host {
        right: var(--s-3);
        bottom: 4.75rem;
        left: var(--s-3);
        max-width: none;
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class ToastOutlet {
  protected readonly toasts = inject(Toasts);
}
