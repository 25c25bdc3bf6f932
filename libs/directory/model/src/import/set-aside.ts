import type { ImportCell, ImportRow } from './import';
import type { ImportTable } from './table';

/** The lines that a written import left aside: duplicates and rejected ones, in the order of the file. */
export function linesSetAside(rows: readonly Pick<ImportRow, 'line' | 'action'>[]): number[] {
  return rows.filter(({ action }) => action === 'duplicate' || action === 'reject').map(({ line }) => line);
}

/** Those lines alone, with what was corrected of them: enough to begin again without the file. */
export function ofLines(
  table: ImportTable,
  corrections: readonly ImportCell[],
  lines: readonly number[],
): { table: ImportTable; corrections: ImportCell[] } {
  const kept = new Set(lines);
  return {
    table: { ...table, rows: table.rows.filter(({ line }) => kept.has(line)) },
    corrections: corrections.filter(({ line }) => kept.has(line)),
  };
}
