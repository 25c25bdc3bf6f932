import { networkAddresses } from './network-addresses';
import type { Network, OnlineProfile } from './networks';
import { handleKey } from './read-profile';
import { webKey } from './web-address';

/** « lea.example » is the address of a page, though nobody wrote a slash. */
const HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;

/** Messenger speaks for the account of Facebook. */
export function familyOf(network: Network): Network {
  return network === 'messenger' ? 'facebook' : network;
}

/**
 * One page is one key, whichever network it is noted under (G-21): it belongs to one promeneur of a département. The account of a
 * network is that network's family and the handle as it compares them; a page of elsewhere is its address, as `webKey` reads it;
 * a name without an address is that of its network.
 */
export function pageKey({ network, handle, url }: OnlineProfile): string {
  const elsewhere = network === 'mastodon' || !(network in networkAddresses);
  const page = elsewhere ? (url ?? (HOST.test(handle) ? `https://${handle}` : undefined)) : undefined;
  return page && URL.canParse(page) ? `web ${webKey(new URL(page))}` : `${familyOf(network)} ${handleKey({ network, handle })}`;
}
