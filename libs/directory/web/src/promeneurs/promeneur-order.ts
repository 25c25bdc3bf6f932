import type { PromeneurItem } from '@promenade/directory/model';
import type { Sort } from '@promenade/platform/web';
import { stateLabels, voletsOf } from '../labels.fr';

const collator = new Intl.Collator('fr', { sensitivity: 'base' });

const keys: Record<string, (one: PromeneurItem) => string> = {
  name: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  structure: ({ structure }) => structure?.name ?? '',
  volets: ({ volets }) => voletsOf(volets),
  state: ({ state }) => stateLabels[state],
  signedOn: ({ charter }) => charter.signedOn ?? '',
};

/** `name` or `-name`, as the URL keeps it. */
export function sortOf(word: string): Sort | null {
  const key = word.replace(/^-/, '');
  if (!(key in keys)) return null;
  return { key, direction: word.startsWith('-') ? 'descending' : 'ascending' };
}

export function wordOf(sort: Sort | null): string {
  if (!sort) return '';
  return `${sort.direction === 'descending' ? '-' : ''}${sort.key}`;
}

/** Sorted as asked; what says nothing comes last, whichever way. Namesakes keep the order of names that the API gives. */
export function ordered(items: readonly PromeneurItem[], sort: Sort | null): readonly PromeneurItem[] {
  const keyOf = sort && keys[sort.key];
  if (!keyOf) return items;
  const way = sort.direction === 'descending' ? -1 : 1;
  return items.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (!a || !b) return Number(!a) - Number(!b);
    return way * collator.compare(a, b);
  });
}
