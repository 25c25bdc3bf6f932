import { Component, input, signal } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { Button, type ButtonKind } from './button';
import type { IconName } from './icons';
import { MenuPanel } from './menu-panel';

/** A line of a menu: goes somewhere (`path`), or does something (`act`); `checked` makes it one of several to choose. */
export interface MenuLine {
  readonly label: string;
  readonly icon?: IconName;
  readonly path?: string;
  readonly checked?: boolean;
  readonly act?: () => unknown;
}

/**
 * A button that opens a few lines: `<pmd-menu kind="plain" size="icon" label="Autres actions pour Léa" [lines]="lines"><pmd-icon name="dots" /></pmd-menu>`.
 * The panel (Angular Material's menu) comes with the first opening: no page is heavier for the menus nobody opens.
 */
@Component({
  selector: 'pmd-menu',
  imports: [Button, MenuPanel, NgTemplateOutlet],
  template: `
    <ng-template #face><ng-content /></ng-template>
    @defer (when asked()) {
      <pmd-menu-panel [lines]="lines()" [kind]="kind()" [size]="size()" [label]="label()" [face]="face" />
    } @placeholder {
      <button
        [pmdButton]="kind()"
        [size]="size()"
        type="button"
        aria-haspopup="menu"
        aria-expanded="false"
        [attr.aria-label]="label() || null"
        (click)="asked.set(true)"
      >
        <ng-container [ngTemplateOutlet]="face" />
      </button>
    }
  `,
  styles: `
    :host {
      display: inline-block;
    }
  `,
})
export class Menu {
  readonly lines = input.required<readonly MenuLine[]>();
  readonly kind = input<ButtonKind>('line');
  readonly size = input<'' | 's' | 'thumb' | 'icon'>('');
  /** The button's name, when what it shows is not enough (an icon). */
  readonly label = input('');

  protected readonly asked = signal(false);
}
