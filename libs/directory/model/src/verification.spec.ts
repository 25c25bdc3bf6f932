import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAsked } from './asked-account';
import { HandleBook, isSame, type PublishedHandle } from './handle-book';
import { differences, likeness, skeleton } from './look-alike';

const house = 'https://promenade.example';
const handles = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abcdefghijlmnorvwyz0158._-') }),
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
);

describe('the skeleton of a handle', () => {
  it.each([
    ['manon_pdn88', 'manon.pdn88'],
    ['manon_pdn88', 'manon_pdn_88'],
    ['manon_pdn88', 'Manon-PDN88'],
    ['manon_pdn88', 'rnanon_pdn88'],
    ['manon_pdn88', 'mannon_pdn88'],
    ['manon_pdn88', 'man0n_pdn88'],
    ['leo.lille', 'Ieo.1i11e'],
    ['manon_pdn88', 'mаnоn_pdn88'], // Cyrillic а and о
    ['eloise', 'éloïse'],
    ['nora', 'νοrа'.replace('ν', 'n')],
    ['willy', 'vvilly'],
  ])('takes %s and %s for one', (left, right) => expect(skeleton(left)).toBe(skeleton(right)));

  it('changes nothing more the second time', () =>
    fc.assert(fc.property(handles, (handle) => skeleton(skeleton(handle)) === skeleton(handle))));
});

describe('the likeness of two handles', () => {
  it('is the same from either side', () =>
    fc.assert(fc.property(handles, handles, (left, right) => likeness(left, right) === likeness(right, left))));

  it('is whole for a handle and itself, and for a handle with a sign doubled', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[a-u][a-z0-9._]{0,29}$/), (handle) => {
        const first = handle[0]!;
        return likeness(skeleton(handle), skeleton(handle)) === 0 && likeness(skeleton(handle), skeleton(first + handle)) === 0;
      }),
    ));

  it.each([
    ['manonpdn', 'amnonpdn', 1],
    ['manonpdn', 'manonpdm', 1],
    ['manonpdn', 'manopdn', 1],
    ['lea', 'leo', undefined],
    ['manonpdn', 'camilepdn', undefined],
    ['manonpdn8', 'manonpdn8oficlel', 3],
    ['manon', 'manonoficlel', undefined],
  ])('of %s and %s is %s', (left, right, expected) => expect(likeness(left, right)).toBe(expected));
});

describe('the differences between two handles', () => {
  it.each([
    ['manon_pdn_88', 'manon_pdn88', [{ kind: 'extra', at: 9, asked: '_', real: '' }]],
    ['manon_pdn8', 'manon_pdn88', [{ kind: 'missing', at: 10, asked: '', real: '8' }]],
    ['man0n', 'manon', [{ kind: 'other', at: 3, asked: '0', real: 'o' }]],
    ['rnanon', 'manon', [{ kind: 'other', at: 0, asked: 'rn', real: 'm' }]],
    ['manon_officiel', 'manon', [{ kind: 'extra', at: 5, asked: '_officiel', real: '' }]],
    ['Manon', 'manon', []],
  ])('of %s and %s are said', (asked, real, expected) => expect(differences(asked, real)).toEqual(expected));

  it('make one of the other, case aside', () =>
    fc.assert(
      fc.property(handles, handles, (asked, real) => {
        const signs = [...asked.toLowerCase()];
        if (signs.length !== [...asked].length) return; // letters whose small form is two signs
        let at = 0;
        const made = differences(asked, real).flatMap((one) => {
          const kept = signs.slice(at, one.at);
          at = one.at + [...one.asked].length;
          return [...kept, ...one.real.toLowerCase()];
        });
        expect([...made, ...signs.slice(at)].join('')).toBe(real.toLowerCase());
      }),
    ));
});

const manon: PublishedHandle = {
  ...{ department: '88', slug: '88-manon-mjc-k2x9', firstName: 'Manon', network: 'instagram', handle: 'manon_pdn88' },
  url: 'https://www.instagram.com/manon_pdn88/',
};
const lena: PublishedHandle = { ...manon, slug: '33-lena-mjc-k2x9', department: '33', firstName: 'Léna', handle: 'lena_pdn33' };
const page: PublishedHandle = { ...manon, network: 'facebook', handle: 'Manon.Promeneuse' };

