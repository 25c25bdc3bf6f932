import type { Sheet, SheetRow } from '@promenade/directory/model';
import { CsvError, parse } from 'csv-parse/sync';
import type { ReadingLimits } from './limits.ts';
import { Unreadable } from './unreadable.ts';
import { writable } from './writable.ts';

const DELIMITERS = [';', '\t', ',', '|'];
/** Enough lines to see which sign parts the cells. */
const SAMPLE_LINES = 40;
const SAMPLE_SIGNS = 100_000;
const LONGEST_RECORD = 1_000_000;

/** The one sheet of a .csv file; `line` counts records, as a spreadsheet does when a quoted cell holds line breaks. */
export function readCsv(bytes: Uint8Array, name: string, limits: ReadingLimits): Sheet[] {
  const { text, announced } = announcedDelimiter(decodedText(bytes));
  const delimiter = announced ?? delimiterOf(text);
  const rows: SheetRow[] = [];
  let line = 0;
  let truncated = false;
  parsed(text, delimiter, (record) => {
    line += 1;
    if (record.every((cell) => cell.trim() === '')) return;
    if (rows.length < limits.rows) rows.push({ line, cells: record.slice(0, limits.columns).map((cell) => writable(cell) || null) });
    else truncated = true;
  });
  return [{ name, rows, truncated }];
}

/** UTF-8 or UTF-16 where the bytes say so, else the Windows-1252 of French Excel, where any byte is a sign. */
export function decodedText(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** By its mark, or by the zeros that western letters leave in every other byte. */
export function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  const head = bytes.subarray(0, 1000);
  const zeros = (side: number) => head.filter((byte, at) => at % 2 === side && byte === 0).length / (head.length / 2);
  const [even, odd] = [zeros(0), zeros(1)];
  if (mark === 'fffe' || odd - even > 0.6) return 'utf-16le';
  return mark === 'feff' || even - odd > 0.6 ? 'utf-16be' : undefined;
}

/** Excel's own first line, `sep=;`, is no row. */
function announcedDelimiter(text: string): { text: string; announced?: string } {
  const line = /^sep=(.)\r?\n/i.exec(text);
  return line ? { text: text.slice(line[0].length), announced: line[1]! } : { text };
}

/** The sign that cuts most lines into one same number of cells. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE_SIGNS);
  const scores = DELIMITERS.map((delimiter) => {
    const widths: number[] = [];
    try {
      parsed(sample, delimiter, (record) => widths.push(record.length), SAMPLE_LINES);
    } catch {
      // A sample may stop within a quoted cell: the records before it have been counted.
    }
    return scoreOf(widths);
  });
  return DELIMITERS[scores.indexOf(Math.max(...scores))]!;
}

function scoreOf(widths: readonly number[]): number {
  const times = new Map<number, number>();
  for (const width of widths) if (width > 1) times.set(width, (times.get(width) ?? 0) + 1);
  return Math.max(0, ...[...times].map(([width, count]) => (width - 1) * count));
}

function parsed(text: string, delimiter: string, each: (record: string[]) => void, to?: number): void {
  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_RECORD,
      // Nothing is kept here: ten million empty lines would fill the memory.
      on_record: (record: string[]) => void each(record),
      ...(to ? { to } : {}),
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new Unreadable('quote-open', { line: Number(error['lines'] ?? 0) });
    throw error instanceof CsvError ? new Unreadable('damaged') : error;
  }
}
