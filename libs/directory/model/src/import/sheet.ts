import { isoDate } from '@promenade/platform/model';
import * as z from 'zod';

/** A cell as the file keeps it: text, a number, a day; null when empty. A formula is the text of its last known result. */
export const sheetCell = z.union([z.string(), z.number(), z.object({ date: isoDate }), z.null()]);
export type SheetCell = z.infer<typeof sheetCell>;

/** `line` is the row's number as the spreadsheet shows it; rows without any content are left out. */
export const sheetRow = z.object({ line: z.number().int().positive(), cells: z.array(sheetCell) });
export type SheetRow = z.infer<typeof sheetRow>;

/** `truncated` when the sheet holds more rows than anybody reads. */
export const sheet = z.object({ name: z.string(), rows: z.array(sheetRow), truncated: z.boolean() });
export type Sheet = z.infer<typeof sheet>;

/** Lines of one import, at most (the title, the header and the totals apart). */
export const MOST_LINES = 5000;

// Marks that nobody sees: control characters, zero-width spaces, direction marks, soft hyphens.
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\uFFFD]/g;
/** What Excel shows in place of a result that it could not compute. */
const FAULT = /^#(?:N\/A|REF!|VALUE!|VALEUR!|NAME\?|NOM\?|DIV\/0!|NULL!|NUL!|NUM!|NOMBRE!)$/;

/** What a person reads in the cell, on one line: NFC, single spaces, no unseen character. */
export function cellText(cell: SheetCell | undefined): string {
  return cellLines(cell).replace(/\s+/g, ' ');
}

/** As `cellText`, line breaks kept: for remarks and addresses. */
export function cellLines(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  const text = typeof cell === 'object' ? cell.date : String(cell);
  if (FAULT.test(text)) return '';
  return text
    .toWellFormed()
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
