import { describe, expect, it } from '@jest/globals';
import { addDays } from '@promenade/platform/model';
import fc from 'fast-check';
import { minuteOf, type PublicPermanence, timeOfMinute } from './permanence';
import { type ParisTime, parisTimeOf, reachabilityOf, slotsOf, type Week, weekdayOf } from './reachable';

const never = () => false;
const slot = (weekday: number, from: string, to: string, said: Partial<PublicPermanence> = {}): PublicPermanence => ({
  ...{ weekday, from, to, network: null, audience: [], onHolidays: false },
  ...said,
});
const week = (...permanences: PublicPermanence[]): Week => ({ permanences, absences: [] });
const at = (day: string, time: string): ParisTime => ({ day, minute: minuteOf(time) });

describe('the time on a wall in Paris', () => {
  it.each([
    ['2026-11-24T16:30:00Z', '2026-11-24', '17:30'],
    ['2026-07-14T22:00:00Z', '2026-07-15', '00:00'],
    // The night of 28 to 29 March 2026: 02:00 becomes 03:00.
    ['2026-03-29T00:59:00Z', '2026-03-29', '01:59'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '03:00'],
    // The night of 24 to 25 October 2026: 03:00 becomes 02:00, and 02:30 comes twice.
    ['2026-10-25T00:30:00Z', '2026-10-25', '02:30'],
    ['2026-10-25T01:30:00Z', '2026-10-25', '02:30'],
    ['2026-10-25T02:00:00Z', '2026-10-25', '03:00'],
    ['2027-03-28T01:00:00Z', '2027-03-28', '03:00'],
    ['2027-10-31T01:00:00Z', '2027-10-31', '02:00'],
  ])('at %s shows %s, %s', (instant, day, time) => expect(parisTimeOf(new Date(instant))).toEqual(at(day, time)));

  it('knows the day of the week, Sunday last', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekdayOf)).toEqual([1, 6, 7]);
  });

  it('moves on with each quarter of an hour around every change, and never leaves the day', () => {
    for (const change of ['2026-03-28', '2026-10-24', '2027-03-27', '2027-10-30']) {
      for (let quarter = 0; quarter < 3 * 96; quarter++) {
        const instant = new Date(Date.parse(`${change}T00:00:00Z`) + quarter * 900_000);
        const { day, minute } = parisTimeOf(instant);
        expect(minute).toBeGreaterThanOrEqual(0);
        expect(minute).toBeLessThan(1440);
        expect(Math.abs(Date.parse(`${day}T00:00:00Z`) + minute * 60_000 - instant.getTime())).toBeLessThanOrEqual(2 * 3_600_000);
        expect(minute % 15).toBe(0);
      }
    }
  });
});

