import { describe, expect, it } from '@jest/globals';
import { plans } from './plan';

const [vosges, gironde] = plans as [(typeof plans)[number], (typeof plans)[number]];
const count = <T>(rows: readonly T[], keep: (row: T) => boolean) => rows.filter(keep).length;

describe('the demonstration', () => {
  it('has the numbers that were promised for the Vosges', () => {
    expect(vosges.promeneurs).toHaveLength(28);
    expect(vosges.structures).toHaveLength(16);
    expect(count(vosges.promeneurs, ({ volets }) => volets.includes('youth'))).toBe(19);
    expect(count(vosges.promeneurs, ({ volets }) => volets.includes('parenting'))).toBe(9);
    expect(count(vosges.promeneurs, ({ volets }) => volets.length > 1)).toBe(0);
    expect(
      Object.fromEntries(
        Object.entries(Object.groupBy(vosges.promeneurs, ({ standing }) => standing)).map(([key, rows]) => [key, rows!.length]),
      ),
    ).toEqual({
      complete: 24,
      'awaiting-promeneur': 1,
      'awaiting-structure': 2,
      missing: 1,
    });
  });

  it('has fifty-four people in Gironde, some of both volets', () => {
    expect(gironde.promeneurs).toHaveLength(54);
    expect(count(gironde.promeneurs, ({ volets }) => volets.length > 1)).toBeGreaterThan(0);
    expect(count(gironde.promeneurs, ({ standing }) => standing === 'complete')).toBe(46);
  });

  it('names nobody twice', () => {
    const people = plans.flatMap(({ promeneurs }) => promeneurs);
    expect(new Set(people.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size).toBe(people.length);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
    const structures = plans.flatMap((plan) => plan.structures);
    for (const key of ['name', 'siret', 'domain'] as const)
      expect(new Set(structures.map((each) => each[key])).size).toBe(structures.length);
  });

  it('gives structures numbers that pass Luhn', () => {
    for (const { siret } of plans.flatMap((plan) => plan.structures)) {
      expect(siret).toMatch(/^\d{14}$/);
      const sum = [...siret]
        .reverse()
        .reduce((total, digit, index) => total + ((d) => (d > 9 ? d - 9 : d))(Number(digit) * (index % 2 ? 2 : 1)), 0);
      expect(sum % 10).toBe(0);
    }
  });
});
