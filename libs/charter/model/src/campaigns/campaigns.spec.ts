import { describe, expect, it } from '@jest/globals';
import { addDays, dayInParis, daysBetween } from '@promenade/platform/model';
import fc from 'fast-check';
import type { RequestKnown } from '../rules';
import { charterStandingOf, signersOf } from '../rules';
import { campaignStateOf, type Cascade, cascadeOf, datesOf, endOfDayInParis, lapses, noticeDue, reminderDue } from './cascade';
import { extended, refusalToExtend, refusalToOpenCampaign } from './rules';

const house: Cascade = { reminderDays: [3, 7, 14], deadlineDays: 30, graceDays: 30, expiresAfterDays: 60 };
/** Any day of twenty years: leap years, and both changes of the hour of each. */
const day = fc.integer({ min: 0, max: 7300 }).map((days) => addDays('2020-01-01', days));
const known = (request: Partial<RequestKnown>): RequestKnown => ({
  ...{ id: 'r1', state: 'pending', versionId: 'v2', structureId: 's1', next: 'representative', createdAt: '2026-03-01T00:00:00.000Z' },
  ...{ structureSignedAt: null, completedAt: null },
  ...request,
});

describe('the dates of a campaign', () => {
  it('come from the nearest word: the campaign’s, the département’s, else the house’s', () => {
    expect(cascadeOf(house, { graceDays: 10 }, { graceDays: 20, reminderDays: [9, 2] })).toEqual({
      ...house,
      graceDays: 10,
      reminderDays: [2, 9],
    });
    expect(cascadeOf(house, undefined, {})).toEqual(house);
  });

  it('follow one another, the end of February included', () => {
    expect(datesOf('2028-01-30', house)).toEqual({ deadlineOn: '2028-02-29', graceEndsOn: '2028-03-30', expiresOn: '2028-03-30' });
    expect(datesOf('2026-03-01', house, '2026-06-30')).toEqual({
      deadlineOn: '2026-06-30',
      graceEndsOn: '2026-07-30',
      expiresOn: '2026-07-30',
    });
    expect(datesOf('2026-03-01', { ...house, deadlineDays: 5, graceDays: 0 })).toMatchObject({
      graceEndsOn: '2026-03-06',
      expiresOn: '2026-04-30',
    });
  });

  it('let a request be signed at least until grace ends', () => {
    fc.assert(
      fc.property(
        day,
        fc.nat(365),
        fc.nat(365),
        fc.integer({ min: 1, max: 365 }),
        (openedOn, deadlineDays, graceDays, expiresAfterDays) => {
          const { deadlineOn, graceEndsOn, expiresOn } = datesOf(openedOn, { ...house, deadlineDays, graceDays, expiresAfterDays });
          expect(openedOn <= deadlineOn && deadlineOn <= graceEndsOn && graceEndsOn <= expiresOn).toBe(true);
          expect(daysBetween(openedOn, graceEndsOn)).toBe(deadlineDays + graceDays);
        },
      ),
    );
  });

  it('end with the day in Paris, whatever the season', () => {
    expect(endOfDayInParis('2026-03-28').toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(endOfDayInParis('2026-03-29').toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(endOfDayInParis('2026-10-25').toISOString()).toBe('2026-10-25T23:00:00.000Z');
    fc.assert(
      fc.property(day, (on) => {
        const end = endOfDayInParis(on).getTime();
        expect([dayInParis(new Date(end - 1)), dayInParis(new Date(end))]).toEqual([on, addDays(on, 1)]);
      }),
    );
  });

  it('make a campaign run, then wait, then be over', () => {
    const dates = { deadlineOn: '2026-04-01', graceEndsOn: '2026-05-01' };
    expect(campaignStateOf({ state: 'open', ...dates }, '2026-04-01')).toBe('running');
    expect(campaignStateOf({ state: 'open', ...dates }, '2026-04-02')).toBe('grace');
    expect(campaignStateOf({ state: 'closed', ...dates }, '2026-04-01')).toBe('closed');
  });

  it('are put off and never brought forward; grace follows the deadline', () => {
    const campaign = { state: 'open' as const, deadlineOn: '2026-04-01', graceEndsOn: '2026-05-01' };
    expect(extended(campaign, { deadlineOn: '2026-04-11' })).toEqual({ deadlineOn: '2026-04-11', graceEndsOn: '2026-05-11' });
    expect(refusalToExtend(campaign, { deadlineOn: '2026-04-11', graceEndsOn: '2026-05-11' })).toBeUndefined();
    expect(refusalToExtend(campaign, { deadlineOn: '2026-03-31', graceEndsOn: '2026-05-01' })?.code).toBe('campaign-brought-forward');
    expect(refusalToExtend(campaign, { deadlineOn: '2026-06-01', graceEndsOn: '2026-05-01' })?.code).toBe('grace-before-deadline');
    expect(refusalToExtend({ ...campaign, state: 'closed' }, campaign)?.code).toBe('campaign-over');
  });
});

describe('a reminder', () => {
  it('leaves at each step, once, and steps that were missed are caught up by one', () => {
    const due = (today: string, remindedOn: string | null) => reminderDue('2026-03-10', [3, 7, 14], remindedOn, today);
    expect(due('2026-03-12', null)).toBeUndefined();
    expect(due('2026-03-13', null)).toBe(3);
    expect(due('2026-03-14', '2026-03-13')).toBeUndefined();
    expect(due('2026-03-30', '2026-03-13')).toBe(14);
    expect(due('2026-03-31', '2026-03-30')).toBeUndefined();
  });

  it('never leaves twice in a day, nor more often than there are steps, whichever mornings are missed', () => {
    fc.assert(
      fc.property(
        day,
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 10 }),
        fc.array(fc.boolean(), { minLength: 90, maxLength: 90 }),
        (turnOn, steps, runs) => {
          let remindedOn: string | null = null;
          let letters = 0;
          for (const [index, isRun] of [...runs, true].entries()) {
            const today = addDays(turnOn, index);
            if (!isRun || reminderDue(turnOn, steps, remindedOn, today) === undefined) continue;
            remindedOn = today;
            letters += 1;
            expect(reminderDue(turnOn, steps, remindedOn, today)).toBeUndefined();
          }
          expect(letters).toBeLessThanOrEqual(steps.length);
          expect(letters > 0).toBe(steps.length > 0);
        },
      ),
    );
  });
});

