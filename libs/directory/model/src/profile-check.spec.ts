import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths } from '@promenade/platform/model';
import fc from 'fast-check';
import {
  checkColours,
  checkVerification,
  type CheckTime,
  dueOn,
  isChecked,
  missingPoints,
  pointColour,
  type PointFacts,
  profileColour,
  worstOf,
} from './profile-check';

const TODAY = '2026-11-22';
const time = (more: Partial<CheckTime> = {}): CheckTime => ({ changedOn: null, months: 12, today: TODAY, ...more });
const nothing: PointFacts = { declaredAt: null, met: null, verifiedOn: null };
const seen = (verifiedOn: string, met = true): PointFacts => ({ declaredAt: null, met, verifiedOn });
const said: PointFacts = { ...nothing, declaredAt: '2026-11-01T08:00:00Z' };

describe('the colour of a point', () => {
  it.each<[string, PointFacts, Partial<CheckTime>, string]>([
    ['that nobody spoke of', nothing, {}, 'red'],
    ['said, not seen', said, {}, 'amber'],
    ['seen and kept', seen('2026-11-03'), {}, 'green'],
    ['seen and not kept', seen('2026-11-03', false), {}, 'red'],
    ['said again after it was seen not kept', { ...seen('2026-10-03', false), declaredAt: said.declaredAt }, {}, 'red'],
    ['seen before the profile changed', seen('2026-11-03'), { changedOn: '2026-11-04' }, 'amber'],
    ['seen on the day of the change', seen('2026-11-03'), { changedOn: '2026-11-03' }, 'green'],
    ['seen a year ago to the day', seen('2025-11-22'), {}, 'amber'],
    ['seen a year ago tomorrow', seen('2025-11-23'), {}, 'green'],
    ['seen on the last day of August, due at the end of February', seen('2025-08-31'), { months: 6, today: '2026-02-27' }, 'green'],
    ['the same, a day later', seen('2025-08-31'), { months: 6, today: '2026-02-28' }, 'amber'],
  ])('%s', (_, facts, more, expected) => expect(pointColour(facts, time(more))).toBe(expected));
});

const days = fc.integer({ min: -1500, max: 0 }).map((ago) => addDays(TODAY, ago));
const facts: fc.Arbitrary<PointFacts> = fc.oneof(
  fc.constant(nothing),
  fc.constant(said),
  fc.record({ met: fc.boolean(), verifiedOn: days, declaredAt: fc.constantFrom(null, said.declaredAt) }),
);
const times = fc.record({
  changedOn: fc.option(days, { nil: null }),
  months: fc.integer({ min: 1, max: 36 }),
  today: fc.integer({ min: 0, max: 400 }).map((ahead) => addDays(TODAY, ahead)),
});

describe('the colour of a profile', () => {
  it('is that of its worst point, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 7 }), times, (points, at) => {
        const colour = profileColour(points, at);
        expect(colour).toBe(worstOf(points.map((point) => pointColour(point, at))));
        expect(profileColour([...points].reverse(), at)).toBe(colour);
      }),
    );
  });

  it('is green exactly when each point was seen, is kept, and nothing is due', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 7 }), times, (points, at) => {
        const due = dueOn(points, at.months);
        const fine =
          points.every(({ met, verifiedOn }) => met === true && verifiedOn !== null && verifiedOn >= (at.changedOn ?? '')) &&
          due! > at.today;
        expect(profileColour(points, at) === 'green').toBe(fine);
      }),
    );
  });

  it('never grows better by waiting', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 7 }), times, fc.integer({ min: 0, max: 900 }), (points, at, later) => {
        const rank = (day: string) => checkColours.indexOf(profileColour(points, { ...at, today: day })!);
        expect(rank(addDays(at.today, later))).toBeLessThanOrEqual(rank(at.today));
      }),
    );
  });

  it('is none when the charter asks nothing', () => expect(profileColour([], time())).toBeNull());
});

describe('the day a profile is due', () => {
  it('is the oldest verification and the setting', () => {
    expect(dueOn([seen('2026-03-02'), seen('2026-01-31', false), said], 1)).toBe('2026-02-28');
    expect(dueOn([nothing, said], 12)).toBeNull();
    fc.assert(
      fc.property(fc.array(facts), fc.integer({ min: 1, max: 36 }), (points, months) => {
        const due = dueOn(points, months);
        for (const { verifiedOn } of points) if (verifiedOn) expect(due! <= addMonths(verifiedOn, months)).toBe(true);
      }),
    );
  });
});

describe('a check', () => {
  it('is of pages, never of an address or a number', () => {
    expect(['email', 'sms', 'whatsapp'].map((network) => isChecked(network as 'sms'))).toEqual([false, false, false]);
    expect(isChecked('instagram')).toBe(true);
  });

  it('takes only an address of the web as evidence', () => {
    const read = (evidenceUrl: string) => checkVerification.safeParse({ met: true, on: TODAY, evidenceUrl }).success;
    expect([read('https://www.instagram.com/lea'), read('javascript:alert(1)'), read('data:text/html,x')]).toEqual([true, false, false]);
  });

  it('asks again for what is not kept and for what nobody spoke of', () => {
    const point = (key: string, of: PointFacts) => ({
      ...{ key, label: key, colour: 'red' as const, evidenceUrl: null, hasScreenshot: false, note: null },
      ...of,
    });
    const profile = { id: 'p', network: 'tiktok' as const, handle: 'lea', url: null, colour: null, changedOn: null, dueOn: null };
    const points = [point('a', nothing), point('b', said), point('c', seen(TODAY)), point('d', seen(TODAY, false))];
    expect(missingPoints([{ ...profile, points }]).flatMap((one) => one.points.map(({ key }) => key))).toEqual(['a', 'd']);
    expect(missingPoints([{ ...profile, points: [points[1]!, points[2]!] }])).toEqual([]);
  });
});
