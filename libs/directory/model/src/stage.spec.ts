import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInForce, latestMove, refusalToMove, stageUnsaid, structureStages } from './stage';

describe('the stage of a structure', () => {
  it('is told by its promeneurs and its convention while nobody says it', () => {
    const nothing = { employsToday: false, employedOnce: false, hasConvention: false };
    expect(stageUnsaid(nothing)).toBe('to-contact');
    expect(stageUnsaid({ ...nothing, hasConvention: true })).toBe('under-convention');
    expect(stageUnsaid({ ...nothing, employsToday: true, employedOnce: true })).toBe('under-convention');
    expect(stageUnsaid({ ...nothing, employedOnce: true })).toBe('left');
  });

  it('is that of the latest day, then of the last word, in whatever order the moves come', () => {
    const moves = [
      { since: '2026-03-01', at: '2026-09-01T08:00:00Z' },
      { since: '2026-04-01', at: '2026-04-01T08:00:00Z' },
      { since: '2026-04-01', at: '2026-04-02T08:00:00Z' },
    ];
    fc.assert(fc.property(fc.shuffledSubarray(moves, { minLength: 3 }), (some) => expect(latestMove(some)).toBe(moves[2])));
    expect(latestMove([])).toBeUndefined();
  });

  it('moves anywhere but where it is said to be', () => {
    for (const from of structureStages)
      for (const to of structureStages) expect(refusalToMove(from, to)?.code).toBe(from === to ? 'stage-unchanged' : undefined);
    expect(refusalToMove(null, 'to-contact')).toBeUndefined();
  });
});

describe('a convention', () => {
  it('is in force from its first day to its last, both included; without a last day it lasts', () => {
    const convention = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => isInForce(convention, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isInForce({ startsOn: '2026-01-01', endsOn: null }, '2060-01-01')).toBe(true);
    expect(isInForce({ startsOn: null, endsOn: '2026-12-31' }, '2026-06-01')).toBe(false);
  });
});
