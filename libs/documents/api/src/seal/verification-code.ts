import { randomInt } from 'node:crypto';

/** Base 32 (RFC 4648): none of its signs is taken for another when read aloud. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What is printed on a document to ask whether it is genuine: eighty random bits, in four groups of four. */
export function verificationCode(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
