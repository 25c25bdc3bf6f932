import { promeneurSortKeys } from '@promenade/directory/model';
import type { Sort } from '@promenade/platform/web';

/** `name` or `-name`, as the URL keeps it and the API takes it. */
export function sortOf(word: string, keys: readonly string[] = promeneurSortKeys): Sort | null {
  const key = word.replace(/^-/, '');
  if (!keys.includes(key)) return null;
  return { key, direction: word.startsWith('-') ? 'descending' : 'ascending' };
}

export function wordOf(sort: Sort | null): string {
  if (!sort) return '';
  return `${sort.direction === 'descending' ? '-' : ''}${sort.key}`;
}
