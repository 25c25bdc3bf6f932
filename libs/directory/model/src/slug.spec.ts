import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publicSlug } from './public-card';
import { slugAlphabet, slugOf } from './slug';

const slug = (firstName: string, structure: string | null = null, department = '88') =>
  slugOf({ department, firstName, structure, tail: 'x7k2' });

describe('the name of a public page', () => {
  it.each([
    ['Léa', 'MJC d’Épinal', '88-lea-mjc-d-epinal-x7k2'],
    ['Jean-Noël', null, '88-jean-noel-x7k2'],
    ['Œuf', 'Cœur & Co', '88-oeuf-coeur-co-x7k2'],
    ['Юлия', '東京', '88-x7k2'],
    [
      'Ana',
      'Association départementale pour la jeunesse et les familles du Val',
      '88-ana-association-departementale-pour-la-jeunesse-et-x7k2',
    ],
  ])('%s of %s', (firstName, structure, expected) => expect(slug(firstName, structure)).toBe(expected));

  it('can always be asked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('88', '2A', '974'),
        (name, at, department) => {
          expect(publicSlug.safeParse(slug(name, at, department)).success).toBe(true);
        },
      ),
    );
  });

  it('ends with signs that nobody takes for one another', () => {
    for (const sign of ['0', 'o', '1', 'l', 'i']) expect(slugAlphabet).not.toContain(sign);
  });
});
