import { describe, expect, it } from '@jest/globals';
import { letterQuery, pathOf, pauseAfterBreak, pauseAfterTry, percentOf, refusalToStop, slotDue, timeInParis } from './index';

const MINUTE = 60_000;

describe('a letter that did not leave', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 30],
    [4, 120],
    [5, 360],
    [9, 360],
  ])('waits after try %i for %i minutes', (tries, minutes) => {
    expect(pauseAfterTry(tries)).toBe(minutes * MINUTE);
  });

  it('is given up after ten tries', () => {
    expect(pauseAfterTry(10)).toBeUndefined();
  });
});

describe('the question put to the mailbox', () => {
  it('reads an address whatever its case, and an empty one as no filter', () => {
    expect(letterQuery.parse({ to: ' Lea@Exemple.FR ' })).toEqual({ to: 'lea@exemple.fr' });
    expect(letterQuery.parse({ to: '' }).to).toBeUndefined();
  });

  it.each([[['a', 'b']], ['x'.repeat(400)], ['a\u0000b'], ['a\nb']])('refuses what is no address: %j', (to) => {
    expect(letterQuery.safeParse({ to }).success).toBe(false);
  });
});

describe('an errand', () => {
  it('counts whole per cents, never over a hundred, and none before it has counted itself', () => {
    expect(percentOf({ done: 2, total: 3 })).toBe(66);
    expect(percentOf({ done: 4, total: 3 })).toBe(100);
    expect(percentOf({ done: 0, total: null })).toBeUndefined();
    expect(percentOf({ done: 0, total: 0 })).toBeUndefined();
  });

  it('is stopped while it is underway only', () => {
    expect(refusalToStop({ state: 'queued' })).toBeUndefined();
    expect(refusalToStop({ state: 'running' })).toBeUndefined();
    expect(refusalToStop({ state: 'done' })).toEqual({ code: 'errand-ended', facts: { state: 'done' } });
  });

  it.each([
    [{ path: '/promeneurs/import/3' }, '/promeneurs/import/3'],
    [{ path: '//ailleurs.example' }, undefined],
    [{ path: '/\\ailleurs.example' }, undefined],
    [{ path: 'https://ailleurs.example' }, undefined],
    [{ path: 3 }, undefined],
    [null, undefined],
  ])('leads nowhere but in the house: %j', (result, path) => {
    expect(pathOf({ result })).toBe(path);
  });

  it('that broke is tried five times in all', () => {
    expect([1, 2, 3, 4].map(pauseAfterBreak)).toEqual([10_000, MINUTE, 5 * MINUTE, 15 * MINUTE]);
    expect(pauseAfterBreak(5)).toBeUndefined();
  });
});

describe('the hour of a nightly job', () => {
  it.each([
    ['2026-11-21T02:29:00Z', undefined],
    ['2026-11-21T02:30:00Z', '2026-11-21'],
    ['2026-11-21T22:59:00Z', '2026-11-21'],
    ['2026-11-21T23:00:00Z', undefined], // midnight in Paris: another day, whose hour has not come
    ['2026-07-01T01:30:00Z', '2026-07-01'],
    ['2026-12-31T23:30:00Z', undefined],
  ])('03:30 in Paris, at %s: %s', (instant, slot) => {
    expect(slotDue('03:30', new Date(instant))).toBe(slot);
  });

  it('comes on the day that skips it, right after', () => {
    expect(slotDue('02:30', new Date('2026-03-29T00:59:00Z'))).toBeUndefined();
    expect(timeInParis(new Date('2026-03-29T01:00:00Z'))).toBe('03:00');
    expect(slotDue('02:30', new Date('2026-03-29T01:00:00Z'))).toBe('2026-03-29');
  });

  it('names one day in the hour that October repeats', () => {
    expect(['00:30', '01:30'].map((hour) => slotDue('02:30', new Date(`2026-10-25T${hour}:00Z`)))).toEqual(['2026-10-25', '2026-10-25']);
    expect(slotDue('02:45', new Date('2026-10-25T01:10:00Z'))).toBeUndefined(); // 02:10 again: it has been due, and its slot is taken
  });

  it('reads midnight as 00:00', () => {
    expect(timeInParis(new Date('2026-11-20T23:00:00Z'))).toBe('00:00');
  });
});
