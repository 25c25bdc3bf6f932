import { Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { Button } from './button';
import { Icon } from './icon';

/**
 * A panel over the page: on the right of a screen, at the bottom of a phone. The browser's own dialog: focus stays inside,
 * Esc closes, focus goes back to what opened it. Reversible things only; the irreversible is asked by `Confirm`.
 */
@Component({
  selector: 'pmd-sheet',
  imports: [Button, Icon],
  template: `
    <dialog #dialog [attr.aria-label]="title()" closedby="any" (close)="closed.emit()">
      <div class="box">
        <header>
          <h2>{{ title() }}</h2>
          <button pmdButton="plain" size="icon" type="button" aria-label="Fermer" (click)="close()"><pmd-icon name="x" /></button>
        </header>
        <div class="in"><ng-content /></div>
      </div>
    </dialog>
  `,
  styleUrl: './sheet.scss',
})
export class Sheet {
  readonly title = input.required<string>();
  readonly closed = output();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(): void {
    const dialog = this.dialog().nativeElement;
    if (dialog.open) return;
    dialog.showModal();
  }

  close(): void {
    this.dialog().nativeElement.close();
  }
}
