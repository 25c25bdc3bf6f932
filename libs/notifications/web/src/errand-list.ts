import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { type Errand, isUnderway } from '@promenade/notifications/model';
import { Load } from '@promenade/platform/web';
import { askAgain } from './again';
import { ErrandLine } from './errand-line';
import { ErrandsApi } from './errands-api';
import { errandStateNames } from './labels.fr';

const WHILE_RUNNING = 1000;
const AFTER_SILENCE = 5000;

/**
 * The long work one asked for, followed while there is some. Everything is read from the server: closing the page, or opening it
 * elsewhere, changes nothing.
 */
@Component({
  selector: 'pmd-errand-list',
  imports: [ErrandLine, Load],
  template: `
    <pmd-load [of]="list" name="les traitements" />
    @if (list.hasValue()) {
      @if (underway()) {
        <p class="note"><span>Vous pouvez fermer la page&nbsp;: le travail continue, et vous le retrouvez ici.</span></p>
      }
      <ul class="stack" aria-label="Traitements">
        @for (errand of list.value().items; track errand.id) {
          <li><pmd-errand-line [errand]="errand" (changed)="list.reload()" /></li>
        }
      </ul>
      <ng-content />
    }
    <p class="sr" role="status">{{ said() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-4);
    }
    .note {
      margin: 0;
    }
    li + li {
      padding-top: var(--s-4);
      border-top: var(--edge);
    }
  `,
})
export class ErrandList {
  /** Of the API's list: page and size. */
  readonly query = input<Record<string, string>>({});

  readonly list = inject(ErrandsApi).list(() => this.query());

  protected readonly underway = computed(() => this.list.hasValue() && this.list.value().items.some(isUnderway));
  /** What has changed since the last look, for who does not see it: states, not each per cent. */
  protected readonly said = signal('');
  private known = new Map<string, Errand['state']>();
  private followed = false;

  constructor() {
    askAgain(this.list, () => this.pause());
    effect(() => {
      const items = this.list.hasValue() ? this.list.value().items : undefined;
      if (items) untracked(() => this.tellChanges(items));
    });
  }

  private pause(): number | undefined {
    if (this.list.error()) return this.followed ? AFTER_SILENCE : undefined;
    this.followed = this.underway();
    return this.followed ? WHILE_RUNNING : undefined;
  }

  private tellChanges(items: readonly Errand[]): void {
    const changed = items.filter(({ id, state }) => this.known.has(id) && this.known.get(id) !== state);
    if (changed.length) this.said.set(changed.map(({ title, state }) => `${title}\u00a0: ${errandStateNames[state]}.`).join(' '));
    this.known = new Map(items.map(({ id, state }) => [id, state]));
  }
}
