import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amended, changesFrom, pagesChanged, promeneurProposal, sameValue, structureProposal } from './record-change';

describe('what a proposal changes', () => {
  it('is what differs, and nothing that a reader would not see', () => {
    const now = { firstName: 'Léa', function: null, volets: ['youth'], territories: [{ kind: 'epci', code: '200000001' }] };
    expect(changesFrom(now, { firstName: 'Léa', function: '', volets: ['youth'] })).toEqual({});
    expect(changesFrom(now, { firstName: 'Léo', function: 'Animatrice' })).toEqual({ firstName: 'Léo', function: 'Animatrice' });
    expect(sameValue(['youth', 'parenting'], ['parenting', 'youth'])).toBe(true);
    expect(sameValue([{ weekday: 1, network: null, audience: [] }], [{ weekday: 1 }])).toBe(true);
    expect(sameValue([], null)).toBe(false);
  });

  it('is amended field by field, and proposes no longer what the record already says', () => {
    const now = { firstName: 'Léa', function: 'Animatrice' };
    const pending = amended(now, {}, { firstName: 'Léo', function: 'Directrice' });
    expect(amended(now, pending, { firstName: 'Léa' })).toEqual({ function: 'Directrice' });
    expect(amended({ ...now, function: 'Directrice' }, pending, {})).toEqual({ firstName: 'Léo' });
  });

  it('is nothing when it proposes what stands, and never more than what was asked', () => {
    const value = fc.oneof(fc.string(), fc.constant(null), fc.array(fc.constantFrom('youth', 'parenting')));
    const values = fc.record({ firstName: value, function: value, volets: value, address: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(values, values, values, (now, pending, wanted) => {
        expect(changesFrom(now, now)).toEqual({});
        const after = amended(now, pending, wanted);
        for (const field of Object.keys(after)) expect(field in pending || field in wanted).toBe(true);
        expect(amended(now, after, {})).toEqual(after);
        expect(amended({ ...now, ...after }, after, {})).toEqual({});
      }),
    );
  });

  it('adds and takes away pages', () => {
    const now = [{ id: '1', network: 'instagram' as const, handle: 'lea' }];
    expect(pagesChanged(now, [{ network: 'tiktok', handle: 'lea' }])).toEqual({
      added: [{ network: 'tiktok', handle: 'lea' }],
      removed: now,
    });
    expect(pagesChanged(now, [{ network: 'instagram', handle: 'lea' }])).toEqual({ added: [], removed: [] });
  });

  it('never holds what is not its author’s to say', () => {
    for (const field of ['lastName', 'notes', 'slug', 'charterState', 'withdrawnOn', 'publishes'])
      expect(promeneurProposal.safeParse({ [field]: 'x' }).success).toBe(false);
    for (const field of ['representativeEmail', 'notes', 'qpvId', 'conventionStartsOn', 'callOfOrigin'])
      expect(structureProposal.safeParse({ [field]: 'x' }).success).toBe(false);
    const twice = { weekday: 1, from: '18:00', to: '20:00' };
    expect(promeneurProposal.safeParse({ permanences: [twice, { ...twice, from: '19:00', to: '21:00' }] }).success).toBe(false);
  });
});
