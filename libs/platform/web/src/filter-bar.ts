import { Component, computed, input, linkedSignal } from '@angular/core';
import { Button } from './button';
import type { Choice } from './choices';
import { Icon } from './icon';
import { Sheet } from './sheet';
import type { AnyFilters } from './url-filters';

/** One thing a list can be filtered by: a key of the URL, its name, its answers. */
export interface Filter {
  readonly key: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** Search, « Filtrer » (a sheet), and what is applied as chips that can be removed; all of it in the URL. */
@Component({
  selector: 'pmd-filter-bar',
  imports: [Button, Icon, Sheet],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
})
export class FilterBar {
  readonly filters = input.required<AnyFilters>();
  readonly by = input<readonly Filter[]>([]);
  /** What the search looks into; no search without it. Its key in the URL is `q`. */
  readonly search = input('');

  protected readonly typed = linkedSignal(() => this.filters().value()['q'] ?? '');
  protected readonly chips = computed(() =>
    this.by().flatMap(({ key, label, choices }) => {
      const value = this.filters().value()[key];
      if (!value || !this.filters().active().includes(key)) return [];
      return [{ key, said: `${label}\u00a0: ${choices.find((choice) => choice.value === value)?.label ?? value}` }];
    }),
  );
  private timer?: ReturnType<typeof setTimeout>;

  protected set(key: string, value: string): void {
    this.filters().set({ [key]: value });
  }

  /** Looks while one types, 250 ms after the last letter. */
  protected type(words: string): void {
    this.typed.set(words);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.filters().set({ q: words.trim() }), 250);
  }

  protected lookNow(event: Event): void {
    event.preventDefault();
    clearTimeout(this.timer);
    this.filters().set({ q: this.typed().trim() });
  }
}
