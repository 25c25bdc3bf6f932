import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { absenceDraft, refusalToLeaveOff } from './absence';
import { minuteOf, overlaps, permanenceDraft, permanencesChange, timeOfMinute } from './permanence';
import { AWAKE, coverOf, emptyStretches, type Holder, loneEvenings } from './permanence-cover';

const slot = (weekday: number, from: string, to: string) => ({ weekday, from, to });
const minutes = fc.integer({ min: 0, max: 1440 });
const someSlot = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 2, maxLength: 2 }))
  .map(([weekday, ends]) => {
    const [from, to] = ends.sort((one, other) => one - other).map((end) => timeOfMinute(end * 5)) as [string, string];
    return slot(weekday, from, to);
  });

describe('a permanence', () => {
  it('reads a clock time and writes it back', () => fc.assert(fc.property(minutes, (minute) => minuteOf(timeOfMinute(minute)) === minute)));

  it.each([
    ['17:00', '19:00', true],
    ['22:00', '24:00', true],
    ['19:00', '17:00', false],
    ['17:00', '17:00', false],
    ['24:00', '24:00', false],
    ['7:00', '8:00', false],
    ['17:60', '18:00', false],
  ])('from %s to %s stands: %s', (from, to, stands) => expect(permanenceDraft.safeParse(slot(1, from, to)).success).toBe(stands));

  it('overlaps another that shares a minute, and not one that follows at once', () => {
    expect(overlaps([slot(3, '14:00', '16:00'), slot(3, '15:59', '18:00')])).toBe(true);
    expect(overlaps([slot(3, '14:00', '16:00'), slot(3, '16:00', '18:00')])).toBe(false);
    expect(overlaps([slot(3, '14:00', '16:00'), slot(4, '15:00', '18:00')])).toBe(false);
  });

  it('overlaps whatever the order, and exactly when a minute is held twice', () =>
    fc.assert(
      fc.property(fc.array(someSlot, { maxLength: 6 }), (slots) => {
        const held = slots.flatMap(({ weekday, from, to }) =>
          Array.from({ length: (minuteOf(to) - minuteOf(from)) / 5 }, (_, step) => weekday * 10_000 + minuteOf(from) + step * 5),
        );
        const twice = new Set(held).size !== held.length;
        expect(overlaps(slots)).toBe(twice);
        expect(overlaps([...slots].reverse())).toBe(twice);
      }),
    ));

  it('is refused in a week where it overlaps another, and unknown words with it', () => {
    expect(permanencesChange.safeParse({ permanences: [slot(1, '10:00', '12:00'), slot(1, '11:00', '13:00')] }).success).toBe(false);
    expect(permanencesChange.safeParse({ permanences: [{ ...slot(1, '10:00', '12:00'), place: 'MJC' }] }).success).toBe(false);
    expect(permanencesChange.parse({ permanences: [slot(1, '10:00', '12:00')] }).permanences).toEqual([
      { ...slot(1, '10:00', '12:00'), network: null, audience: [], onHolidays: false },
    ]);
  });
});

describe('days away', () => {
  it('end after they start, on the same day at least', () => {
    expect(absenceDraft.safeParse({ startsOn: '2026-12-24', endsOn: '2026-12-24' }).success).toBe(true);
    expect(absenceDraft.safeParse({ startsOn: '2026-12-24', endsOn: '2026-12-23' }).success).toBe(false);
  });

  it('are written once', () => {
    const others = [{ startsOn: '2026-12-20', endsOn: '2026-12-26' }];
    expect(refusalToLeaveOff(others, { startsOn: '2026-12-26', endsOn: '2027-01-02' })?.facts).toEqual(others[0]);
    expect(refusalToLeaveOff(others, { startsOn: '2026-12-27', endsOn: '2027-01-02' })).toBeUndefined();
  });
});

