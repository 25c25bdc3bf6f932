import { Component, computed, input, model } from '@angular/core';
import { Button } from './button';
import { count, counted } from './fr';
import { Icon } from './icon';

/** Under a list: what is seen (« 8 promeneurs sur 28, avec vos 2 filtres »), the pages, and an export that takes just that (projected). */
@Component({
  selector: 'pmd-pager',
  imports: [Button, Icon],
  template: `
    <span role="status">{{ sentence() }}</span>
    @if (pages() > 1) {
      <nav aria-label="Pages de la liste">
        <button pmdButton="line" size="s" type="button" [attr.aria-disabled]="page() <= 1 || null" (click)="turn(-1)">
          <pmd-icon name="back" />Précédente
        </button>
        <span>page {{ page() }} sur {{ pages() }}</span>
        <button pmdButton="line" size="s" type="button" [attr.aria-disabled]="page() >= pages() || null" (click)="turn(1)">
          Suivante<pmd-icon name="next" />
        </button>
      </nav>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-5);
      align-items: center;
      justify-content: space-between;
      margin-top: var(--s-3);
      color: var(--ink-soft);
    }
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-3);
      align-items: center;
      font-variant-numeric: tabular-nums;
    }
    @media print {
      nav {
        display: none;
      }
    }
  `,
})
export class Pager {
  /** Rows with the filters. */
  readonly total = input.required<number>();
  readonly size = input.required<number>();
  readonly page = model(1);
  readonly noun = input<readonly [one: string, many: string]>(['ligne', 'lignes']);
  /** How many filters are applied. */
  readonly filters = input(0);
  /** Rows without any filter, when the page knows it. */
  readonly outOf = input<number>();

  protected readonly pages = computed(() => Math.max(1, Math.ceil(this.total() / this.size())));
  protected readonly sentence = computed(() => {
    const seen = counted(this.total(), ...this.noun());
    const outOf = this.outOf();
    const among = outOf === undefined || outOf === this.total() ? '' : ` sur\u00a0${count(outOf)}`;
    const filters = this.filters();
    return `${seen}${among}${filters ? `, avec ${filters === 1 ? 'votre filtre' : `vos ${filters} filtres`}` : ''}`;
  });

  protected turn(step: number): void {
    this.page.set(Math.min(this.pages(), Math.max(1, this.page() + step)));
  }
}
