import type { SheetCell, SheetRow } from '@promenade/directory/model';
import { type CellFormat, shownAs } from './cell-formats.ts';
import type { ReadingLimits } from './limits.ts';
import { writable } from './writable.ts';
import { attributeOf, walkXml } from './xml.ts';

/** What the cells of a sheet refer to. */
export interface Workbook {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly from1904: boolean;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  value: string;
}

/** Thrown to stop the walk once enough rows were read. */
class Enough extends Error {}

/**
 * The rows of a sheet that hold something. A formula is never computed: the result that the file keeps is read, as text.
 * Stops after `limits.rows` rows, and says so.
 */
export function readWorksheet(xml: string, workbook: Workbook, limits: ReadingLimits): { rows: SheetRow[]; truncated: boolean } {
  const rows: SheetRow[] = [];
  try {
    walkXml(xml, listenerOf(rows, workbook, limits));
    return { rows, truncated: false };
  } catch (error) {
    if (error instanceof Enough) return { rows, truncated: true };
    throw error;
  }
}

function listenerOf(rows: SheetRow[], workbook: Workbook, limits: ReadingLimits) {
  let line = 0;
  let cells: SheetCell[] = [];
  let cell: OpenCell | undefined;
  let reading = false;
  const opening: Record<string, (attributes: string) => void> = {
    row: (attributes) => {
      line = Number(attributeOf(attributes, 'r') ?? line + 1);
      cells = [];
    },
    c: (attributes) => (cell = openCell(attributes, cells.length)),
    f: () => cell && (cell.formula = true),
    v: () => (reading = true),
    t: () => (reading = true),
  };
  const closing: Record<string, () => void> = {
    v: () => (reading = false),
    t: () => (reading = false),
    c: () => {
      if (cell && cell.column < limits.columns) put(cells, cell.column, valueOf(cell, workbook));
      cell = undefined;
    },
    row: () => {
      if (cells.every((one) => one === null)) return;
      if (rows.length >= limits.rows) throw new Enough();
      rows.push({ line, cells });
    },
  };
  return {
    open: (name: string, attributes: string) => opening[name]?.(attributes),
    close: (name: string) => closing[name]?.(),
    text: (text: string) => {
      if (reading && cell) cell.value += text;
    },
  };
}

/** `r` may be missing: the cell then follows the one before it. */
function openCell(attributes: string, next: number): OpenCell {
  const letters = /^[A-Z]{1,3}/.exec(attributeOf(attributes, 'r') ?? '')?.[0];
  const column = letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : next;
  return { column, type: attributeOf(attributes, 't') ?? 'n', style: Number(attributeOf(attributes, 's') ?? 0), formula: false, value: '' };
}

function put(cells: SheetCell[], column: number, value: SheetCell): void {
  while (cells.length < column) cells.push(null);
  cells[column] = value;
}

const readers: Readonly<Record<string, (value: string, workbook: Workbook) => SheetCell>> = {
  s: (value, { strings }) => strings[Number(value)] ?? null,
  str: (value) => writable(value),
  inlineStr: (value) => writable(value),
  e: (value) => writable(value),
  b: (value) => (value === '1' ? 'VRAI' : 'FAUX'),
  d: (value) => (/^\d{4}-\d\d-\d\d/.test(value) ? { date: value.slice(0, 10) } : writable(value)),
};

function valueOf(cell: OpenCell, workbook: Workbook): SheetCell {
  if (cell.value === '') return null;
  const read = readers[cell.type];
  const value = read ? read(cell.value, workbook) : numberOf(cell, workbook);
  if (value === '') return null;
  if (!cell.formula || value === null || typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : value.date;
}

function numberOf({ value, style }: OpenCell, { formats, from1904 }: Workbook): SheetCell {
  const number = Number(value);
  if (!Number.isFinite(number)) return writable(value);
  const shown = shownAs(formats[style], number, from1904);
  if (!shown) return number;
  return 'day' in shown ? { date: shown.day } : shown.hours;
}
