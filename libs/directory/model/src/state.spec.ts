import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activeRequirements } from './settings';
import { charterProgresses, isListed, type PromeneurFacts, reasonsOf, stateOf } from './state';

const TODAY = '2026-11-21';
const YESTERDAY = '2026-11-20';
const TOMORROW = '2026-11-22';

const facts = (given: Partial<PromeneurFacts> = {}): PromeneurFacts => ({
  email: 'lea@mjc.example',
  withdrawnOn: null,
  charterState: 'complete',
  employment: { startsOn: '2024-01-01', endsOn: null },
  structure: { name: 'MJC du Lac', hasRepresentative: true },
  fulfilled: [],
  ...given,
});
const told = (given: Partial<PromeneurFacts>, requires: Parameters<typeof stateOf>[1] = []) => [
  stateOf(facts(given), requires, TODAY),
  ...reasonsOf(facts(given), requires, TODAY).map(({ code, who }) => `${code}/${who}`),
];

describe('where a promeneur stands', () => {
  it.each<[string, Partial<PromeneurFacts>, string[]]>([
    ['signed and employed', {}, ['active']],
    ['employed since nobody knows when', { employment: { startsOn: null, endsOn: null } }, ['active']],
    ['on the last day', { employment: { startsOn: null, endsOn: TODAY } }, ['active']],
    ['on the first day', { employment: { startsOn: TODAY, endsOn: null } }, ['active']],
    ['after the last day', { employment: { startsOn: null, endsOn: YESTERDAY } }, ['left', 'employment-ended/coordinator']],
    ['before the first day', { employment: { startsOn: TOMORROW, endsOn: null } }, ['left', 'employment-to-come/coordinator']],
    ['employed by nobody', { employment: null, structure: null }, ['left', 'employment-missing/coordinator']],
    ['withdrawn today', { withdrawnOn: TODAY }, ['left', 'withdrawn/coordinator']],
    ['withdrawn tomorrow', { withdrawnOn: TOMORROW }, ['active']],
    ['asked of nobody', { charterState: 'missing' }, ['unsigned', 'charter-missing/coordinator']],
    [
      'asked of nobody, whom no letter would reach',
      { charterState: 'missing', email: null, structure: { name: 'MJC', hasRepresentative: false } },
      ['unsigned', 'charter-missing/coordinator', 'email-missing/coordinator', 'representative-missing/coordinator'],
    ],
    ['the structure must sign', { charterState: 'awaiting-structure' }, ['awaiting-structure', 'charter-awaiting-structure/structure']],
    ['the promeneur must sign', { charterState: 'awaiting-promeneur' }, ['awaiting-promeneur', 'charter-awaiting-promeneur/promeneur']],
    [
      'gone before signing',
      { charterState: 'awaiting-promeneur', withdrawnOn: YESTERDAY, employment: { startsOn: null, endsOn: YESTERDAY } },
      ['left', 'withdrawn/coordinator', 'employment-ended/coordinator'],
    ],
  ])('%s', (_, given, expected) => expect(told(given)).toEqual(expected));

  it('is active once listed with what the département asks besides', () => {
    expect(told({}, ['photo', 'convention'])).toEqual(['listed', 'photo-missing/promeneur', 'convention-missing/structure']);
    expect(told({ fulfilled: ['photo'] }, ['photo', 'convention'])).toEqual(['listed', 'convention-missing/structure']);
    expect(told({ fulfilled: ['photo', 'convention'] }, ['photo', 'convention'])).toEqual(['active']);
  });

  it('says why and who must act, unless nothing is to be done', () => {
    const days = fc.option(fc.constantFrom(YESTERDAY, TODAY, TOMORROW), { nil: null });
    const someFacts = fc.record({
      email: fc.constantFrom(null, 'lea@mjc.example'),
      withdrawnOn: days,
      charterState: fc.constantFrom(...charterProgresses),
      employment: fc.option(fc.record({ startsOn: days, endsOn: days }), { nil: null }),
      structure: fc.option(fc.record({ name: fc.constant('MJC'), hasRepresentative: fc.boolean() }), { nil: null }),
      fulfilled: fc.subarray([...activeRequirements]),
    });
    fc.assert(
      fc.property(someFacts, fc.subarray([...activeRequirements]), (given, requires) => {
        const state = stateOf(given, requires, TODAY);
        expect(reasonsOf(given, requires, TODAY).length === 0).toBe(state === 'active');
        expect(isListed(given, TODAY)).toBe(state === 'listed' || state === 'active');
      }),
    );
  });
});