describe('an ordinary week of the département', () => {
  const holder = (id: string, ...slots: [number, string, string][]): Holder => ({
    ...{ id, name: `Personne ${id}` },
    permanences: slots.map(([weekday, from, to]) => ({ ...slot(weekday, from, to), audience: [] })),
  });

  it('counts each person once an hour, whatever the number of their slots', () => {
    const cover = coverOf([holder('a', [1, '17:00', '17:30'], [1, '17:45', '18:30']), holder('b', [1, '17:15', '19:00']), holder('c')]);
    expect(cover.days[0]!.hours.slice(16, 20)).toEqual([0, 2, 2, 0]);
    expect(cover).toMatchObject({ listed: 3, holding: 2, without: [{ id: 'c', name: 'Personne c' }] });
  });

  it('keeps slots held for others out of the count', () => {
    const parents: Holder = { ...holder('p'), permanences: [{ ...slot(1, '17:00', '18:00'), audience: ['parenting'] }] };
    expect(coverOf([parents], 'youth')).toMatchObject({ holding: 0 });
    expect(coverOf([parents], 'parenting').days[0]!.hours[17]).toBe(1);
  });

  it('names whoever answers alone after 20 h, and only while they do', () => {
    const lone = loneEvenings([holder('a', [2, '18:00', '22:00']), holder('b', [2, '19:00', '20:30'], [4, '21:00', '24:00'])]);
    expect(lone).toEqual([
      { weekday: 2, from: '20:30', to: '22:00', promeneur: { id: 'a', name: 'Personne a' } },
      { weekday: 4, from: '21:00', to: '24:00', promeneur: { id: 'b', name: 'Personne b' } },
    ]);
  });

  it('says one stretch where slots touch, and nothing before 20 h', () => {
    const lone = loneEvenings([holder('a', [5, '19:00', '20:00'], [5, '20:00', '21:00'], [5, '21:00', '22:00'])]);
    expect(lone).toEqual([{ weekday: 5, from: '20:00', to: '22:00', promeneur: { id: 'a', name: 'Personne a' } }]);
    expect(loneEvenings([holder('a', [5, '08:00', '20:00'])])).toEqual([]);
  });

  it('is nobody’s lone evening when two hold the same hours', () =>
    fc.assert(
      fc.property(fc.array(someSlot, { maxLength: 5 }), (slots) => {
        const permanences = slots.map((each) => ({ ...each, audience: [] }));
        expect(loneEvenings(['a', 'b'].map((id) => ({ id, name: id, permanences })))).toEqual([]);
      }),
    ));

  it('says where waking hours are empty: whole hours, one stretch as long as nobody comes', () => {
    const cover = coverOf([holder('a', [1, '10:30', '12:00'], [1, '21:59', '23:00'], [2, '00:00', '24:00'])]);
    expect(emptyStretches(cover).filter(({ weekday }) => weekday < 4)).toEqual([
      { weekday: 1, from: 8, to: 10 },
      { weekday: 1, from: 12, to: 21 },
      { weekday: 3, from: 8, to: 22 },
    ]);
  });

  it('has each waking hour either held or in exactly one empty stretch, and no two stretches touch', () =>
    fc.assert(
      fc.property(fc.array(someSlot, { maxLength: 8 }), (slots) => {
        const cover = coverOf([{ id: 'a', name: 'a', permanences: slots.map((each) => ({ ...each, audience: [] })) }]);
        const empty = emptyStretches(cover);
        for (const { weekday, hours } of cover.days) {
          const ofDay = empty.filter((stretch) => stretch.weekday === weekday);
          hours.forEach((count, hour) => {
            const isEmpty = count === 0 && hour >= AWAKE.from && hour < AWAKE.to;
            expect(ofDay.filter(({ from, to }) => from <= hour && hour < to)).toHaveLength(isEmpty ? 1 : 0);
          });
          expect(ofDay.some(({ to }) => ofDay.some(({ from }) => from === to))).toBe(false);
        }
      }),
    ));
});
