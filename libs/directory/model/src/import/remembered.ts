import { plain } from '@promenade/platform/model';
import { fieldsOfKind, gatheredFields, type ImportField, type ImportKind } from './fields';
import type { ImportColumn, ImportMapping } from './import';
import { type ImportTable, isNamed, kindOf } from './table';

/** What a département said last of headers, each by its normalised words; null for « not imported ». */
export type RememberedFields = Readonly<Record<string, ImportField | null>>;

const LONGEST = 200;

/** The words of a header as they are remembered: without accents, capitals nor signs. Empty when nothing is to be remembered. */
export function headerKey(source: string): string {
  return isNamed(source) ? plain(source.slice(0, LONGEST)) : '';
}

/**
 * The table with its columns named as they were last time, fully sure, and said to be so. What is remembered comes before what is guessed;
 * a field that two columns remember is given to the first.
 */
export function recalled(table: ImportTable, remembered: RememberedFields): ImportTable {
  const taken = new Set<ImportField>();
  const named = table.columns.map((column) => {
    const field = recalledField(column, remembered, kindOf(table));
    if (field === undefined || (field !== null && taken.has(field))) return { column };
    if (field !== null && !gatheredFields.includes(field)) taken.add(field);
    return { column, field };
  });
  const columns = named.map(({ column, field }): ImportColumn => {
    if (field !== undefined) return { source: column.source, field, confidence: 1, remembered: true };
    return column.field !== null && taken.has(column.field) ? { source: column.source, field: null, confidence: 0 } : column;
  });
  return { ...table, columns: withoutTwice(columns) };
}

/** What is to be remembered of an import once written: what its columns were, and those a person left out. */
export function toRemember({ columns }: Pick<ImportTable, 'columns'>, said: ImportMapping): RememberedFields {
  const told = columns.filter(({ source, field, remembered }) => field !== null || remembered || said[source] === null);
  const entries = told.map(({ source, field }) => [headerKey(source), field] as const);
  return Object.fromEntries(entries.filter(([key]) => key !== ''));
}

function recalledField({ source }: ImportColumn, remembered: RememberedFields, kind: ImportKind): ImportField | null | undefined {
  const key = headerKey(source);
  const field = key === '' || !Object.hasOwn(remembered, key) ? undefined : remembered[key];
  return field === undefined || field === null || fieldsOfKind[kind].includes(field) ? field : undefined;
}

/** A whole name beside both its halves would be the same name twice: what is remembered stays. */
function withoutTwice(columns: readonly ImportColumn[]): ImportColumn[] {
  const of = (field: ImportField) => columns.find((column) => column.field === field);
  const halves = [of('lastName'), of('firstName')];
  const whole = of('fullName');
  if (!whole || whole.remembered || halves.some((half) => half === undefined)) return [...columns];
  return columns.map((column) => (column === whole ? { source: column.source, field: null, confidence: 0 } : column));
}
