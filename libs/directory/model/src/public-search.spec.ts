import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answersTonight, byNearness, type Ground, kilometresBetween, nearnessOf, placeWordsOf } from './public-search';

const gerardmer: Ground = { code: '88196', epciCode: '200096634', latitude: 48.07, longitude: 6.88 };
const epinal: Ground = { code: '88160', epciCode: '200068757', latitude: 48.17, longitude: 6.45 };
const unplaced: Ground = { code: '88531', epciCode: '200096634', latitude: null, longitude: null };

describe('how near somebody is', () => {
  it('is the commune for who is there, or goes there', () => {
    expect(nearnessOf({ commune: gerardmer, serves: [] }, gerardmer)).toEqual({ kind: 'commune', km: null });
    expect(nearnessOf({ commune: epinal, serves: ['88196'] }, gerardmer)).toEqual({ kind: 'commune', km: null });
  });

  it('is the EPCI for who is in it or serves it, and the kilometres are said only when both places are known', () => {
    expect(nearnessOf({ commune: unplaced, serves: [] }, gerardmer)).toEqual({ kind: 'epci', km: null });
    expect(nearnessOf({ commune: epinal, serves: ['200096634'] }, gerardmer)).toEqual({ kind: 'epci', km: 34 });
    expect(nearnessOf({ commune: epinal, serves: [] }, gerardmer)).toEqual({ kind: 'elsewhere', km: 34 });
    expect(nearnessOf({ commune: null, serves: [] }, gerardmer)).toEqual({ kind: 'elsewhere', km: null });
    const nowhere = { ...gerardmer, epciCode: null };
    expect(nearnessOf({ commune: { ...epinal, epciCode: null }, serves: [] }, nowhere).kind).toBe('elsewhere');
  });

  it('is the same both ways, and never nothing', () => {
    const ground = fc.record({
      code: fc.constant('x'),
      epciCode: fc.constant(null),
      latitude: fc.double({ min: -60, max: 60, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(ground, ground, (one, other) => {
        const way = kilometresBetween(one, other)!;
        expect(way).toBe(kilometresBetween(other, one));
        expect(way >= 1 && way <= 20_038).toBe(true);
      }),
    );
  });

  it('orders rings, then ways, then those whose way is not known', () => {
    const known = [
      { kind: 'elsewhere', km: null },
      { kind: 'elsewhere', km: 12 },
      { kind: 'epci', km: 20 },
      { kind: 'commune', km: null },
      { kind: 'epci', km: null },
    ] as const;
    expect([...known].sort(byNearness).map(({ kind, km }) => `${kind} ${km}`)).toEqual([
      'commune null',
      'epci 20',
      'epci null',
      'elsewhere 12',
      'elsewhere null',
    ]);
  });
});

it.each([
  ['Gérardmer (88400)', 'gerardmer', '88400'],
  ['St-Dié des Vosges', 'saint die des vosges', undefined],
  ['88400', '', '88400'],
  ['  ÉPINAL  ', 'epinal', undefined],
  ['4e arrondissement 12', '4e arrondissement', undefined],
])('reads a place in « %s »', (typed, name, postalCode) => expect(placeWordsOf(typed)).toEqual({ name, postalCode }));

describe('who answers tonight', () => {
  const week = (from: string, to: string) => ({
    permanences: [{ weekday: 2, from, to, network: null, audience: [], onHolidays: false }],
    absences: [],
  });
  const at = (minute: number) => ({ day: '2026-11-24', minute });

  it.each([
    ['20:00', '22:00', 600, true],
    ['16:00', '18:30', 600, true],
    ['16:00', '18:00', 600, false],
    ['20:00', '22:00', 21 * 60 + 59, true],
    ['20:00', '22:00', 22 * 60, false],
  ])('%s to %s, asked at minute %i: %s', (from, to, minute, expected) => {
    expect(answersTonight(week(from, to), at(minute), () => false)).toBe(expected);
  });
});
