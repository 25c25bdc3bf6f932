import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { consentFields } from './consent';
import { type Mergeable, refusalToMergePromeneurs, refusedSince } from './promeneur-merge';

const record = (id: string) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    erasedOn: fc.constantFrom(null, null, '2026-01-01'),
    signs: fc.boolean(),
    hasAccount: fc.boolean(),
  });
const words = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom(...consentFields),
    given: fc.boolean(),
    at: fc.integer({ min: 10, max: 28 }).map((day) => `2026-01-${day}T08:00:00Z`),
  }),
  { selector: ({ field }) => field },
);

describe('two records of one person', () => {
  const one: Mergeable = { id: 'a', name: 'Léa Marchal', erasedOn: null, signs: false, hasAccount: false };
  const other = { ...one, id: 'b' };

  it('become one unless both sign, both have an account, or one was erased', () => {
    expect(refusalToMergePromeneurs({ ...one, signs: true, hasAccount: true }, other)).toBeUndefined();
    expect(refusalToMergePromeneurs({ ...one, signs: true }, { ...other, hasAccount: true })).toBeUndefined();
    expect(refusalToMergePromeneurs(one, one)?.code).toBe('same-record');
    expect(refusalToMergePromeneurs({ ...one, signs: true }, { ...other, signs: true })?.code).toBe('both-sign');
    expect(refusalToMergePromeneurs({ ...one, hasAccount: true }, { ...other, hasAccount: true })?.code).toBe('two-accounts');
    expect(refusalToMergePromeneurs(one, { ...other, erasedOn: '2026-01-01' })).toEqual({
      code: 'already-erased',
      facts: { on: '2026-01-01' },
    });
  });

  it('never lose a signature nor an account, whichever is kept', () => {
    fc.assert(
      fc.property(record('a'), record('b'), (kept, merged) => {
        if (refusalToMergePromeneurs(kept, merged)) return;
        expect(merged.signs).toBe(false);
        expect(kept.hasAccount && merged.hasAccount).toBe(false);
      }),
    );
  });

  it('can be merged one way at least, when the only obstacle is which one is kept', () => {
    fc.assert(
      fc.property(record('a'), record('b'), (kept, merged) => {
        if (refusalToMergePromeneurs(kept, merged)?.code !== 'other-signs') return;
        expect(refusalToMergePromeneurs(merged, kept)?.code).not.toBe('other-signs');
      }),
    );
  });
});

describe('what a person agreed to show', () => {
  it('is taken back by a later no on the other record, and never given by a yes there', () => {
    fc.assert(
      fc.property(words, words, (kept, other) => {
        const shown = kept.filter(({ given }) => given);
        for (const field of refusedSince(kept, other)) {
          expect(shown.map((word) => word.field)).toContain(field);
          const [mine, theirs] = [kept, other].map((all) => all.find((word) => word.field === field)!);
          expect(theirs!.given).toBe(false);
          expect(theirs!.at > mine!.at).toBe(true);
        }
      }),
    );
    const at = (given: boolean, day: string) => [{ field: 'phone' as const, given, at: `2026-01-${day}T08:00:00Z` }];
    expect(refusedSince(at(true, '10'), at(false, '11'))).toEqual(['phone']);
    expect(refusedSince(at(true, '11'), at(false, '10'))).toEqual([]);
    expect(refusedSince(at(false, '10'), at(true, '11'))).toEqual([]);
  });
});
