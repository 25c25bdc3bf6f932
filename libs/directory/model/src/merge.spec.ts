import { describe, expect, it } from '@jest/globals';
import { addDays } from '@promenade/platform/model';
import fc from 'fast-check';
import { type EmploymentSpan, joinedContacts, joinedNotes, mergedEmployments, refusalToMerge } from './merge';

const day = fc.option(
  fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-01-01', days)),
  { nil: null },
);
const spans = (of: string) =>
  fc
    .array(
      fc.record({ promeneurId: fc.constantFrom('léa', 'karim'), startsOn: day, endsOn: day, weeklyMinutes: fc.constantFrom(null, 60) }),
    )
    .map((all) =>
      all
        .map((one, index) => ({ ...one, id: `${of}${index}` }))
        .filter(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn),
    );
const first = ({ startsOn }: EmploymentSpan) => startsOn ?? '';
const last = ({ endsOn }: EmploymentSpan) => endsOn ?? '9999-12-31';
const holds = (span: EmploymentSpan, on: string) => first(span) <= on && on <= last(span);
const span = (id: string, startsOn: string | null, endsOn: string | null): EmploymentSpan => ({
  id,
  promeneurId: 'léa',
  startsOn,
  endsOn,
  weeklyMinutes: null,
});

describe('employments of two structures that become one', () => {
  it('cover the days they covered, no more and no less, and nobody is employed twice on a day', () => {
    fc.assert(
      fc.property(spans('k'), spans('o'), fc.integer({ min: -5, max: 65 }), (kept, other, shift) => {
        const { moved, joined } = mergedEmployments(kept, other);
        const gone = new Set(joined.flatMap(({ ids }) => ids));
        const stretched = new Map(joined.map(({ into }) => [into.id, into]));
        const after = [...kept, ...other].filter(({ id }) => !gone.has(id)).map((one) => stretched.get(one.id) ?? one);
        const on = addDays('2026-01-01', shift);
        for (const who of ['léa', 'karim']) {
          const mine = (all: readonly EmploymentSpan[]) => all.filter((one) => one.promeneurId === who && holds(one, on));
          expect(mine(after).length > 0).toBe(mine([...kept, ...other]).length > 0);
          expect(mine(after).length).toBeLessThanOrEqual(1);
        }
        const left = other.filter(({ id }) => !gone.has(id) && !stretched.has(id)).map(({ id }) => id);
        expect([...moved].sort()).toEqual(left.sort());
      }),
    );
  });

  it('stretch the one that stays, and take the hours it had not', () => {
    const { moved, joined } = mergedEmployments(
      [span('k', '2025-01-01', '2025-06-30')],
      [{ ...span('o', '2025-06-01', null), weeklyMinutes: 180 }, span('p', '2023-01-01', '2023-12-31')],
    );
    expect(moved).toEqual(['p']);
    expect(joined).toEqual([{ ids: ['o'], into: { ...span('k', '2025-01-01', null), weeklyMinutes: 180 } }]);
  });
});

describe('a merge', () => {
  const one = { id: 'a', name: 'MJC', mergedInto: null };
  it('is of two records, neither of which is gone already', () => {
    expect(refusalToMerge(one, { ...one, id: 'b' })).toBeUndefined();
    expect(refusalToMerge(one, one)?.code).toBe('same-record');
    expect(refusalToMerge(one, { ...one, id: 'b', mergedInto: 'c' })).toEqual({ code: 'merged-already', facts: { id: 'b', name: 'MJC' } });
  });

  it('keeps everybody to reach, each once, and the notes of both', () => {
    const ana = { name: 'Ana', function: 'accueil', email: 'ana@mjc.example', phone: null };
    const bob = { name: 'Bob', function: null, email: null, phone: '+33329000000' };
    expect(joinedContacts([ana], [{ ...ana, function: null }, bob])).toEqual([ana, bob]);
    expect(joinedNotes('une', 'autre')).toBe('une\n\nautre');
    expect([joinedNotes(null, 'autre'), joinedNotes('une', null), joinedNotes('une', 'une')]).toEqual(['autre', 'une', 'une']);
  });
});
