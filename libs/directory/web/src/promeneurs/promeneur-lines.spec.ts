import { expect, it } from '@jest/globals';
import { anItem } from '../testing';
import { summaryOf } from './promeneur-lines';
import { sortOf, wordOf } from './promeneur-order';

it('says who is there', () => {
  const people = [
    anItem(),
    anItem({ id: 'b', volets: ['youth', 'parenting'] }),
    anItem({ id: 'c', volets: ['parenting'], structure: null }),
  ];
  expect(summaryOf(people)).toBe('3 personnes dans 1 structure, 2 pour les jeunes et 2 pour les parents.');
});

it('reads an order in the address, and writes it back; words that name none are no order', () => {
  expect(sortOf('-signedOn')).toEqual({ key: 'signedOn', direction: 'descending' });
  expect(wordOf(sortOf('-signedOn'))).toBe('-signedOn');
  expect(sortOf('nonsense')).toBeNull();
  expect(wordOf(null)).toBe('');
});
