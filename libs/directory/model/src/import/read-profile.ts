import { addressOf, type NetworkAddress, networkAddresses, PHONE_HANDLE } from './network-addresses';
import { type Network, networks, onlineProfile, type OnlineProfile } from './networks';
import type { PhoneReader } from './phone';
import { cellText } from './sheet';
import { meaningfulQuery, webAddress } from './web-address';

const MOST = 500;
/** What people write to say that there is nothing. */
const NOTHING = /^(?:[-–—/.x?0]+|non|aucune?|n[ée]ant|pas de compte|sans|n\/?a|nc)$/i;
const BY_PHONE: readonly Network[] = ['whatsapp', 'sms'];

export function isNothing(text: string): boolean {
  return NOTHING.test(text);
}

/**
 * The presence that a cell tells of: a handle with or without `@`, or the address of its page. An address of another network
 * than the column's is that network's. Undefined when it is neither.
 */
export function readProfile(network: Network, text: string, phones: PhoneReader): OnlineProfile | undefined {
  const written = cellText(text);
  if (written === '' || written.length > MOST) return undefined;
  const address = webAddress(written);
  if (address) return fromAddress(network, address, phones);
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(written)) return undefined;
  return profile(network, handleOf(network, written, phones));
}

/** How a network compares two spellings of a handle. Whether two pages are one is said by `pageKey`. */
export function handleKey({ network, handle }: Pick<OnlineProfile, 'network' | 'handle'>): string {
  return (addressOf(network).key ?? lower)(handle);
}

function lower(handle: string): string {
  return handle.toLowerCase();
}

function fromAddress(network: Network, url: URL, phones: PhoneReader): OnlineProfile | undefined {
  const owner = networks.find((name) => networkAddresses[name as keyof typeof networkAddresses]?.hosts?.test(url.hostname.toLowerCase()));
  if (owner) return profile(owner, pathHandle(owner, url, phones));
  if (network === 'mastodon') return profile(network, mastodonHandle(url));
  return addressOf(network).hosts || BY_PHONE.includes(network) || network === 'email' ? undefined : free(network, url);
}

function pathHandle(network: Network, url: URL, phones: PhoneReader): string | undefined {
  const handle = addressOf(network).fromPath?.(decoded(url.pathname), url.searchParams);
  return handle && handleOf(network, handle, phones);
}

function mastodonHandle(url: URL): string | undefined {
  const name = addressOf('mastodon').fromPath?.(decoded(url.pathname), url.searchParams);
  return name && `${name.slice(1).split('@')[0]}@${url.hostname}`;
}

/** A forum, a blog, a game: its address is its name, with what of its query names the page. */
function free(network: Network, url: URL): OnlineProfile | undefined {
  const path = [url.host.replace(/^www\./, ''), decoded(url.pathname)].filter(Boolean).join('/');
  const query = meaningfulQuery(url);
  return whole({ network, handle: cellText(query ? `${path}?${query}` : path), url: url.href });
}

function handleOf(network: Network, text: string, phones: PhoneReader): string | undefined {
  if (BY_PHONE.includes(network)) return phoneHandle(text, phones);
  if (network === 'email') return text.replace(/^mailto:/i, '').toLowerCase();
  if (network === 'linkedin') return text.replace(/^in\//, '').replace(/^@+/, '');
  return text.replace(/^[@\s]+|\/+$/g, '');
}

function phoneHandle(text: string, phones: PhoneReader): string | undefined {
  const bare = text.replace(/^sms:/i, '');
  return PHONE_HANDLE.test(bare) ? bare : phones(bare);
}

function profile(network: Network, written: string | undefined): OnlineProfile | undefined {
  const address: NetworkAddress = addressOf(network);
  const handle = cellText(written);
  if (!address.handle.test(handle)) return undefined;
  const url = address.url(handle);
  return whole({ network, handle, url: url && leadsTo(network, url, handle) ? url : null });
}

/** A name shown is not always an address: « Léa & co » or « photos » would lead elsewhere. */
function leadsTo(network: Network, url: string, handle: string): boolean {
  if (!url.startsWith('https:')) return true;
  const page = new URL(url);
  const found = network === 'mastodon' ? mastodonHandle(page) : pathHandle(network, page, () => undefined);
  return cellText(found) === handle;
}

/** Nothing is cut: a name or an address too long to be kept is none. */
function whole(profile: OnlineProfile): OnlineProfile | undefined {
  return onlineProfile.safeParse(profile).success ? profile : undefined;
}

function decoded(path: string): string {
  const bare = path.replace(/^\/+|\/+$/g, '');
  try {
    return decodeURIComponent(bare).normalize('NFC');
  } catch {
    return bare;
  }
}
