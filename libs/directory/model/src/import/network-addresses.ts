import type { Network } from './networks';

/** How the names of one network are written, and where they are found on the web. */
export interface NetworkAddress {
  /** Hosts whose pages are this network's. */
  readonly hosts?: RegExp;
  /** The handle that a page's path names (without its first slash, decoded), with its query. */
  readonly fromPath?: (path: string, query: URLSearchParams) => string | undefined;
  /** What a handle looks like, its `@` aside. */
  readonly handle: RegExp;
  readonly url: (handle: string) => string | null;
  /** How two spellings of one handle are compared; small letters by default. */
  readonly key?: (handle: string) => string;
}

const FREE = /^[^\s@/][^\n]{0,118}$/u;
const withoutDots = (handle: string) => handle.toLowerCase().replaceAll('.', '');
const nowhere = () => null;
/** A display name has spaces: it is no address. */
const pageAt = (base: string) => (handle: string) => (/\s/.test(handle) ? null : base + encoded(handle));
const first = (path: string) => path.split('/')[0] || undefined;
const under =
  (...folders: string[]) =>
  (path: string): string | undefined => {
    const [folder, name] = path.split('/');
    return folders.includes(folder ?? '') ? name || undefined : undefined;
  };

/** Digits of an international number, a plus before them. */
export const PHONE_HANDLE = /^(?:\+[1-9]\d{5,14}|[1-9]\d{2,4})$/;

