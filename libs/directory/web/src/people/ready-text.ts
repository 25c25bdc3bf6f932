import { Component, inject, input } from '@angular/core';
import { Button, Icon, Toasts } from '@promenade/platform/web';

/** A text to copy, folded until it is wanted. */
@Component({
  selector: 'pmd-ready-text',
  imports: [Button, Icon],
  template: `
    <details class="no-print">
      <summary class="cap">Texte prêt&nbsp;: {{ label() }}</summary>
      <p class="text">{{ text() }}</p>
      <p>
        <button pmdButton="line" size="s" type="button" [attr.aria-label]="'Copier : ' + label()" (click)="copy()">
          <pmd-icon name="copy" />Copier
        </button>
      </p>
    </details>
  `,
  styles: `
    :host {
      display: block;
    }
    summary {
      min-height: 1.5rem;
      cursor: pointer;
      color: var(--act);
      font-weight: var(--w-strong);
    }
    .text {
      margin: var(--s-2) 0;
      padding: var(--s-3);
      border-radius: var(--r-m);
      background: var(--ground);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class ReadyTextBox {
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  private readonly toasts = inject(Toasts);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
      this.toasts.say('Le texte est copié.');
    } catch {
      this.toasts.say('Le navigateur ne laisse pas copier. Sélectionnez le texte à la main.');
    }
  }
}
