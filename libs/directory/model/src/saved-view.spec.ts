import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { promeneurTarget } from './promeneur-query';
import { queryOf } from './saved-view';

describe('a view kept under a name', () => {
  it('keeps filters and order, not the page one was at', () => {
    expect(queryOf('?volet=youth&page=3&size=50&state=&sort=-name')).toBe('sort=-name&volet=youth');
  });

  it('reads the same however often it is kept', () => {
    fc.assert(fc.property(fc.webQueryParameters(), (asked) => queryOf(queryOf(asked)) === queryOf(asked)));
  });
});

describe('whom an act on many is for', () => {
  const id = '3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d01';

  it.each([
    ['people named', { ids: [id] }],
    ['all that a filter finds', { filter: { volet: 'youth' } }],
    ['everybody, when it is said', { filter: {}, everyone: true }],
  ])('%s', (_who, target) => {
    expect(promeneurTarget.safeParse(target).success).toBe(true);
  });

  it.each([
    ['nobody', {}, 'target-unclear'],
    ['both people and a filter', { ids: [id], filter: { volet: 'youth' } }, 'target-unclear'],
    ['a filter that was lost on the way', { filter: {} }, 'filter-empty'],
    ['a filter whose value is empty', { filter: { volet: '' } }, 'filter-empty'],
  ])('is never %s', (_who, target, code) => {
    expect(promeneurTarget.safeParse(target).error?.issues.map(({ message }) => message)).toEqual([code]);
  });

  it('knows no other filter: a word misspelt would leave everybody in', () => {
    expect(promeneurTarget.safeParse({ filter: { vollet: 'youth' }, everyone: true }).success).toBe(false);
  });
});
