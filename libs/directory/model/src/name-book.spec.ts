import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LOOKALIKES } from './handle-book';
import { misspelt, skeleton } from './look-alike';
import { NameBook, type PublishedName } from './name-book';

const manon: PublishedName = { slug: '88-manon', firstName: 'Manon', places: ['MJC « Le Tour du lac »', 'Gérardmer'] };
const lea: PublishedName = { slug: '88-lea', firstName: 'Léa', places: ['MJC « Le Tour du lac »', 'Gérardmer'] };
const luc: PublishedName = { slug: '33-jean-luc', firstName: 'Jean-Luc', places: ['PIJ', 'Bordeaux'] };
const book = new NameBook([manon, lea, luc]);

const letters = 'bcdfghklmnpqrstvwxz';
const words = fc.stringMatching(/^[a-z]{3,9}$/);
/** A name of one letter, repeated or not, is nobody's: doubled signs count once. */
const names = words.filter((word) => skeleton(word).length >= 2);
const people = fc.record({ slug: fc.uuid(), firstName: names, places: fc.array(words, { minLength: 1, maxLength: 3 }) });

describe('the book of published names', () => {
  it.each([
    ['Manon MJC Le Tour du lac', manon.slug],
    ['Manom mjc le tour du lac', manon.slug],
    ['Manon mjc le tour du lca', manon.slug],
    ['MJC le tuor du lac Manon', manon.slug],
    ['rnanon Gérardmé', manon.slug],
    ['mаnon Gérardmer', manon.slug], // Cyrillic а
    ['Léa Gerardmet', lea.slug],
    ['Jean Luc Bordeau', luc.slug],
  ])('finds whom « %s » means', (text, slug) => expect(book.near(text)).toEqual([slug]));

  it.each([
    'Manon',
    'MJC le tour du lac',
    'Gérardmer',
    'Ma Gérardmer',
    'Le Gérardmer',
    'Lou Gérardmer',
    'Jean-Luc PIJ',
    'Manon Épinal',
    ' ',
    'Mano Gérardm',
  ])('tells nobody of « %s »', (text) => expect(book.near(text)).toEqual([]));

  it('finds a name where one letter of the place was typed wrong', () =>
    fc.assert(
      fc.property(people, fc.nat(), fc.constantFrom(...letters), (one, at, letter) => {
        const place = one.places.map(skeleton).find(({ length }) => length >= 5);
        if (place === undefined) return;
        const wrong = place.slice(0, at % place.length) + letter + place.slice((at % place.length) + 1);
        if (misspelt(skeleton(wrong), place) === undefined) return; // two letters made one
        expect(new NameBook([one]).near(`${one.firstName} ${wrong}`)).toEqual([one.slug]);
      }),
    ));

  it('tells three people at most, each once, and none whose first name was not said', () =>
    fc.assert(
      fc.property(fc.array(people, { maxLength: 12 }), fc.array(words, { maxLength: 4 }), (entries, said) => {
        const told = new NameBook(entries).near(said.join(' '));
        expect(told.length).toBeLessThanOrEqual(LOOKALIKES);
        expect(new Set(told).size).toBe(told.length);
        const parts = said.flatMap((_, at) => [1, 2, 3].map((size) => skeleton(said.slice(at, at + size).join(' '))));
        for (const slug of told) {
          const name = skeleton(entries.find((one) => one.slug === slug)!.firstName);
          expect(parts.some((part) => misspelt(part, name) !== undefined)).toBe(true);
        }
      }),
    ));
});
