import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOpenAt, nextOpening, openingHours, type OpeningSlot, opennessAt } from './opening-hours';
import { timeOfMinute } from './permanence';

const MINUTE = 60_000;
/** What a clock on a wall in Paris shows, as the system's own tables say it: nothing of the code that is tested. */
const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
function isOpenOnTheWall(week: readonly OpeningSlot[], instant: Date): boolean {
  const shown = Object.fromEntries(wall.formatToParts(instant).map(({ type, value }) => [type, value])) as Record<string, string>;
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(shown['weekday']!) + 1;
  const time = `${shown['hour']}:${shown['minute']}`;
  return week.some((slot) => slot.weekday === weekday && slot.from <= time && time < slot.to);
}

/** Around both changes of clocks of 2026 (29 March, 25 October), and any day of the two years about. */
const instants = fc.oneof(
  fc.date({ min: new Date('2026-03-28T00:00:00Z'), max: new Date('2026-03-30T12:00:00Z'), noInvalidDate: true }),
  fc.date({ min: new Date('2026-10-24T00:00:00Z'), max: new Date('2026-10-26T12:00:00Z'), noInvalidDate: true }),
  fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true }),
);
const slots = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1435 }), fc.integer({ min: 5, max: 300 })), { maxLength: 6 })
  .map((weeks) =>
    weeks.map(([weekday, from, length]) => ({ weekday, from: timeOfMinute(from), to: timeOfMinute(Math.min(1440, from + length)) })),
  );
const everyDay = (from: string, to: string): OpeningSlot[] => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));
const at = (iso: string) => new Date(iso);

describe('opening hours', () => {
  it('are those of the clock on the wall in Paris, winter and summer', () => {
    const monday = [{ weekday: 1, from: '09:00', to: '12:00' }];
    expect(isOpenAt(monday, at('2026-01-05T08:00:00Z'))).toBe(true);
    expect(isOpenAt(monday, at('2026-07-06T07:00:00Z'))).toBe(true);
    expect(isOpenAt(monday, at('2026-07-06T10:00:00Z'))).toBe(false);
  });

  it('are open when the clock on the wall says so, and change at the first minute when it says otherwise', () => {
    const nights = fc.constantFrom('2026-03-28T22:00:00Z', '2026-10-24T22:00:00Z', '2027-03-27T22:00:00Z', '2027-10-30T22:00:00Z');
    fc.assert(
      fc.property(
        slots,
        fc.oneof(
          instants,
          fc.tuple(nights, fc.nat(480)).map(([night, minute]) => new Date(Date.parse(night) + minute * MINUTE)),
        ),
        (week, instant) => {
          const start = new Date(Math.floor(instant.getTime() / MINUTE) * MINUTE);
          const { open, changesAt } = opennessAt(week, start);
          expect(open).toBe(isOpenOnTheWall(week, start));
          // The next eight hours, minute by minute.
          const minutes = Array.from({ length: 480 }, (_, minute) => new Date(start.getTime() + (minute + 1) * MINUTE));
          const first = minutes.find((minute) => isOpenOnTheWall(week, minute) !== open);
          if (first) expect(changesAt).toEqual(first);
          else expect(changesAt === null || changesAt > minutes.at(-1)!).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('change at the instant that is told, and not before', () => {
    fc.assert(
      fc.property(slots, instants, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (week, instant, part) => {
        const { open, changesAt } = opennessAt(week, instant);
        expect(open).toBe(isOpenAt(week, instant));
        if (!changesAt) return;
        expect(changesAt.getTime()).toBeGreaterThan(instant.getTime());
        expect(isOpenAt(week, changesAt)).toBe(!open);
        const between = new Date(instant.getTime() + Math.floor((changesAt.getTime() - instant.getTime()) * part));
        expect(isOpenAt(week, between)).toBe(open);
      }),
      { numRuns: 1000 },
    );
  });

  it('open within eight days, from wherever one looks, unless they never do', () => {
    fc.assert(
      fc.property(slots, instants, (week, instant) => {
        const { open } = opennessAt(week, instant);
        const next = nextOpening(week, instant);
        if (week.length === 0) expect(next).toBeNull();
        if (open || !next) return;
        expect(next.getTime() - instant.getTime()).toBeLessThanOrEqual(8 * 1440 * MINUTE);
        expect(isOpenAt(week, new Date(next.getTime() - 1))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('open at three on the night when half past two never comes', () => {
    const night = everyDay('02:30', '04:00');
    expect(nextOpening(night, at('2026-03-29T00:30:00Z'))).toEqual(at('2026-03-29T01:00:00Z'));
    expect(nextOpening(everyDay('02:10', '02:50'), at('2026-03-29T00:30:00Z'))).toEqual(at('2026-03-30T00:10:00Z'));
  });

  it('open twice on the night when half past two comes twice', () => {
    const night = everyDay('01:30', '02:30');
    expect(opennessAt(night, at('2026-10-25T00:00:00Z')).changesAt).toEqual(at('2026-10-25T00:30:00Z'));
    expect(nextOpening(night, at('2026-10-25T00:45:00Z'))).toEqual(at('2026-10-25T01:00:00Z'));
    expect(opennessAt(night, at('2026-10-25T01:00:00Z')).changesAt).toEqual(at('2026-10-25T01:30:00Z'));
  });

  it('go on through midnight when a night is two slots', () => {
    const night = [
      { weekday: 5, from: '20:00', to: '24:00' },
      { weekday: 6, from: '00:00', to: '02:00' },
    ];
    expect(opennessAt(night, at('2026-01-09T20:00:00Z'))).toEqual({ open: true, changesAt: at('2026-01-10T01:00:00Z') });
  });

  it('never change when the week is empty or whole', () => {
    expect(opennessAt([], at('2026-01-09T20:00:00Z'))).toEqual({ open: false, changesAt: null });
    expect(opennessAt(everyDay('00:00', '24:00'), at('2026-03-28T20:00:00Z'))).toEqual({ open: true, changesAt: null });
    expect(nextOpening(everyDay('00:00', '24:00'), at('2026-03-28T20:00:00Z'))).toBeNull();
  });

  it('are refused backwards or on top of one another, and kept in order of the week', () => {
    const said = (week: unknown) => openingHours.safeParse(week).error?.issues.map(({ message }) => message);
    expect(said([{ weekday: 1, from: '12:00', to: '09:00' }])).toEqual(['closes-before-it-opens']);
    expect(said([...everyDay('09:00', '12:00'), { weekday: 3, from: '11:59', to: '13:00' }])).toEqual(['hours-overlap']);
    expect(openingHours.parse([...everyDay('14:00', '18:00'), ...everyDay('09:00', '14:00')])[1]).toMatchObject({
      weekday: 1,
      from: '14:00',
    });
  });
});
