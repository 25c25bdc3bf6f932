import * as z from 'zod';

// PostgreSQL refuses U+0000, and a lone surrogate is no character: both are refused here, before they could be a 500.
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** Whether PostgreSQL can keep it, and a page show it. */
export function isWritable(value: string): boolean {
  return !UNWRITABLE.test(value) && value.isWellFormed();
}

/** Words typed by a person: trimmed, NFC, without control characters, at most `max` characters. */
export function text(max: number, min = 1) {
  return z
    .string()
    .max(max * 4)
    .refine(isWritable, { error: 'unwritable-character' })
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(min).max(max));
}

/** One line: as `text`, and no line break (a break in a mail header would be an injection). */
export function line(max: number, min = 1) {
  return text(max, min).refine((value) => !/[\r\n\u2028\u2029]/.test(value), { error: 'line-break' });
}

export const email = z
  .string()
  .max(320)
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email());

/** Lower case without accents nor punctuation: how names are compared and searched ("Épinal" = "epinal"). */
export function plain(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
