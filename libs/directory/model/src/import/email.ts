import { email as emailAddress } from '@promenade/platform/model';

export interface ReadEmail {
  /** Absent when the cell holds no usable address. */
  readonly email?: string;
  /** What else was written beside it: one address is kept, a person decides of the others. */
  readonly others: readonly string[];
}

/**
 * The address of a cell, in small letters: `mailto:`, « Léa Durand <lea@…> » and a final dot are understood, a space inside is not:
 * half an address would be somebody else's.
 */
export function readEmail(text: string): ReadEmail {
  const bracketed = /<([^<>\s]+@[^<>\s]+)>/.exec(text)?.[1];
  const parts = (bracketed ?? text)
    .split(/[;,|/\n]|\s(?:ou|et)\s/i)
    .flatMap((part) => severalOf(part.trim()))
    .map((part) => part.replace(/^mailto:/i, '').replace(/^[\s"'«“]+|[\s"'»”.]+$/g, ''))
    .filter(Boolean);
  const read = parts.map((part) => emailAddress.safeParse(part).data);
  const email = read.find((address) => address !== undefined);
  if (email === undefined) return { others: [] };
  return { email, others: parts.filter((_, index) => read[index] !== email) };
}

/** What is wrong with an address, so that the message says what to do. */
export function emailFault(text: string): 'at-sign' | 'accent' | 'space' | 'form' {
  if (!text.includes('@')) return 'at-sign';
  if (/\p{M}/u.test(text.normalize('NFD'))) return 'accent';
  return /\S\s+\S/.test(text) ? 'space' : 'form';
}

/** Spaces part whole addresses only: « lea. durand@… » is one, misspelt. */
function severalOf(part: string): string[] {
  const words = part.split(/\s+/);
  return words.every((word) => word.includes('@')) ? words : [part];
}
