import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRna, readRna } from './rna';

const numbers = fc
  .tuple(fc.constantFrom(...'0123456789'), fc.constantFrom(...'0123456789ABC'), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([first, second, rest]) => `W${first}${second}${String(rest).padStart(7, '0')}`);

describe('an RNA', () => {
  it('reads the same in small letters, with spaces, dots or dashes, and announced', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(' ', '.', '-', '\u00A0'), (rna, sign) => {
        expect(readRna(rna)).toBe(rna);
        expect(readRna(rna.toLowerCase().replace(/(...)/g, `$1${sign}`))).toBe(rna);
        expect(readRna(`RNA : ${rna}`)).toBe(rna);
        expect(readRna(`n° RNA ${rna}`)).toBe(rna);
      }),
    );
  });

  it('is nothing with a figure more or less, or without its W', () => {
    fc.assert(
      fc.property(numbers, (rna) => {
        expect(readRna(rna.slice(0, -1))).toBeUndefined();
        expect(readRna(`${rna}0`)).toBeUndefined();
        expect(readRna(rna.slice(1))).toBeUndefined();
      }),
    );
  });

  it('gives back an RNA or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readRna(text);
        expect(read === undefined || isRna(read)).toBe(true);
      }),
    );
  });
});
