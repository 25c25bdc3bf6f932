import type { PromeneurFilter, PromeneurItem, PromeneurTarget } from '@promenade/directory/model';

/** Whom an act on many is for, as a page knows it: those of `people`, or all that `query` finds, `total` of them. */
export interface Chosen {
  readonly people: readonly PromeneurItem[];
  /** The filters of the list when all that they find is chosen; the house then looks for itself. */
  readonly query: Readonly<Record<string, string>> | null;
  readonly total: number;
}

const NOT_FILTERS = ['page', 'size', 'sort', 'department'];

/** Without any filter, everybody is said to be meant: the house takes no silence for it. */
export function targetOf({ people, query }: Pick<Chosen, 'people' | 'query'>): PromeneurTarget {
  if (!query) return { ids: people.map(({ id }) => id) };
  const filter = filterOf(query);
  return Object.keys(filter).length > 0 ? { filter } : { filter, everyone: true };
}

export function filterOf(query: Readonly<Record<string, string>>): PromeneurFilter {
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== '' && !NOT_FILTERS.includes(key)));
}
