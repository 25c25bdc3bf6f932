import { NgTemplateOutlet } from '@angular/common';
import { afterNextRender, Component, input, type TemplateRef, viewChild } from '@angular/core';
import { MAT_RIPPLE_GLOBAL_OPTIONS } from '@angular/material/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Button, type ButtonKind } from './button';
import { Icon } from './icon';
import type { MenuLine } from './menu';

/** The second half of `Menu`: takes the place of its button when it is first pressed, and opens at once. */
@Component({
  selector: 'pmd-menu-panel',
  imports: [Button, Icon, MatMenu, MatMenuItem, MatMenuTrigger, NgTemplateOutlet, RouterLink],
  providers: [{ provide: MAT_RIPPLE_GLOBAL_OPTIONS, useValue: { disabled: true } }],
  template: `
    <button [pmdButton]="kind()" [size]="size()" type="button" [matMenuTriggerFor]="menu" [attr.aria-label]="label() || null">
      <ng-container [ngTemplateOutlet]="face()" />
    </button>
    <mat-menu #menu="matMenu">
      @for (line of lines(); track line.label) {
        @if (line.path) {
          <a mat-menu-item [routerLink]="line.path">
            @if (line.icon) {
              <pmd-icon [name]="line.icon" />
            }
            {{ line.label }}
          </a>
        } @else {
          <button
            mat-menu-item
            type="button"
            [role]="line.checked === undefined ? 'menuitem' : 'menuitemradio'"
            [attr.aria-checked]="line.checked"
            (click)="line.act?.()"
          >
            @if (line.checked || line.icon) {
              <pmd-icon [name]="line.checked ? 'check' : line.icon!" />
            }
            {{ line.label }}
          </button>
        }
      }
    </mat-menu>
  `,
})
export class MenuPanel {
  readonly lines = input.required<readonly MenuLine[]>();
  readonly kind = input<ButtonKind>('line');
  readonly size = input<'' | 's' | 'thumb' | 'icon'>('');
  readonly label = input('');
  readonly face = input.required<TemplateRef<unknown>>();

  private readonly trigger = viewChild.required(MatMenuTrigger);

  constructor() {
    afterNextRender(() => {
      this.trigger().focus('program');
      this.trigger().openMenu();
    });
  }
}
