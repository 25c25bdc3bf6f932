import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applied, differencesSince, type NationalRow } from './national-update';

const row = (change: Partial<NationalRow> = {}): NationalRow => ({
  slug: '88-lea-mjc-x7k2',
  firstName: 'Léa',
  structure: 'MJC du Lac',
  commune: 'Gérardmer',
  communeCode: '88196',
  volets: ['youth'],
  profiles: [{ network: 'instagram', handle: 'lea.pdn', url: null }],
  charterSignedOn: '2025-09-12',
  ...change,
});

const rows = fc.uniqueArray(
  fc.record({
    slug: fc.constantFrom('88-a', '88-b', '88-c', '88-d', '88-e', '88-f'),
    firstName: fc.constantFrom('Léa', 'Zoé'),
    structure: fc.constantFrom('MJC', 'Foyer'),
    commune: fc.constantFrom('Épinal', null),
    communeCode: fc.constantFrom('88160', null),
    volets: fc.subarray<'youth' | 'parenting'>(['youth', 'parenting']),
    profiles: fc.subarray([
      { network: 'instagram' as const, handle: 'a', url: null },
      { network: 'tiktok' as const, handle: 'b', url: 'https://tiktok.com/@b' },
    ]),
    charterSignedOn: fc.constantFrom('2025-09-12', '2026-01-01', null),
  }),
  { selector: ({ slug }) => slug },
);
const inOrder = (list: readonly NationalRow[]) => [...list].sort((one, other) => (one.slug < other.slug ? -1 : 1));

describe('what the national site must be told', () => {
  it('is nothing when nothing changed', () => {
    expect(differencesSince([row()], [row()])).toEqual({ arrived: [], left: [], changed: [] });
  });

  it('is who arrived, who left, and what changed, with what stood there', () => {
    const moved = row({ structure: 'Foyer', profiles: [] });
    const [gone, come] = [row({ slug: '88-zoe' }), row({ slug: '88-ana' })];
    expect(differencesSince([row(), gone], [moved, come])).toEqual({
      arrived: [come],
      left: [gone],
      changed: [{ before: row(), after: moved, fields: ['structure', 'profiles'] }],
    });
  });

  it('sees a commune that keeps its name and changes its code', () => {
    expect(differencesSince([row()], [row({ communeCode: '88000' })]).changed[0]?.fields).toEqual(['commune']);
  });

  it('makes of what was told what is, whatever was told', () => {
    fc.assert(
      fc.property(rows, rows, (before, now) => {
        expect(inOrder(applied(before, differencesSince(before, now)))).toEqual(inOrder(now));
      }),
    );
  });

  it('counts each person once', () => {
    fc.assert(
      fc.property(rows, rows, (before, now) => {
        const { arrived, left, changed } = differencesSince(before, now);
        const slugs = [...arrived, ...left, ...changed.map(({ after }) => after)].map(({ slug }) => slug);
        expect(new Set(slugs).size).toBe(slugs.length);
      }),
    );
  });
});
