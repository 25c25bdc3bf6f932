import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { departmentCode } from '@promenade/platform/model';
import { departmentName, departmentSlug } from './departments.fr';

const official = createRequire(`${process.cwd()}/package.json`)('@etalab/decoupage-administratif/data/departements.json') as {
  code: string;
  nom: string;
}[];

describe('the names of départements', () => {
  it('are those of the official list, with the apostrophe of print', () => {
    const ours = official.filter(({ code }) => departmentCode.safeParse(code).success);
    expect(ours.length).toBeGreaterThan(100);
    expect(ours.map(({ code }) => departmentName(code))).toEqual(ours.map(({ nom }) => nom.replaceAll("'", '’')));
  });

  it('make the words of an address', () => {
    expect(departmentSlug('88')).toBe('88-vosges');
    expect(departmentSlug('21')).toBe('21-cote-d-or');
    expect(departmentName(null)).toBe('National');
  });
});
