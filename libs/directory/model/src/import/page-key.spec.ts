import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Network, networks } from './networks';
import { pageKey } from './page-key';
import { readProfile } from './read-profile';

const read = (network: Network, text: string) => readProfile(network, text, () => undefined);
const keyOf = (network: Network, text: string) => pageKey(read(network, text)!);

const ofTheWeb = fc.constantFrom<Network>('blog', 'forum', 'other', 'video', 'online-game');
const word = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/);
/** The pages of forums and blogs: a host, a path, the identifier of somebody. */
const pages = fc.record({ host: word, path: fc.array(word, { maxLength: 3 }), id: fc.option(fc.stringMatching(/^[A-Za-z0-9]{1,6}$/)) });
type Page = typeof pages extends fc.Arbitrary<infer T> ? T : never;
const addressOf = ({ host, path, id }: Page, more = '') =>
  `https://${host}.example/${path.join('/')}${id === null ? (more ? `?${more}` : '') : `?u=${id}${more ? `&${more}` : ''}`}`;

describe('the key of a page', () => {
  it('is one whichever network it is noted under, and however it is written', () =>
    fc.assert(
      fc.property(
        ofTheWeb,
        ofTheWeb,
        pages,
        fc.constantFrom('', 'utm_source=mail', 'fbclid=Ab1', 'igsh=x&si=y'),
        (one, other, page, more) => {
          const [path] = [page.path.join('/')];
          const said = addressOf(page);
          const again = addressOf(page, more)
            .replace('https://', 'http://www.')
            .replace(`${page.host}.example`, `${page.host.toUpperCase()}.Example`)
            .replace(`/${path}`, `/${path.toUpperCase()}${path && '/'}`);
          expect(keyOf(other, again)).toBe(keyOf(one, said));
        },
      ),
    ));

  it('is not that of another page', () =>
    fc.assert(
      fc.property(pages, pages, (one, other) => {
        const isSame = addressOf(one) === addressOf(other);
        expect(keyOf('forum', addressOf(one)) === keyOf('blog', addressOf(other))).toBe(isSame);
      }),
    ));

  it('is the same for a profile read again from its own address, and from the name it shows', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...networks),
        fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), word),
        (network, text) => {
          const profile = read(network, text);
          if (!profile?.url) return;
          expect(keyOf(profile.network, profile.url)).toBe(pageKey(profile));
          const named = read(profile.network, profile.handle);
          if (named?.url && !new URL(profile.url).hash) expect(pageKey(named)).toBe(pageKey(profile));
        },
      ),
    ));

  it.each([
    ['facebook', 'https://facebook.com/lea.pdn', 'messenger', 'm.me/LeaPdn'],
    ['mastodon', '@lea@social.example', 'other', 'https://social.example/@Lea'],
    ['blog', 'https://léa.example/été', 'forum', 'https://xn--la-bja.example/%C3%A9t%C3%A9/'],
    ['blog', 'lea.example', 'other', 'https://www.lea.example/'],
    ['forum', 'https://f.example/p?a=1&b=2', 'other', 'https://f.example:443/p/?b=2&a=1&PHPSESSID=z#top'],
    ['instagram', '@Lea', 'other', 'https://instagram.com/lea/?igsh=1'],
  ] as const)('makes one of %s %s and %s %s', (network, text, other, again) => expect(keyOf(network, text)).toBe(keyOf(other, again)));

  it.each([
    ['forum', 'https://f.example/viewtopic?u=1', 'forum', 'https://f.example/viewtopic?u=2'],
    ['forum', 'https://f.example/p?id=aB', 'forum', 'https://f.example/p?id=Ab'],
    ['other', 'https://matrix.example/#/@lea:a.example', 'other', 'https://matrix.example/#/@ana:a.example'],
    ['blog', `https://f.example/${'a'.repeat(150)}1`, 'blog', `https://f.example/${'a'.repeat(150)}2`],
    ['online-game', 'Lea (Minecraft)', 'forum', 'Lea (Minecraft)'],
    ['instagram', 'lea', 'tiktok', 'lea'],
  ] as const)('tells %s %s from %s %s', (network, text, other, again) => expect(keyOf(network, text)).not.toBe(keyOf(other, again)));
});
