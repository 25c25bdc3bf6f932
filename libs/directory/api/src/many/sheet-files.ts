import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import type { CellValue, ExportColumn } from './export-columns.fr';

/** Rows written before others are let through: some milliseconds of work. */
const AT_ONCE = 200;
const FORMATS = { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' } as const;

/** @param name of the sheet of a workbook */
export function writeSheet<Row>(
  out: Writable,
  format: 'xlsx' | 'csv',
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): Promise<void> {
  return format === 'csv' ? writeCsv(out, columns, rows) : writeXlsx(out, name, columns, rows);
}

/** A file for spreadsheets as the French ones open it. What they would take for a formula is written after an apostrophe. */
async function writeCsv<Row>(out: Writable, columns: readonly ExportColumn<Row>[], rows: readonly Row[]): Promise<void> {
  out.write(stringify([columns.map(({ title }) => title)], FORMATS));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const lines = rows.slice(at, at + AT_ONCE).map((row) => columns.map(({ of }) => of(row) ?? ''));
    if (!out.write(stringify(lines, { ...FORMATS, bom: false }))) await drained(out);
    await breathe();
  }
  out.end();
}

/** A workbook of two sheets: the lines, then what each column means. Cells are typed, and never a formula. */
async function writeXlsx<Row>(out: Writable, name: string, columns: readonly ExportColumn<Row>[], rows: readonly Row[]): Promise<void> {
  // Shared strings would be kept whole until the end; inline ones leave with their row.
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out as never, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ title }) => ({ header: title, width: Math.max(12, title.length + 4) }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  for (const [at, row] of rows.entries()) {
    sheet.addRow(columns.map(({ of }) => written(of(row)))).commit();
    if (at % AT_ONCE === AT_ONCE - 1) await (out.writableNeedDrain ? drained(out) : breathe());
  }
  sheet.commit();
  describe(book, columns);
  await book.commit();
}

function describe(book: ExcelJS.stream.xlsx.WorkbookWriter, columns: readonly ExportColumn<never>[]): void {
  const sheet = book.addWorksheet('Description');
  sheet.columns = [
    { header: 'Colonne', width: 26 },
    { header: 'Ce qu’elle dit', width: 60 },
    { header: 'Comment elle est écrite', width: 60 },
  ];
  sheet.getRow(1).font = { bold: true };
  for (const { title, meaning, format } of columns) sheet.addRow([title, meaning, format]).commit();
  sheet.commit();
}

/** Characters that XML cannot hold are left out; a number stays a number. */
function written(value: CellValue | undefined): CellValue {
  return typeof value === 'string' ? value.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '') : (value ?? null);
}

/** Whoever reads slowly is waited for; whoever has gone is not. */
async function drained(out: Writable): Promise<void> {
  if (out.destroyed || !out.writableNeedDrain) return;
  const gone = new AbortController();
  const leave = () => gone.abort();
  out.once('close', leave);
  await once(out, 'drain', { signal: gone.signal }).catch(() => undefined);
  out.off('close', leave);
}
