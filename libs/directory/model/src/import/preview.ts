import { plain } from '@promenade/platform/model';
import { decided, type KnownPromeneur } from './decide';
import { importActions, type ImportCounts, type ImportPreview, type ImportRow } from './import';
import { placesOf } from './line';
import { readLine, type ReadingContext } from './read-line';
import { cellText } from './sheet';
import { type NameOrder, nameOrderOf } from './split-name';
import type { ImportTable } from './table';

/** Every line of the table, read and decided; nothing is written. The same table and the same base give the same answer. */
export function previewOf(
  table: ImportTable,
  context: Omit<ReadingContext, 'nameOrder'>,
  known: readonly KnownPromeneur[],
): Omit<ImportPreview, 'id'> {
  const nameOrder = orderOf(table);
  const places = placesOf(table.columns);
  const lines = table.rows.map((row) => readLine(row, places, { ...context, ...(nameOrder && { nameOrder }) }));
  const rows = decided(lines, known);
  return { sheet: table.sheet, columns: [...table.columns], rows, counts: countsOf(rows) };
}

export function countsOf(rows: readonly Pick<ImportRow, 'action'>[]): ImportCounts {
  const counts = Object.fromEntries(importActions.map((action) => [action, 0])) as ImportCounts;
  for (const { action } of rows) counts[action] += 1;
  return counts;
}

/** « Nom Prénom » says the order; else the cells written with capitals do. */
function orderOf({ columns, rows }: ImportTable): NameOrder | undefined {
  const at = columns.findIndex(({ field }) => field === 'fullName');
  if (at < 0) return undefined;
  const header = plain(columns[at]!.source);
  if (/^noms?\b.*\bprenoms?\b/.test(header)) return 'last-first';
  if (/^prenoms?\b.*\bnoms?\b/.test(header)) return 'first-last';
  return nameOrderOf(rows.map(({ cells }) => cellText(cells[at])));
}
