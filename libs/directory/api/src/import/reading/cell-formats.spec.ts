import { describe, expect, it } from '@jest/globals';
import { addDays } from '@promenade/platform/model';
import fc from 'fast-check';
import { formatOfCode, shownAs } from './cell-formats';

describe('a number shown as a date', () => {
  it.each([
    ['dd/mm/yyyy', 'day'],
    ['[$-40C]d mmmm yyyy', 'day'],
    ['mmm-yy', 'day'],
    ['yyyy-mm-dd hh:mm', 'day'],
    ['h:mm', 'time'],
    ['[h]:mm', 'elapsed'],
    ['General', undefined],
    ['0.00', undefined],
    ['0" heures / semaine"', undefined],
    ['0\\ \\h', undefined],
    ['0#" "##" "##" "##" "##', undefined],
    ['[>100]0;[Red]-0', undefined],
  ] as const)('under « %s » is a %s', (code, format) => {
    expect(formatOfCode(code)).toBe(format);
  });

  it('is the day that the spreadsheet shows', () => {
    expect(shownAs('day', 44595, false)).toEqual({ day: '2022-02-03' });
    expect(shownAs('day', 44595.75, false)).toEqual({ day: '2022-02-03' });
    expect(shownAs('day', 59, false)).toEqual({ day: '1900-02-28' });
    expect(shownAs('day', 61, false)).toEqual({ day: '1900-03-01' });
    expect(shownAs('day', 43133, true)).toEqual({ day: '2022-02-03' });
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        expect(shownAs('day', serial, false)).toEqual({ day: addDays('1899-12-30', serial) });
      }),
    );
  });

  it('is hours when it is a time, and stays a number when it is no date', () => {
    expect(shownAs('time', 0.1041666667, false)).toEqual({ hours: '2:30' });
    expect(shownAs('elapsed', 1.4583333333, false)).toEqual({ hours: '35:00' });
    for (const serial of [-1, 3_000_000, Number.NaN]) expect(shownAs('day', serial, false)).toBeUndefined();
    expect(shownAs(undefined, 44595, false)).toBeUndefined();
  });
});
