import type { FieldError } from '@promenade/platform/model';
import { gatheredFields, type ImportField, type ImportKind } from './fields';
import type { ImportCell, ImportColumn, ImportMapping, ImportPatch } from './import';
import { recalled, type RememberedFields } from './remembered';
import { cellErrors, corrected, type ImportTable, kindOf, mappingErrors, remapped, retaken } from './table';

/** An import not written yet: the table as read, and what a person said since. */
export interface ImportDraft {
  readonly table: ImportTable;
  readonly mapping: ImportMapping;
  readonly corrections: readonly ImportCell[];
}

/** What a département remembers of headers, for each kind of file. */
export type Remembered = Readonly<Record<ImportKind, RememberedFields>>;

/** The table with the columns as a person says they are, and the cells as they corrected them. */
export function tableOfDraft({ table, mapping, corrections }: ImportDraft): ImportTable {
  return corrected(remapped(table, mapping), corrections);
}

/** The draft once a person said more; the last word counts. @returns errors for what cannot be followed */
export function revised(draft: ImportDraft, patch: ImportPatch, remembered: Remembered): ImportDraft | { readonly errors: FieldError[] } {
  const { mapping = {}, cells = [], kind } = patch;
  const taken = kind === undefined || kind === kindOf(draft.table) ? draft : takenFor(draft, kind, remembered[kind]);
  const errors = [...mappingErrors(taken.table, mapping), ...cellErrors(taken.table, cells)];
  if (errors.length > 0) return { errors };
  return { table: taken.table, mapping: said(taken.mapping, mapping), corrections: merged(taken.corrections, cells) };
}

/** The same draft, its columns guessed without what was remembered of them. @param source of one column; of all when not said */
export function forgotten(draft: ImportDraft, source?: string): ImportDraft {
  const { table } = draft;
  const guesses = new Map(retaken(table, kindOf(table)).columns.map((column) => [column.source, column]));
  const isForgotten = (column: ImportColumn) => column.remembered === true && (source === undefined || column.source === source);
  const kept = new Set(table.columns.filter((column) => !isForgotten(column)).flatMap(({ field }) => field ?? []));
  const columns = table.columns.map((column) => {
    if (!isForgotten(column)) return column;
    const guess = guesses.get(column.source);
    return guess?.field && (gatheredFields.includes(guess.field) || !kept.has(guess.field))
      ? guess
      : { source: column.source, field: null, confidence: 0 };
  });
  return { ...draft, table: { ...table, columns } };
}

/** Other fields, the same lines: cells corrected under a header of the file stay so. */
function takenFor({ table, corrections }: ImportDraft, kind: ImportKind, remembered: RememberedFields): ImportDraft {
  const sources = new Set(table.columns.map(({ source }) => source));
  return {
    table: recalled(retaken(table, kind), remembered),
    mapping: {},
    corrections: corrections.filter(({ column }) => sources.has(column)),
  };
}

/** What is said now leaves to no other column a field that one column alone may feed. */
function said(before: ImportMapping, now: ImportMapping): ImportMapping {
  const isAlone = (field: ImportField | null) => field !== null && !gatheredFields.includes(field);
  const taken = new Set(Object.values(now).filter(isAlone));
  const left = Object.entries(before).map(([source, field]) => [source, taken.has(field) ? null : field] as const);
  return { ...Object.fromEntries(left), ...now };
}

/** The last word on each cell. */
function merged(before: readonly ImportCell[], now: readonly ImportCell[]): ImportCell[] {
  const cells = new Map([...before, ...now].map((cell) => [`${cell.line} ${cell.column}`, cell]));
  return [...cells.values()];
}
