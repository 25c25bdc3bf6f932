import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displaySiret, isSiret, readSiret } from './siret';

/** A number of thirteen digits, completed by the key that Luhn asks for. */
const sirets = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }))
  .map(([first, rest]) => [first, ...rest].join(''))
  .map((head) => ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => head + key).find((siret) => isSiret(siret))!)
  .filter((siret) => !siret.startsWith('356000000'));

describe('a SIRET', () => {
  it('accepts one key, and only one, after any thirteen digits', () => {
    fc.assert(
      fc.property(sirets, (siret) => {
        const others = Array.from({ length: 10 }, (_, key) => siret.slice(0, 13) + key).filter((other) => other !== siret);
        expect(isSiret(siret)).toBe(true);
        expect(others.some(isSiret)).toBe(false);
      }),
    );
  });

  it('notices any two neighbours swapped, but 0 and 9', () => {
    fc.assert(
      fc.property(sirets, fc.integer({ min: 0, max: 12 }), (siret, at) => {
        const [left, right] = [siret[at]!, siret[at + 1]!];
        fc.pre(left !== right && left + right !== '09' && left + right !== '90');
        expect(isSiret(siret.slice(0, at) + right + left + siret.slice(at + 2))).toBe(false);
      }),
    );
  });

  it('reads the same written with spaces, dots, or as displayed', () => {
    fc.assert(
      fc.property(sirets, (siret) => {
        expect(readSiret(displaySiret(siret))).toBe(siret);
        expect(readSiret(siret.replace(/(...)/g, '$1.'))).toBe(siret);
        expect(readSiret(`SIRET : ${siret}`)).toBe(siret);
      }),
    );
  });

  it('gives back the zero that a number cell lost', () => {
    expect(isSiret('00588059600019')).toBe(readSiret('588059600019') !== undefined);
    const lost = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map((key) => `056780123400${key}1`).find((siret) => isSiret(siret))!;
    expect(readSiret(String(Number(lost)))).toBe(lost);
  });

  it('knows La Poste, whose digits add up to a multiple of five', () => {
    expect(isSiret('35600000049837')).toBe(true);
    expect(isSiret('35600000049838')).toBe(false);
  });

  it.each(['356000000', '12345678901234', '9,8E+13', '9.86333E+13', '00000000000000', '', 'à venir'])('refuses « %s »', (text) => {
    expect(readSiret(text)).toBeUndefined();
  });

  it('reads the exponent of a spreadsheet as long as every digit is there', () => {
    expect(readSiret('3,5600000049837E+13')).toBe('35600000049837');
  });
});
