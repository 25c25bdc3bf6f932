import { expect, it } from '@jest/globals';
import { anItem } from '../testing';
import { csvOfPromeneurs, summaryOf } from './promeneur-lines';
import { ordered, sortOf, wordOf } from './promeneur-order';

it('makes a spreadsheet in which no formula runs', () => {
  const [header, line] = csvOfPromeneurs([anItem({ function: '=1+1', lastName: 'Marchal; dite "Lili"' })]).split('\r\n');
  expect(header).toBe('\uFEFFNom;Prénom;Fonction;Structure;Commune;Volet;État;Charte signée le;Courriel;Téléphone');
  expect(line).toContain('"Marchal; dite ""Lili""";Léa;\'=1+1;MJC du lac');
  expect(line).toContain('06\u00a039\u00a098\u00a014\u00a007');
});

it('says who is there', () => {
  const people = [
    anItem(),
    anItem({ id: 'b', volets: ['youth', 'parenting'] }),
    anItem({ id: 'c', volets: ['parenting'], structure: null }),
  ];
  expect(summaryOf(people)).toBe('3 personnes dans 1 structure, 2 pour les jeunes et 2 pour les parents.');
});

it('sorts as French does, and leaves last what says nothing', () => {
  const people = [
    anItem({ id: 'a', lastName: 'Zoé', charter: { state: 'missing', signedOn: null } }),
    anItem({ id: 'b', lastName: 'Éloi' }),
    anItem({ id: 'c', lastName: 'Faure', charter: { state: 'complete', signedOn: '2024-01-01' } }),
  ];
  const ids = (word: string) => ordered(people, sortOf(word)).map(({ id }) => id);
  expect(ids('name')).toEqual(['b', 'c', 'a']);
  expect(ids('signedOn')).toEqual(['c', 'b', 'a']);
  expect(ids('-signedOn')).toEqual(['b', 'c', 'a']);
  expect(ids('nonsense')).toEqual(['a', 'b', 'c']);
  expect(wordOf({ key: 'name', direction: 'descending' })).toBe('-name');
});
