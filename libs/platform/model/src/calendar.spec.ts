import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, dayInParis, daysBetween, monthsUpTo } from './calendar';

const days = fc.integer({ min: 0, max: 60_000 }).map((offset) => addDays('1970-01-01', offset));

describe('the calendar', () => {
  it.each([
    ['2025-12-31', -3, '2025-09-30'],
    ['2025-12-31', 24, '2027-12-31'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months make %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));

  it('adds and counts days the same way, whatever the year', () =>
    fc.assert(fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, n) => daysBetween(day, addDays(day, n)) === n)));

  it('never leaves the month it was sent to', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: -240, max: 240 }), (day, n) => {
        const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        return months(addMonths(day, n)) === months(day) + n;
      }),
    ));

  it('reads the day in Paris, not in Greenwich', () => {
    expect(dayInParis(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01');
    expect(dayInParis(new Date('2026-07-14T22:30:00Z'))).toBe('2026-07-15');
  });

  it('changes the day at the same millisecond as the clocks of Paris, whatever was asked before', () => {
    const clocks = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(fc.property(fc.array(instants), (asked) => asked.every((one) => dayInParis(one) === clocks.format(one))));
    const midnight = Date.parse('2026-11-22T23:00:00Z');
    expect([midnight - 1, midnight].map((at) => dayInParis(new Date(at)))).toEqual(['2026-11-22', '2026-11-23']);
  });

  it('lists the last months, oldest first', () => {
    expect(monthsUpTo('2026-02-15', 3)).toEqual(['2025-12-01', '2026-01-01', '2026-02-01']);
  });
});
