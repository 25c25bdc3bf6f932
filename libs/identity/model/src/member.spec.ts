import { describe, expect, it } from '@jest/globals';
import { isLive, refusalToEnd, rolesManagedBy, type Seat } from './member';

const today = '2026-11-24';
const aSeat = (seat: Partial<Seat> = {}): Seat => ({
  id: 'claire',
  role: 'coordinator',
  startsOn: '2020-01-01',
  endsOn: null,
  ended: false,
  ...seat,
});

describe('a seat', () => {
  it.each([
    ['from its first day', { startsOn: today }, true],
    ['not before it', { startsOn: '2026-11-25' }, false],
    ['to its last day', { endsOn: today }, true],
    ['not after it', { endsOn: '2026-11-23' }, false],
    ['no more once taken away', { endsOn: today, ended: true }, false],
  ])('is held %s', (_, seat, held) => expect(isLive(aSeat(seat), today)).toBe(held));

  it('ends, unless nobody would be left to run the département', () => {
    const claire = aSeat();
    expect(refusalToEnd(claire, [claire], today, null)).toEqual({ code: 'last-coordinator' });
    expect(refusalToEnd(claire, [claire, aSeat({ id: 'paul', endsOn: '2026-12-31' })], today, null)).toEqual({ code: 'last-coordinator' });
    expect(refusalToEnd(claire, [claire, aSeat({ id: 'paul', startsOn: '2027-01-01' })], today, null)).toEqual({
      code: 'last-coordinator',
    });
    expect(refusalToEnd(claire, [claire, aSeat({ id: 'paul' })], today, null)).toBeUndefined();
    expect(refusalToEnd(aSeat({ role: 'caf' }), [], today, null)).toBeUndefined();
  });

  it('does not end twice, nor in the past, nor before it began', () => {
    expect(refusalToEnd(aSeat({ role: 'caf', ended: true }), [], today, null)?.code).toBe('seat-ended');
    expect(refusalToEnd(aSeat({ role: 'caf', endsOn: '2026-11-01' }), [], today, null)?.code).toBe('seat-ended');
    expect(refusalToEnd(aSeat({ role: 'caf' }), [], today, '2026-11-23')?.code).toBe('ends-in-the-past');
    expect(refusalToEnd(aSeat({ role: 'caf', startsOn: '2027-01-01' }), [], today, '2026-12-01')?.code).toBe('ends-before-it-starts');
  });
});

it('gives nobody the keeping of seats above their own', () => {
  expect(rolesManagedBy('coordinator')).not.toContain('national');
  expect(rolesManagedBy('national')).toEqual(['coordinator', 'caf']);
  for (const role of ['caf', 'promeneur', 'structure', 'partner', 'facilitator', 'visitor'] as const)
    expect(rolesManagedBy(role)).toEqual([]);
});
