import { describe, expect, it } from '@jest/globals';
import { endsAfterItStarts, isLive, refusalToEmploy } from './employment';
import { promeneurChange, promeneurDraft } from './promeneur';
import { promeneurQuery } from './promeneur-query';
import { publicCard, publicQuery } from './public-card';
import { settingChange, settingOn, settingSchemas } from './settings';
import { structureDraft } from './structure';

describe('an employment', () => {
  const structure = { id: 'a', name: 'MJC' };

  it.each([
    [null, null, true],
    ['2026-11-21', '2026-11-21', true],
    ['2026-11-22', null, false],
    [null, '2026-11-20', false],
  ])('from %s to %s is live today: %s', (startsOn, endsOn, expected) => expect(isLive({ startsOn, endsOn }, '2026-11-21')).toBe(expected));

  it('ends after it starts, as far as both are known', () => {
    expect(endsAfterItStarts({ startsOn: '2026-01-02', endsOn: '2026-01-01' })).toBe(false);
    expect(endsAfterItStarts({ startsOn: '2026-01-02' })).toBe(true);
  });

  it.each([
    ['2024-01-01', '2024-12-31', '2025-01-01', null, false],
    ['2024-01-01', '2024-12-31', '2024-12-31', null, true],
    ['2024-01-01', null, null, null, true],
    [null, '2023-12-31', '2024-01-01', '2024-02-01', false],
  ])('from %s to %s meets one from %s to %s: %s', (startsOn, endsOn, from, to, meets) => {
    const others = [{ startsOn, endsOn, structure }];
    expect(refusalToEmploy(others, { structureId: 'a', startsOn: from, endsOn: to })?.code).toBe(meets ? 'already-employed' : undefined);
    expect(refusalToEmploy(others, { structureId: 'b', startsOn: from, endsOn: to })).toBeUndefined();
  });
});

describe('the contract', () => {
  it('keeps as nothing what a form leaves blank', () => {
    expect(promeneurDraft.parse({ firstName: ' Léa ', lastName: 'Marchal', email: '  ', notes: '' })).toEqual({
      ...{ firstName: 'Léa', lastName: 'Marchal', email: null, notes: null },
      volets: [],
    });
    expect(structureDraft.parse({ name: 'MJC', postalCode: '' }).postalCode).toBeNull();
    expect(promeneurChange.parse({})).toEqual({});
  });

  it('ignores a filter that asks nothing, and what it does not know', () => {
    expect(promeneurQuery.parse({ q: '', volet: '', page: '2', colour: 'red' })).toEqual({ page: 2, size: 50 });
    expect(publicQuery.safeParse({}).success).toBe(false);
  });

  it('has no place for a surname, an address or a number on a public card', () => {
    expect(Object.keys(publicCard.shape).sort()).toEqual(
      ['charterSignedOn', 'firstName', 'nearness', 'onlineProfiles', 'photoUrl', 'reachability', 'slug', 'structure', 'volets'], // prettier-ignore
    );
  });

  it('reads settings by the day', () => {
    const history = [
      { value: ['convention'], fromOn: '2027-01-01' },
      { value: ['photo'], fromOn: '2026-01-01' },
    ];
    expect(settingOn('activeRequires', history, '2025-12-31')).toEqual([]);
    expect(settingOn('activeRequires', history, '2026-12-31')).toEqual(['photo']);
    expect(settingOn('activeRequires', history, '2027-01-01')).toEqual(['convention']);
    expect(settingSchemas.networks.safeParse(['x', 'x']).success).toBe(false);
  });

  it('follows the level above again from the day on which that was said', () => {
    const history = [
      { value: null, fromOn: '2026-06-01' },
      { value: 15, fromOn: '2026-01-01' },
    ];
    expect(['2025-12-31', '2026-05-31', '2026-06-01'].map((day) => settingOn('charterGraceDays', history, day, 45))).toEqual([45, 15, 45]);
    expect(settingOn('charterGraceDays', history, '2026-06-01')).toBe(30);
    for (const said of [{ follow: true }, { value: 15 }]) expect(settingChange.safeParse(said).success).toBe(true);
    for (const said of [{}, { follow: true, value: 15 }]) expect(settingChange.safeParse(said).success).toBe(false);
  });
});
