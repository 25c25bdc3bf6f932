import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { properName } from './names';
import { nameOrderOf, splitName } from './split-name';

/** Titles, and words that go with the one after them, are no half of a name. */
const tied = /^(?:mme|mlle|melle|mr|mrs|madame|monsieur|dr|des|les|van|von|der|den|ben|bel|dos|saint|mac)$/i;

describe('a name written by hand', () => {
  it.each([
    ['DURAND', 'Durand'],
    ['durand', 'Durand'],
    ['MARTIN-PERRIN', 'Martin-Perrin'],
    ['GÉHIN', 'Géhin'],
    ["L'HUILLIER", 'L’Huillier'],
    ['L’Huillier', 'L’Huillier'],
    ["D'ARTAGNAN", 'd’Artagnan'],
    ['DE LA TOUR', 'de La Tour'],
    ['DES ESSARTS', 'des Essarts'],
    ['DU', 'Du'],
    ['LE GALL', 'Le Gall'],
    ["o'brien", 'O’Brien'],
    ['McGregor', 'McGregor'],
    ['De Sousa', 'De Sousa'],
    ['Jean-pierre', 'Jean-Pierre'],
    ['marie - claude', 'Marie-Claude'],
    ['J', 'J'],
    ['  Léa  ', 'Léa'],
  ])('« %s » reads %s', (written, name) => {
    expect(properName(written)).toBe(name);
  });

  it('is not repaired twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const once = properName(text);
        expect(properName(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('one column for the whole name', () => {
  it.each([
    ['DURAND Léa', 'Durand', 'Léa'],
    ['Léa DURAND', 'Durand', 'Léa'],
    ['MARTIN PERRIN Anne Marie', 'Martin Perrin', 'Anne Marie'],
    ['de LA TOUR Anne', 'de La Tour', 'Anne'],
    ['Anne DE LA TOUR', 'de La Tour', 'Anne'],
    ['Durand, Léa', 'Durand', 'Léa'],
    ['Mme DURAND Léa', 'Durand', 'Léa'],
  ])('capitals or a comma tell the surname in « %s »', (text, lastName, firstName) => {
    expect(splitName(text)).toEqual({ lastName, firstName });
  });

  it.each(['Durand Léa', 'DURAND LÉA', 'Durand', '', 'A, B, C'])('« %s » alone tells nothing: the person is asked', (text) => {
    expect(splitName(text)).toBeUndefined();
  });

  it('follows the order of the column when each half is one word, ties included', () => {
    expect(splitName('Durand Léa', 'last-first')).toEqual({ lastName: 'Durand', firstName: 'Léa' });
    expect(splitName('Léa Le Gall', 'first-last')).toEqual({ lastName: 'Le Gall', firstName: 'Léa' });
    expect(splitName('Anne Marie Durand', 'first-last')).toBeUndefined();
  });

  it('finds again the two halves of any name, whichever comes first, and never guesses between two of a kind', () => {
    const half = fc
      .array(
        fc.stringMatching(/^[A-Z][a-zéèëï]{2,7}$/).filter((word) => !tied.test(word)),
        { minLength: 1, maxLength: 2 },
      )
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(half, half, fc.boolean(), (first, last, isLastFirst) => {
        const name = { lastName: properName(last.toUpperCase()), firstName: properName(first) };
        expect(splitName(isLastFirst ? `${last.toUpperCase()} ${first}` : `${first} ${last.toUpperCase()}`)).toEqual(name);
        expect(splitName(`${last}, ${first}`)).toEqual({ lastName: properName(last), firstName: properName(first) });
        expect(splitName(`${last} ${first}`)).toBeUndefined();
        expect(splitName(`${last} ${first}`.toUpperCase())).toBeUndefined();
        const isOneEach = !/ /.test(first + last);
        expect(splitName(`${first} ${last}`, 'first-last')).toEqual(
          isOneEach ? { lastName: properName(last), firstName: properName(first) } : undefined,
        );
      }),
    );
  });

  it('learns the order from the cells that show it', () => {
    expect(nameOrderOf(['DURAND Léa', 'NOËL Anaïs', 'Remy Hugo'])).toBe('last-first');
    expect(nameOrderOf(['Léa DURAND', 'Anaïs NOËL'])).toBe('first-last');
    expect(nameOrderOf(['Léa DURAND', 'NOËL Anaïs'])).toBeUndefined();
    expect(nameOrderOf(['Léa Durand'])).toBeUndefined();
  });
});
