import type { ImportColumn } from '@promenade/directory/model';

/** From there on a guess needs no second look. */
const SURE = 0.75;

/** Recognised, but not enough to be left unseen; a column taken for nothing is not in doubt: it is simply not imported. */
export function isUnsure({ field, confidence }: ImportColumn): boolean {
  return field !== null && confidence < SURE;
}

/** What needs an answer first, then what is not recognised, then what is sure; in the order of the file within each. */
export function byNeed(columns: readonly ImportColumn[]): readonly ImportColumn[] {
  const rank = (column: ImportColumn): number => (isUnsure(column) ? 0 : column.field === null ? 1 : 2);
  return columns.toSorted((one, other) => rank(one) - rank(other));
}