describe('who answers', () => {
  it('does so from the first minute to the last, that one excluded', () => {
    const tuesday = week(slot(2, '17:00', '19:00'));
    const now = (time: string) => reachabilityOf(tuesday, at('2026-11-24', time), never).now;
    expect([now('16:59'), now('17:00')?.to, now('18:59')?.to, now('19:00')]).toEqual([null, '19:00', '19:00', null]);
  });

  it('stays until the end of slots that touch, and midnight ends the day', () => {
    const evening = week(slot(2, '20:00', '22:00'), slot(2, '22:00', '24:00'), slot(3, '00:00', '01:00'));
    expect(reachabilityOf(evening, at('2026-11-24', '20:30'), never).now).toMatchObject({ from: '20:00', to: '24:00' });
    expect(reachabilityOf(evening, at('2026-11-24', '23:59'), never).next).toMatchObject({ on: '2026-11-25', from: '00:00' });
    expect(reachabilityOf(evening, at('2026-11-25', '00:00'), never).now).toMatchObject({ on: '2026-11-25', to: '01:00' });
  });

  it('on the Sundays of the clock change answers by the clock on the wall', () => {
    const nights = week(slot(7, '02:00', '04:00', { onHolidays: true }));
    const now = (instant: string) => reachabilityOf(nights, parisTimeOf(new Date(instant)), never).now;
    expect(now('2026-03-29T00:59:00Z')).toBeNull();
    expect(now('2026-03-29T01:00:00Z')).toMatchObject({ on: '2026-03-29', to: '04:00' });
    expect(now('2026-03-29T02:00:00Z')).toBeNull();
    expect([now('2026-10-25T00:00:00Z'), now('2026-10-25T01:00:00Z')].map((held) => held?.from)).toEqual(['02:00', '02:00']);
    expect(now('2026-10-25T03:00:00Z')).toBeNull();
  });

  it('is away on leave, first and last day included', () => {
    const away: Week = { permanences: [slot(2, '17:00', '19:00')], absences: [{ startsOn: '2026-11-24', endsOn: '2026-12-01' }] };
    expect(reachabilityOf(away, at('2026-11-24', '17:30'), never)).toEqual({
      now: null,
      next: expect.objectContaining({ on: '2026-12-08' }),
    });
    expect(slotsOf(away, '2026-11-17', never)).toHaveLength(1);
    expect(slotsOf(away, '2026-12-01', never)).toHaveLength(0);
  });

  it('keeps bank holidays, unless a slot says otherwise', () => {
    const christmas = (day: string) => day === '2026-12-25';
    expect(slotsOf(week(slot(5, '17:00', '19:00')), '2026-12-25', christmas)).toEqual([]);
    expect(slotsOf(week(slot(5, '17:00', '19:00', { onHolidays: true })), '2026-12-25', christmas)).toHaveLength(1);
  });

  it('answers those the slot is for', () => {
    const parents = week(slot(2, '17:00', '19:00', { audience: ['parenting'] }));
    const now = (audience?: 'youth' | 'parenting') => reachabilityOf(parents, at('2026-11-24', '17:30'), never, audience).now;
    expect([now(), now('parenting')].every(Boolean)).toBe(true);
    expect(now('youth')).toBeNull();
  });

  it('is announced at most a fortnight ahead', () => {
    const away: Week = { permanences: [slot(2, '17:00', '19:00')], absences: [{ startsOn: '2026-11-24', endsOn: '2026-12-10' }] };
    expect(reachabilityOf(away, at('2026-11-24', '08:00'), never)).toEqual({ now: null, next: null });
  });

  const times = fc.record({
    day: fc.integer({ min: 0, max: 1000 }).map((days) => addDays('2026-01-01', days)),
    minute: fc.integer({ min: 0, max: 1439 }),
  });
  const weeks = fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 7 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 2 }),
        fc.boolean(),
      ),
      { maxLength: 8 },
    )
    .map((slots) =>
      week(
        ...slots.map(([weekday, ends, onHolidays]) => {
          const [from, to] = ends.sort((one, other) => one - other).map(timeOfMinute) as [string, string];
          return slot(weekday, from, to, { onHolidays });
        }),
      ),
    );
  const someHolidays = (day: string) => day.endsWith('1');

  it('is there now exactly when a slot of the day holds that minute, and next only later', () =>
    fc.assert(
      fc.property(weeks, times, (held, time) => {
        const { now, next } = reachabilityOf(held, time, someHolidays);
        const isHeld = slotsOf(held, time.day, someHolidays).some(
          ({ from, to }) => minuteOf(from) <= time.minute && time.minute < minuteOf(to),
        );
        expect(now !== null).toBe(isHeld);
        if (now) expect(minuteOf(now.to)).toBeGreaterThan(time.minute);
        if (next) expect(next.on > time.day || (next.on === time.day && minuteOf(next.from) > time.minute)).toBe(true);
      }),
    ));

  it('will be there at the moment that is announced', () =>
    fc.assert(
      fc.property(weeks, times, (held, time) => {
        const { next } = reachabilityOf(held, time, someHolidays);
        if (next) expect(reachabilityOf(held, at(next.on, next.from), someHolidays).now).not.toBeNull();
      }),
    ));

  it('does not come back before an announced end', () =>
    fc.assert(
      fc.property(weeks, times, (held, time) => {
        const { now } = reachabilityOf(held, time, someHolidays);
        if (!now) return;
        for (let minute = time.minute; minute < minuteOf(now.to); minute++) {
          expect(reachabilityOf(held, { day: time.day, minute }, someHolidays).now).not.toBeNull();
        }
      }),
    ));
});
