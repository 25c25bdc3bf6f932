import { plain } from '@promenade/platform/model';
import { addressOf, networkAddresses } from './import/network-addresses';
import { type Network, networks } from './import/networks';
import { pageKey } from './import/page-key';
import { readProfile } from './import/read-profile';
import { webAddress } from './import/web-address';
import type { AskedAccount } from './handle-book';
import { privateNetworks, publicSlug } from './public-card';

/** What one may ask about: a card of ours, a page of a network, a handle, some words, an address of elsewhere, a private address or number. */
export const askedKinds = ['card', 'profile', 'handle', 'name', 'address', 'private'] as const;

export interface Asked {
  readonly kind: (typeof askedKinds)[number];
  /** The card that an address or the QR of a badge names. */
  readonly slug?: string;
  /** Ways to read it as an account, the likeliest first. */
  readonly accounts: readonly AskedAccount[];
  /** Plain words, where it may be a first name with a structure or a commune. */
  readonly words: readonly string[];
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^(?:tel:|sms:)?\+?[\d\s().-]{6,30}$/;
const noPhone = () => undefined;

/**
 * What somebody asks about, from whatever they paste. An e-mail and a phone are never looked for: only a Mastodon name is written
 * like an e-mail.
 * @param house where people find this house, `https://…`: only its own addresses are cards
 */
export function readAsked(q: string, house: string): Asked {
  const text = q.trim().replace(/^[«"'<(\s]+|[»"'>)\s]+$/gu, '');
  return ofCard(text, house) ?? ofPrivate(text) ?? ofAddress(text) ?? ofWords(text);
}

function ofCard(text: string, house: string): Asked | undefined {
  const bare = slugIn(text);
  if (bare) return card(bare);
  const ours = new URL(house);
  const whole = [text, `${ours.protocol}//${text}`].find((one) => URL.canParse(one) && new URL(one).host === ours.host);
  if (!whole) return undefined;
  const slug = slugIn(/^\/annuaire\/[^/]+\/([^/]+)\/?$/.exec(new URL(whole).pathname)?.[1] ?? '');
  return slug ? card(slug) : { kind: 'address', accounts: [], words: [] };
}

/** Small letters, but for those of a code of Corsica. */
function slugIn(text: string): string | undefined {
  const slug = text.toLowerCase().replace(/^2[ab]-/, (code) => code.toUpperCase());
  return publicSlug.safeParse(slug).success ? slug : undefined;
}

function card(slug: string): Asked {
  return { kind: 'card', slug, accounts: [], words: [] };
}

function ofPrivate(text: string): Asked | undefined {
  const bare = text.replace(/^mailto:/i, '');
  if (EMAIL.test(bare)) return { kind: 'private', accounts: [{ network: 'mastodon', handle: bare }], words: [] };
  return PHONE.test(text) && text.replace(/\D/g, '').length >= 6 ? { kind: 'private', accounts: [], words: [] } : undefined;
}

function ofAddress(text: string): Asked | undefined {
  const url = webAddress(text);
  if (!url) return /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? { kind: 'address', accounts: [], words: [] } : undefined;
  const owner = networks.find((name) => addressOf(name).hosts?.test(url.hostname.toLowerCase()));
  if (owner) return ofNetwork(owner, text, url);
  const free = readProfile('blog', text, noPhone);
  const mastodon = readProfile('mastodon', text, noPhone);
  const accounts: AskedAccount[] = mastodon ? [{ network: mastodon.network, handle: mastodon.handle }] : [];
  if (free) accounts.push({ network: null, handle: free.handle, page: pageKey(free) });
  return { kind: 'address', accounts, words: [] };
}

/** A page of a network. A name that the network could not bear (letters of another alphabet) is read as it stands: it will look like another. */
function ofNetwork(owner: Network, text: string, url: URL): Asked {
  if ((privateNetworks as readonly Network[]).includes(owner)) return { kind: 'private', accounts: [], words: [] };
  const read = readProfile(owner, text, noPhone);
  if (read) return { kind: 'profile', accounts: [{ network: read.network, handle: read.handle }], words: [] };
  const path = readable(url.pathname.replace(/^\/+|\/+$/g, ''));
  const handle = networkAddresses[owner as keyof typeof networkAddresses]?.fromPath?.(path, url.searchParams)?.replace(/^@+/, '');
  return { kind: 'profile', accounts: handle ? [{ network: owner, handle: handle.slice(0, 120) }] : [], words: [] };
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}

function ofWords(text: string): Asked {
  const handle = text.replace(/^@+/, '').slice(0, 120);
  const accounts = handle ? [{ network: null, handle }] : [];
  if (text.startsWith('@') || !/\s/.test(text)) return { kind: 'handle', accounts, words: [] };
  return { kind: 'name', accounts, words: plain(text).split(' ').filter(Boolean).slice(0, 10) };
}
