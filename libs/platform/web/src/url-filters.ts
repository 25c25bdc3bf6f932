import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

export interface UrlFilters<T extends Record<string, string>> {
  /** What is asked, every key present; a key that the URL does not name has its first value. */
  readonly value: Signal<T>;
  /** The same, as query parameters for the API: empty ones left out. */
  readonly query: Signal<Record<string, string>>;
  /** Keys that filter now, `page`, `size` and `sort` excepted. */
  readonly active: Signal<(keyof T & string)[]>;
  /** Writes into the URL; unless it names one, the page is the first again. */
  set(changes: Partial<T>): void;
  /** Back to the first values. */
  clear(): void;
}

/** Filters whatever their keys, for what only shows them. */
export interface AnyFilters {
  readonly value: Signal<Record<string, string>>;
  readonly active: Signal<readonly string[]>;
  set(changes: Record<string, string>): void;
  clear(): void;
}

const PLACE = ['page', 'size', 'sort'];

/**
 * Filters kept in the URL, so that a list can be sent to somebody, found again with Back, and exported as seen.
 * Call it in a field of a page: `readonly filters = urlFilters({ q: '', volet: '', page: '1' })`.
 */
export function urlFilters<T extends Record<string, string>>(first: T): UrlFilters<T> {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  const params = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const keys = Object.keys(first) as (keyof T & string)[];
  const value = computed(() => Object.fromEntries(keys.map((key) => [key, params().get(key) ?? first[key]])) as T, { equal: sameWords });
  const write = (changes: Partial<Record<string, string>>): void => {
    const queryParams = Object.fromEntries(Object.entries(changes).map(([key, said]) => [key, said === first[key] || !said ? null : said]));
    void router.navigate([], { relativeTo: route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  };
  return {
    value,
    query: computed(() => Object.fromEntries(Object.entries(value()).filter(([, said]) => said !== ''))),
    active: computed(() => keys.filter((key) => !PLACE.includes(key) && value()[key] !== first[key])),
    set: (changes) => write('page' in first && !('page' in changes) ? { ...changes, page: undefined } : changes),
    clear: () => write(Object.fromEntries(keys.map((key) => [key, first[key]]))),
  };
}

function sameWords(one: Record<string, string>, other: Record<string, string>): boolean {
  return Object.keys(one).every((key) => one[key] === other[key]);
}
