import { type FieldError, plain, type Refusal } from '@promenade/platform/model';
import { fieldOfContent } from './cell-content';
import { guessColumns, headerLikeness, kindOfHeader } from './columns';
import { fieldsOfKind, gatheredFields, type ImportField, importField, type ImportKind } from './fields';
import type { ImportCell, ImportColumn, ImportMapping } from './import';
import { messages } from './messages.fr';
import { cellText, MOST_LINES, type Sheet, type SheetCell, type SheetRow } from './sheet';

/** The directory found in a file: its columns, and its lines, `cells[n]` under `columns[n]`. This is what an import keeps. */
export interface ImportTable {
  /** Absent from what was read before structures could be: promeneurs. */
  readonly kind?: ImportKind;
  readonly sheet: string;
  readonly columns: readonly ImportColumn[];
  readonly rows: readonly SheetRow[];
}

export type TableRefusal = Refusal<'nothing-to-import' | 'too-many-lines'>;

/** A header stands among the first rows of its sheet, under a title and a few words. */
const HEADER_WITHIN = 60;
const MOST_COLUMNS = 200;
/** The name given to a column that has none. */
const UNNAMED = /^Colonne [A-Z]{1,2}(?: \(\d+\))?$/;
const TOTAL = /^(?:(?:sous )?tota(?:l|ux)|nombre (?:de|d|total)|moyenne|effectifs?)\b/;

/** A row of a sheet, taken for its header. */
interface Header {
  readonly sheet: Sheet;
  readonly at: number;
}

/**
 * The directory of a file: the sheet and the row that look most like its header; under it, the lines that speak of somebody.
 * Titles, totals, empty and repeated header rows are left out.
 * @param said what the lines are about, when a person says it; else the header does
 */
export function tableOf(sheets: readonly Sheet[], said?: ImportKind): ImportTable | TableRefusal {
  if (!sheets.some(({ rows }) => rows.length > 0)) return { code: 'nothing-to-import' };
  const { sheet, at, kind } = said ? { ...(headerOf(sheets, said) ?? unheaded(sheets)), kind: said } : recognised(sheets);
  const table = under(sheet, at, kind);
  if (sheet.truncated || table.rows.length > MOST_LINES) return { code: 'too-many-lines', facts: { most: MOST_LINES } };
  return table.rows.length > 0 ? table : { code: 'nothing-to-import' };
}

function recognised(sheets: readonly Sheet[]): Header & { readonly kind: ImportKind } {
  const header = headerOf(sheets, 'promeneurs') ?? headerOf(sheets, 'structures');
  if (!header) return { ...unheaded(sheets), kind: 'promeneurs' };
  return { ...header, kind: kindOfHeader(header.sheet.rows[header.at]!.cells) };
}

/** One that says what it is about before one that says it less; then the likeliest, then that of the longest sheet. */
function headerOf(sheets: readonly Sheet[], kind: ImportKind): Header | undefined {
  const rows = sheets.flatMap((sheet) => sheet.rows.slice(0, HEADER_WITHIN).map(({ cells }, at) => ({ sheet, at, cells })));
  const headers = rows
    .map((row) => ({ ...row, likeness: headerLikeness(row.cells, kind) }))
    .filter(({ likeness }) => likeness > 0)
    .map((row) => ({ ...row, isPlain: kindOfHeader(row.cells) === kind }));
  return headers.toSorted(
    (a, b) => Number(b.isPlain) - Number(a.isPlain) || b.likeness - a.likeness || b.sheet.rows.length - a.sheet.rows.length,
  )[0];
}

/** Whether a column bears a name of its own in the file. */
export function isNamed(source: string): boolean {
  return !UNNAMED.test(source);
}

/** What lines are about. */
export function kindOf({ kind = 'promeneurs' }: Pick<ImportTable, 'kind'>): ImportKind {
  return kind;
}

/** The same lines taken for another kind: what the columns are is guessed anew. */
export function retaken(table: ImportTable, kind: ImportKind): ImportTable {
  const sources = table.columns.map(({ source }) => source);
  return { ...table, kind, columns: guessColumns(sources, sources.map(isNamed), table.rows, kind) };
}

/** The columns as a person says they are; a field asked for one column leaves the others. */
export function remapped(table: ImportTable, mapping: ImportMapping): ImportTable {
  const said = new Map(Object.entries(mapping));
  const taken = new Set([...said.values()].filter((field) => field !== null && !gatheredFields.includes(field)));
  const columns = table.columns.map((column): ImportColumn => {
    const field = said.get(column.source);
    if (field !== undefined) return { source: column.source, field, confidence: 1 };
    return column.field && taken.has(column.field) ? { source: column.source, field: null, confidence: 0 } : column;
  });
  return { ...table, columns };
}

