import { Component, input, signal } from '@angular/core';

let definitions = 0;

/** « ? »: what a number means, on hover and on focus, left by Esc; the bubble itself can be hovered. */
@Component({
  selector: 'pmd-definition',
  host: {
    '(mouseenter)': 'open.set(true)',
    '(mouseleave)': 'open.set(false)',
    '(keydown.escape)': 'close($event)',
  },
  template: `
    <button
      type="button"
      [attr.aria-label]="'Définition : ' + of()"
      [attr.aria-describedby]="id"
      (focus)="open.set(true)"
      (blur)="open.set(false)"
      (click)="open.set(true)"
    >
      ?
    </button>
    <span role="tooltip" [id]="id" [class.open]="open()">{{ text() }}</span>
  `,
  styleUrl: './definition.scss',
})
export class Definition {
  /** The name of what is defined, for those who do not see where the « ? » stands. */
  readonly of = input.required<string>();
  readonly text = input.required<string>();

  protected readonly id = `definition-${++definitions}`;
  protected readonly open = signal(false);

  /** Esc closes the bubble and nothing else (a dialog around stays). */
  protected close(event: Event): void {
    if (this.open()) event.stopPropagation();
    this.open.set(false);
  }
}
