import { describe, expect, it } from '@jest/globals';
import { displayPhone } from '@promenade/directory/model';
import fc from 'fast-check';
import { phoneReader } from './phone-reader';

const read = phoneReader('88');

describe('a phone number, as people write it', () => {
  it.each([
    ['06 39 98 10 00', '+33639981000'],
    ['06.39.98.10.00', '+33639981000'],
    ['06-39-98-10-00', '+33639981000'],
    ['06/39/98/10/00', '+33639981000'],
    ['06\u00A039\u202F98 10 00', '+33639981000'],
    ['0639981000', '+33639981000'],
    ['639981000', '+33639981000'],
    ['+33 6 39 98 10 00', '+33639981000'],
    ['+33 (0)6 39 98 10 00', '+33639981000'],
    ['0033639981000', '+33639981000'],
    ['03 53 01 12 34', '+33353011234'],
    ['+32 470 12 34 56', '+32470123456'],
    ['0692 12 34 56', '+33692123456'],
    ['39 49', '3949'],
    ['3949', '3949'],
    ['119', '119'],
  ])('« %s » is %s', (text, number) => {
    expect(read(text)).toBe(number);
  });

  it.each([
    '',
    '06 39 98 10',
    '06 39 98 10 0',
    '02 00 00 00 0',
    '06 39 98 10 00 00',
    'à venir',
    '06 39 98 10 00 (le matin)',
    '+',
    '12345',
    '0'.repeat(60),
  ])('« %s » is none', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('belongs overseas to the code of its territory, and keeps the mainland’s', () => {
    expect(phoneReader('974')('0692 12 34 56')).toBe('+262692123456');
    expect(phoneReader('971')('0690 12 34 56')).toBe('+590690123456');
    expect(phoneReader('974')('06 39 98 10 00')).toBe('+33639981000');
  });

  it('of each territory overseas bears its code, from a phone that was typed as at home', () => {
    const territories = fc.constantFrom(
      ...([
        ['971', '690', '590'],
        ['972', '696', '596'],
        ['973', '694', '594'],
        ['974', '692', '262'],
        ['976', '639', '262'],
      ] as const),
    );
    fc.assert(
      fc.property(territories, fc.integer({ min: 0, max: 99_999 }), ([department, prefix, code], rest) => {
        const number = `${prefix}2${String(rest).padStart(5, '0')}`;
        const read = phoneReader(department)(`0${number}`);
        expect(read).toBe(`+${code}${number}`);
        expect(phoneReader('88')(read!)).toBe(read);
      }),
    );
  });

  it('is the same once read again, and once shown', () => {
    const french = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 99_999_999 }))
      .map(([first, rest]) => `0${first}${String(rest).padStart(8, '0')}`);
    const written = fc.oneof(
      french,
      fc.string({ maxLength: 20 }),
      fc.stringMatching(/^\+[1-9][\d ]{6,16}$/),
      fc.stringMatching(/^[\d .()/-]{2,16}$/),
    );
    fc.assert(
      fc.property(written, fc.constantFrom('88', '974', '972', '2A'), (text, department) => {
        const reader = phoneReader(department);
        const number = reader(text);
        if (number === undefined) return;
        expect(reader(number)).toBe(number);
        expect(number).toMatch(/^(?:\+[1-9]\d{4,14}|\d{2,6})$/);
        if (number.startsWith('+33')) expect(reader(displayPhone(number))).toBe(number);
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts any French number of nine figures after its zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), (figures) => {
        expect(read(`0${figures}`)).toBe(`+33${figures}`);
      }),
    );
  });
});