export const networkAddresses: Record<Exclude<Network, 'online-game' | 'forum' | 'video' | 'blog' | 'other'>, NetworkAddress> = {
  facebook: {
    hosts: /^(?:[a-z-]+\.)?(?:facebook|fb)\.(?:com|me)$/,
    fromPath: facebookPath,
    handle: FREE,
    url: pageAt('https://www.facebook.com/'),
    key: withoutDots,
  },
  messenger: {
    hosts: /^(?:m\.me|(?:www\.)?messenger\.com)$/,
    fromPath: (path) => under('t')(path) ?? (path.startsWith('t/') ? undefined : first(path)),
    handle: FREE,
    url: pageAt('https://m.me/'),
    key: withoutDots,
  },
  instagram: {
    hosts: /^(?:[a-z]+\.)?(?:instagram\.com|instagr\.am|ig\.me)$/,
    fromPath: (path) => under('stories', 'm', '_u')(path) ?? (/^(?:p|reel|explore|stories)(?:\/|$)/.test(path) ? undefined : first(path)),
    handle: /^[a-z0-9._]{1,30}$/i,
    url: (handle) => `https://www.instagram.com/${handle}/`,
  },
  snapchat: {
    hosts: /^(?:[a-z]+\.)?snapchat\.com$/,
    fromPath: (path) => under('add')(path) ?? (path.startsWith('@') ? first(path) : undefined),
    handle: /^[a-z][a-z0-9._-]{1,29}$/i,
    url: (handle) => `https://www.snapchat.com/add/${handle}`,
  },
  whatsapp: {
    hosts: /^(?:wa\.me|(?:api|web|chat)\.whatsapp\.com)$/,
    fromPath: (path, query) => internationalOf(query.get('phone') ?? first(path)),
    handle: PHONE_HANDLE,
    url: (handle) => `https://wa.me/${handle.replace('+', '')}`,
  },
  tiktok: {
    hosts: /^(?:[a-z]+\.)?tiktok\.com$/,
    fromPath: (path) => (path.startsWith('@') ? first(path) : undefined),
    handle: /^[a-z0-9._]{2,24}$/i,
    url: (handle) => `https://www.tiktok.com/@${handle}`,
  },
  discord: {
    hosts: /^(?:[a-z]+\.)?discord(?:app)?\.(?:gg|com)$/,
    fromPath: (path) => prefixed('discord.gg/', under('invite')(path) ?? (path.includes('/') ? undefined : first(path))),
    handle: /^(?:[^\s@#:/]{2,32}(?:#\d{4})?|discord\.gg\/[a-z0-9-]{2,32})$/iu,
    url: (handle) => (handle.startsWith('discord.gg/') ? `https://${handle}` : null),
  },
  twitch: {
    hosts: /^(?:[a-z]+\.)?twitch\.tv$/,
    fromPath: first,
    handle: /^\w{3,25}$/i,
    url: (handle) => `https://www.twitch.tv/${handle}`,
  },
  youtube: {
    hosts: /^(?:[a-z]+\.)?(?:youtube\.com)$/,
    fromPath: youtubePath,
    handle: /^(?:[\p{L}\p{N}._·-]{1,60}|(?:channel|c|user)\/[\p{L}\p{N}._-]{1,60})$/u,
    url: (handle) => `https://www.youtube.com/${handle.includes('/') ? '' : '@'}${encoded(handle)}`,
    // The identifiers of channels tell capitals from small letters.
    key: (handle) => (handle.startsWith('channel/') ? handle : handle.toLowerCase()),
  },
  x: {
    hosts: /^(?:[a-z]+\.)?(?:x|twitter)\.com$/,
    fromPath: first,
    handle: /^\w{1,15}$/i,
    url: (handle) => `https://x.com/${handle}`,
  },
  linkedin: {
    hosts: /^(?:[a-z]+\.)?linkedin\.com$/,
    fromPath: (path) => under('in')(path) ?? prefixed('company/', under('company', 'school')(path)),
    handle: /^(?:company\/)?[\p{L}\p{N}_-]{2,100}$/u,
    url: (handle) => `https://www.linkedin.com/${handle.startsWith('company/') ? '' : 'in/'}${encoded(handle)}`,
  },
  mastodon: {
    fromPath: (path) => (path.startsWith('@') ? first(path) : undefined),
    handle: /^[a-z0-9_.-]{1,60}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i,
    url: mastodonUrl,
  },
  email: { handle: /^[^\s@/]{1,64}@[^\s@/]+\.[^\s@/.]{2,}$/, url: (handle) => `mailto:${encodeURI(handle)}` },
  sms: { handle: PHONE_HANDLE, url: (handle) => `sms:${handle}` },
};

/** Networks that are told by words, or by an address of the web. */
export const freeAddress: NetworkAddress = { handle: FREE, url: nowhere };

export function addressOf(network: Network): NetworkAddress {
  return networkAddresses[network as keyof typeof networkAddresses] ?? freeAddress;
}

export function encoded(handle: string): string {
  return handle.split('/').map(encodeURIComponent).join('/');
}

/** Pages of Facebook itself. */
const FACEBOOK_PAGES = /^(?:|sharer.*|share|watch|events|photos?|photo\.php|login.*|home\.php)$/;

function prefixed(prefix: string, name: string | undefined): string | undefined {
  return name && prefix + name;
}

function facebookPath(path: string, query: URLSearchParams): string | undefined {
  const [folder = '', name, id] = path.split('/');
  if (folder === 'profile.php') return query.get('id') ?? undefined;
  if (folder === 'people' || folder === 'pages') return id;
  if (folder === 'groups') return prefixed('groups/', name);
  return FACEBOOK_PAGES.test(folder) ? undefined : folder;
}

function youtubePath(path: string): string | undefined {
  const [folder, name] = path.split('/');
  if (folder?.startsWith('@')) return folder;
  if (folder && ['channel', 'c', 'user'].includes(folder)) return prefixed(`${folder}/`, name);
  return /^(?:watch|playlist|shorts|embed|results)\b/.test(folder ?? '') ? undefined : folder || undefined;
}

function internationalOf(digits: string | undefined): string | undefined {
  const bare = digits?.replace(/\D/g, '');
  return bare ? `+${bare}` : undefined;
}

function mastodonUrl(handle: string): string {
  const [name, host] = handle.split('@');
  return `https://${host!.toLowerCase()}/@${name}`;
}
