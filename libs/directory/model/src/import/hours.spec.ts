import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displayHours, minutesOfHours, readWeeklyHours } from './hours';

describe('hours a week', () => {
  it.each([
    ['2h', 2],
    ['3 h', 3],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['2h30', 2.5],
    ['2 h 30', 2.5],
    ['2:30', 2.5],
    ['2h20', 2.33],
    ['3h/semaine', 3],
    ['3 h par sem.', 3],
    ['90 min', 1.5],
    ['1½', 1.5],
    ['2 heures', 2],
    ['0,5', 0.5],
    [2, 2],
    [1.75, 1.75],
  ])('« %s » is %s', (cell, hours) => {
    expect(readWeeklyHours(cell)).toBe(hours);
  });

  it.each(['', '0', 'variable', '49', '2 à 3 h', '-2', '2 jours', 350])('« %s » is no weekly time', (cell) => {
    expect(readWeeklyHours(cell)).toBeUndefined();
  });

  it('keeps every minute through its hundredths, and through what is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2880 }), (minutes) => {
        const hours = readWeeklyHours(`${minutes} min`)!;
        expect(minutesOfHours(hours)).toBe(minutes);
        expect(readWeeklyHours(displayHours(hours))).toBe(hours);
      }),
    );
  });
});
