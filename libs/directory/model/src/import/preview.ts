import { plain } from '@promenade/platform/model';
import { decided, type KnownRecordValues } from './decide';
import { decidedStructures } from './decide-structures';
import { importActions, type ImportCounts, type ImportPreview, type ImportRow } from './import';
import { type Line, placesOf } from './line';
import { readLine, type ReadingContext } from './read-line';
import { readStructureLine } from './read-structure-line';
import { cellText, type SheetCell } from './sheet';
import { type NameOrder, nameOrderOf } from './split-name';
import { type ImportTable, kindOf } from './table';

/** `told` hears how many lines are read, now and then. */
type Context = Omit<ReadingContext, 'nameOrder'> & { readonly told?: (done: number, total: number) => void };

/** Lines between two words of progress. */
const STRIDE = 250;

/** Cells shown of a column, and as much of each as tells what it holds. */
const SAMPLES = 3;
const MOST_SHOWN = 60;

/**
 * Every line of the table, read and decided; nothing is written. The same table and the same base give the same answer.
 * @param known the records of the kind that the table is about
 */
export function previewOf(table: ImportTable, context: Context, known: readonly KnownRecordValues[]): Omit<ImportPreview, 'id'> {
  const rows = decidedRows(table, context, known);
  return { kind: kindOf(table), sheet: table.sheet, columns: sampled(table), rows, counts: countsOf(rows) };
}

function decidedRows(table: ImportTable, context: Context, known: readonly KnownRecordValues[]): ImportRow[] {
  const places = placesOf(table.columns);
  const { length } = table.rows;
  const read = (reader: (row: ImportTable['rows'][number]) => Line) =>
    table.rows.map((row, at) => {
      if (at % STRIDE === 0) context.told?.(at, length);
      return reader(row);
    });
  if (kindOf(table) === 'structures')
    return decidedStructures(
      read((row) => readStructureLine(row, places, context)),
      known,
    );
  const nameOrder = orderOf(table);
  return decided(
    read((row) => readLine(row, places, { ...context, ...(nameOrder && { nameOrder }) })),
    known,
  );
}

/** The columns, each with the first different things that its cells say. */
function sampled({ columns, rows }: ImportTable): ImportPreview['columns'] {
  return columns.map((column, at) => ({ ...column, samples: samplesOf(rows.map(({ cells }) => cells[at])) }));
}

function samplesOf(cells: readonly (SheetCell | undefined)[]): string[] {
  const found = new Set<string>();
  for (const cell of cells) {
    const text = cellText(cell);
    if (text !== '') found.add(text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).toWellFormed()}…` : text);
    if (found.size === SAMPLES) break;
  }
  return [...found];
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