describe('the book of published handles', () => {
  const book = new HandleBook([manon, lena, page]);
  const near = (network: PublishedHandle['network'] | null, handle: string) =>
    book.near({ network, handle }).map(({ entry, elsewhere }) => [entry.firstName, elsewhere]);

  it('warns of what is nearly a handle, on any network, from every département', () => {
    expect(near('instagram', 'manon_pdn_88')).toEqual([['Manon', false]]);
    expect(near('tiktok', 'rnanon.pdn88')).toEqual([['Manon', false]]);
    expect(near(null, 'lena_pdn_33')).toEqual([['Léna', false]]);
    expect(near('instagram', 'vrai_manon_pdn88')).toEqual([['Manon', false]]);
    expect(near('instagram', 'somebody.else')).toEqual([]);
    expect(near('instagram', '...')).toEqual([]);
  });

  it('tells a handle on a network where its owner has none', () => {
    expect(near('tiktok', 'manon_pdn88')).toEqual([['Manon', true]]);
    expect(near('instagram', 'Manon.Promeneuse')).toEqual([['Manon', true]]);
  });

  it('takes Messenger for Facebook, and Facebook’s dots for nothing', () => {
    expect(isSame({ network: 'messenger', handle: 'manonpromeneuse' }, page)).toBe(true);
    expect(isSame({ network: 'instagram', handle: 'manonpromeneuse' }, page)).toBe(false);
    expect(near('messenger', 'manonpromeneuse')).toEqual([]);
  });

  it('never calls a true handle a look-alike of itself, and tells three people at most, each once', () =>
    fc.assert(
      fc.property(fc.array(handles, { minLength: 1, maxLength: 12 }), (names) => {
        const entries = names.map((handle, index) => ({ ...manon, handle, slug: `88-manon-${index % 6}` }));
        const one = entries[0]!;
        const told = new HandleBook(entries).near(one);
        expect(told.some(({ entry }) => isSame(one, entry))).toBe(false);
        expect(told.length).toBeLessThanOrEqual(3);
        expect(new Set(told.map(({ entry }) => entry.slug)).size).toBe(told.length);
      }),
    ));

  it('finds the one that is meant among 10,000', () => {
    const others = Array.from({ length: 10_000 }, (_, n) => ({ ...manon, slug: `s${n}`, handle: `${n.toString(36)}lea_pdn${n % 96}` }));
    const big = new HandleBook([...others, lena]);
    expect(big.near({ network: 'instagram', handle: 'lena_pdn_33' })[0]?.entry.slug).toBe(lena.slug);
    expect(big.near({ network: null, handle: 'quelqu_un_d_autre' })).toEqual([]);
  });
});

describe('what somebody asks about', () => {
  it.each([
    ['instagram.com/manon_pdn88', 'profile', [{ network: 'instagram', handle: 'manon_pdn88' }]],
    ['https://www.tiktok.com/@manon?lang=fr', 'profile', [{ network: 'tiktok', handle: 'manon' }]],
    ['https://instagram.com/mаnon_pdn88', 'profile', [{ network: 'instagram', handle: 'mаnon_pdn88' }]],
    ['@manon_pdn88', 'handle', [{ network: null, handle: 'manon_pdn88' }]],
    ['« manon_pdn88 »', 'handle', [{ network: null, handle: 'manon_pdn88' }]],
    ['lea@mastodon.social', 'private', [{ network: 'mastodon', handle: 'lea@mastodon.social' }]],
    ['06 39 98 00 11', 'private', []],
    ['https://wa.me/33639980011', 'private', []],
    ['javascript://alert(1)', 'address', []],
    ['promenade.example/annuaire', 'address', []],
  ])('%s is a %s', (q, kind, accounts) => expect(readAsked(q, house)).toMatchObject({ kind, accounts }));

  it('reads words as a first name with a place', () => {
    expect(readAsked('Léa  Épinal', house)).toMatchObject({ kind: 'name', words: ['lea', 'epinal'] });
  });

  it('knows a card by its slug and by the address that the QR of a badge holds, of this house alone', () => {
    for (const q of [
      '88-manon-mjc-k2x9',
      `${house}/annuaire/88-vosges/88-manon-mjc-k2x9`,
      `${house}/annuaire/88-vosges/88-manon-mjc-k2x9/?de=badge#x`,
      'promenade.example/annuaire/88-vosges/88-MANON-mjc-k2x9',
    ]) {
      expect(readAsked(q, house)).toMatchObject({ kind: 'card', slug: '88-manon-mjc-k2x9' });
    }
    expect(readAsked('http://localhost:3000/annuaire/2A-x/2a-lea-k2x9', 'http://localhost:3000')).toMatchObject({ slug: '2A-lea-k2x9' });
    expect(readAsked('https://promenade.example.evil.fr/annuaire/88-vosges/88-manon-mjc-k2x9', house).kind).toBe('address');
  });

  it('reads anything without breaking', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (q) => void readAsked(q, house)));
  });
});
