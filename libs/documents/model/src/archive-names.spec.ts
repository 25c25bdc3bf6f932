import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { archiveNames, type Nameable } from './archive-names';

const part = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '../../etc/passwd',
    'CON',
    'nul.txt',
    '=1+1',
    '-rf',
    '.cache',
    'Épinal',
    'EPINAL',
    'é'.repeat(300),
    'a/b\\c:d',
    '\u202efdp',
    ' ',
  ),
  fc.constant(null),
);
const file: fc.Arbitrary<Nameable> = fc.record({
  parts: fc.array(part, { maxLength: 4 }),
  extension: fc.constantFrom('.pdf', '.png', '.xlsx'),
});

describe('names in an archive', () => {
  it('say the number, the structure and the person', () => {
    const parts = ['PDN-88-7QK4-M2XA', 'Maison de la famille, Golbey', 'Nathalie Humbert'];
    expect(archiveNames([{ parts, extension: '.pdf' }])).toEqual([
      'PDN-88-7QK4-M2XA - Maison de la famille, Golbey - Nathalie Humbert.pdf',
    ]);
  });

  it('tell two alike from one another', () => {
    const alike = ['Épinal', 'epinal', 'ÉPINAL'].map((name) => ({ parts: [name], extension: '.pdf' }));
    expect(archiveNames(alike)).toEqual(['Épinal.pdf', 'epinal (2).pdf', 'ÉPINAL (3).pdf']);
  });

  it('leave to others the names that are taken', () => {
    expect(archiveNames([{ parts: ['Index'], extension: '.csv' }], ['index.csv'])).toEqual(['Index (2).csv']);
  });

  it('are safe and unique, whatever people are called', () => {
    fc.assert(
      fc.property(fc.array(file, { maxLength: 40 }), (files) => {
        const names = archiveNames(files, ['index.csv']);
        expect(names).toHaveLength(files.length);
        expect(new Set(names.map((name) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())).size).toBe(names.length);
        for (const [at, name] of names.entries()) {
          expect(name).not.toMatch(/[/\\:*?"<>|\p{C}]/u);
          expect(name).not.toMatch(/^[-=+@. ]|[. ]$|\.\./);
          expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)[ .]/i);
          expect(name.endsWith(files[at]!.extension)).toBe(true);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        }
      }),
      { numRuns: 300 },
    );
  });
});