/** What a mapping says that the table cannot follow. */
export function mappingErrors(table: ImportTable, mapping: ImportMapping): FieldError[] {
  const sources = new Set(table.columns.map(({ source }) => source));
  const fields = Object.values(mapping).filter((field) => field !== null && !gatheredFields.includes(field));
  return Object.entries(mapping).flatMap(([source, field]) => {
    const path = `mapping.${source}`;
    if (!sources.has(source)) return [{ path, code: 'column-unknown', message: messages.columnUnknown }];
    if (field !== null && !fieldsOfKind[kindOf(table)].includes(field))
      return [{ path, code: 'field-of-other-kind', message: messages.fieldOfOtherKind }];
    if (fields.filter((other) => other === field).length < 2) return [];
    return [{ path, code: 'field-twice', message: messages.fieldTwice }];
  });
}

/** The lines with their corrected cells. A field that the sheet lacks gets a column of its own. */
export function corrected(table: ImportTable, cells: readonly ImportCell[]): ImportTable {
  const columns = [...table.columns];
  for (const { column } of cells)
    if (placeOf(columns, column) < 0) columns.push({ source: column, field: column as ImportField, confidence: 1 });
  const byLine = Map.groupBy(cells, ({ line }) => line);
  const rows = table.rows.map((row) => {
    const changed: SheetCell[] = [...row.cells];
    for (const { column, value } of byLine.get(row.line) ?? []) changed[placeOf(columns, column)] = value === '' ? null : value;
    return { ...row, cells: Array.from(changed, (cell) => cell ?? null) };
  });
  return { ...table, columns, rows };
}

/** Corrections of a line or of a column that are not there. */
export function cellErrors(table: ImportTable, cells: readonly ImportCell[]): FieldError[] {
  const lines = new Set(table.rows.map(({ line }) => line));
  return cells.flatMap(({ line, column }, at) => {
    if (!lines.has(line)) return [{ path: `cells.${at}.line`, code: 'line-unknown', message: messages.lineUnknown }];
    if (placeOf(table.columns, column) >= 0 || isFieldOf(table, column)) return [];
    return [{ path: `cells.${at}.column`, code: 'column-unknown', message: messages.columnUnknown }];
  });
}

function isFieldOf(table: ImportTable, name: string): boolean {
  const { data } = importField.safeParse(name);
  return data !== undefined && fieldsOfKind[kindOf(table)].includes(data);
}

/** A column is named by its source, else by its field. */
function placeOf(columns: readonly ImportColumn[], name: string): number {
  const bySource = columns.findIndex(({ source }) => source === name);
  return bySource >= 0 ? bySource : columns.findIndex(({ field }) => field === name);
}

/** No header anywhere: the longest sheet, under its first row, or from it when it already speaks of somebody. */
function unheaded(sheets: readonly Sheet[]): { sheet: Sheet; at: number } {
  const sheet = sheets.toSorted((a, b) => b.rows.length - a.rows.length)[0]!;
  const speaks = sheet.rows[0]?.cells.some((cell) => fieldOfContent([cell]) !== undefined);
  return { sheet, at: speaks ? -1 : 0 };
}

function under(sheet: Sheet, at: number, kind: ImportKind): ImportTable {
  const header = (sheet.rows[at]?.cells ?? []).map((cell) => cellText(cell));
  const width = Math.min(MOST_COLUMNS, Math.max(header.length, ...sheet.rows.slice(at + 1).map(({ cells }) => cells.length)));
  const below = sheet.rows.slice(at + 1).filter((row) => speaksOfSomebody(row, header, width));
  const places = Array.from({ length: width }, (_, place) => place).filter(
    (place) => header[place] || below.some(({ cells }) => cellText(cells[place]) !== ''),
  );
  const rows = below.map(({ line, cells }) => ({ line, cells: places.map((place) => cells[place] ?? null) }));
  const sources = distinct(places.map((place) => header[place]?.slice(0, 200) || `Colonne ${letterOf(place)}`));
  const columns = guessColumns(
    sources,
    places.map((place) => Boolean(header[place])),
    rows,
    kind,
  );
  return { kind, sheet: sheet.name, columns, rows };
}

function speaksOfSomebody({ cells }: SheetRow, header: readonly string[], width: number): boolean {
  const texts = cells.map((cell) => cellText(cell));
  const written = texts.filter(Boolean);
  if (written.length === 0 || (written.length === 1 && width >= 4)) return false;
  const repeated = texts.filter((text, place) => text !== '' && text === header[place]).length;
  if (repeated >= 2 && repeated >= written.length * 0.6) return false;
  return !(TOTAL.test(plain(written[0]!)) && written.length <= 3 && !written.some((text) => text.includes('@')));
}

/** Two columns of one name would answer to the same word. */
function distinct(sources: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return sources.map((source) => {
    const times = (seen.get(source) ?? 0) + 1;
    seen.set(source, times);
    return times === 1 ? source : `${source} (${times})`;
  });
}

/** 0 is A, 26 is AA. */
function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}