describe('what lapses', () => {
  it('is told fourteen and three days before, late rather than never', () => {
    expect(noticeDue('2026-05-09', [], '2026-04-24')).toBeUndefined();
    expect(noticeDue('2026-05-09', [], '2026-04-25')).toBe(14);
    expect(noticeDue('2026-05-09', [14], '2026-05-05')).toBeUndefined();
    expect(noticeDue('2026-05-09', [14], '2026-05-06')).toBe(3);
    expect(noticeDue('2026-05-09', [], '2026-05-20')).toBe(3);
    expect(noticeDue('2026-05-09', [14, 3], '2026-05-20')).toBeUndefined();
  });

  it('lapses the day after grace ends, and never without a notice of three days', () => {
    expect(lapses('2026-05-09', '2026-05-06', '2026-05-09')).toBe(false);
    expect(lapses('2026-05-09', '2026-05-06', '2026-05-10')).toBe(true);
    expect(lapses('2026-05-09', null, '2026-06-30')).toBe(false);
    expect(lapses('2026-05-09', '2026-05-20', '2026-05-22')).toBe(false);
    expect(lapses('2026-05-09', '2026-05-20', '2026-05-23')).toBe(true);
  });
});

describe('where a promeneur stands', () => {
  const signed = known({
    id: 'old',
    versionId: 'v1',
    state: 'complete',
    next: null,
    completedAt: '2025-01-10T09:00:00.000Z',
    structureSignedAt: '2025-01-05T09:00:00.000Z',
  });

  it('is by what was signed last, until it lapses; asking for another version changes nothing', () => {
    expect(charterStandingOf([signed, known({})])).toMatchObject({ state: 'complete', versionId: 'v1' });
    expect(charterStandingOf([signed, known({ state: 'refused' })])).toMatchObject({ state: 'complete' });
    expect(charterStandingOf([signed, known({})], '2026-05-10T00:15:00.000Z')).toEqual({
      state: 'awaiting-structure',
      signedAt: null,
      versionId: 'v2',
    });
    expect(charterStandingOf([signed], '2026-05-10T00:15:00.000Z')).toMatchObject({ state: 'missing' });
    const later = known({ state: 'complete', next: null, completedAt: '2026-05-28T09:00:00.000Z' });
    expect(charterStandingOf([signed, later], '2026-05-10T00:15:00.000Z')).toMatchObject({ state: 'complete', versionId: 'v2' });
  });

  it('is nowhere when nobody asked', () => {
    expect(charterStandingOf([])).toEqual({ state: 'missing', signedAt: null, versionId: null });
  });
});

describe('who signs', () => {
  const acted = known({ state: 'refused', next: null, structureSignedAt: '2026-03-05T09:00:00.000Z' });

  it('is the representative, then the promeneur', () => {
    expect(signersOf('s1', { id: 'v2' }, [])).toEqual({ who: ['representative', 'promeneur'] });
  });

  it('is the promeneur alone when the representative’s act for that text stands', () => {
    expect(signersOf('s1', { id: 'v2' }, [acted])).toEqual({ who: ['promeneur'], standing: 'r1' });
  });

  it('is both again for another text, or another structure', () => {
    expect(signersOf('s1', { id: 'v3' }, [acted]).who).toHaveLength(2);
    expect(signersOf('s2', { id: 'v2' }, [acted]).who).toHaveLength(2);
  });
});

describe('opening a campaign', () => {
  const version = { id: 'v2', department: null, number: 2, state: 'published' as const, effectiveOn: '2026-01-01' };
  const when = { asked: 3, deadlineOn: '2026-04-01', today: '2026-03-01' };

  it.each([
    ['version-missing', undefined, version, when],
    ['version-not-in-force', version, { id: 'v3' }, when],
    ['deadline-in-the-past', version, version, { ...when, deadlineOn: '2026-03-01' }],
    ['campaign-empty', version, version, { ...when, asked: 0 }],
    [undefined, version, version, when],
  ])('is refused: %s', (code, of, inForce, facts) => {
    expect(refusalToOpenCampaign(of, inForce, facts)?.code).toBe(code);
  });
});
