import { wideEncodingOf } from './csv.ts';
import type { UnreadableCode } from './unreadable.ts';

/** Signatures of what people take for a spreadsheet, and is not. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
const MARKUP = /^\uFEFF?\s*(?:<|\{\\rtf|%PDF|%!PS)/;

/** What a file is, by its first bytes: its name and the type that the browser announces are not believed. */
export function kindOf(bytes: Uint8Array): 'xlsx' | 'csv' | UnreadableCode {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, ZIP)) return 'xlsx';
  if (startsWith(bytes, OLD_EXCEL)) return 'old-format';
  const head = bytes.subarray(0, 4096);
  if (wideEncodingOf(bytes)) return 'csv';
  if (MARKUP.test(new TextDecoder('utf-8').decode(head))) return 'not-a-spreadsheet';
  return head.some(isUnprintable) ? 'not-a-spreadsheet' : 'csv';
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** Control characters that no text holds, beside tabs, breaks and the form feed. */
function isUnprintable(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27);
}
