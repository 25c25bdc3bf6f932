import { cellText, type ImportRow, type ImportTable } from '@promenade/directory/model';
import { stringify } from 'csv-stringify/sync';

/**
 * The rejected lines as a file that a spreadsheet opens: what is wrong, then the line as it was written. What a spreadsheet would
 * take for a formula is written after an apostrophe.
 */
export function rejectedLines(table: ImportTable, rows: readonly ImportRow[]): string {
  const cells = new Map(table.rows.map((row) => [row.line, row.cells]));
  const rejected = rows.filter(({ action }) => action === 'reject');
  const lines = rejected.map(({ line, problems }) => [
    String(line),
    problems.map(({ message }) => message).join(' '),
    ...table.columns.map((_, at) => cellText(cells.get(line)?.[at])),
  ]);
  const header = ['Ligne', 'À corriger', ...table.columns.map(({ source }) => source)];
  return stringify([header, ...lines], { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
}
