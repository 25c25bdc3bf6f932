/** Only the web's own schemes: `javascript:` and the like are no address. A bare « instagram.com/lea » is one. */
export function webAddress(text: string): URL | undefined {
  if (/\s/.test(text)) return undefined;
  const whole = /^https?:\/\//i.test(text) ? text : /^(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S/i.test(text) ? `https://${text}` : undefined;
  if (!whole || !URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  return url.hostname.includes('.') && !url.username ? url : undefined;
}

/** Says whence a reader comes, or which visit it is: never which page. */
const TRACKING =
  /^(?:utm_\w*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|mc_[ce]id|_ga|_gl|_hs\w+|igsh(?:id)?|mibextid|si|ref(?:_src|_url|errer)?|share_id|sid|phpsessid|jsessionid|hl)$/i;

/** What of a query names the page: without what follows readers, in order. */
export function meaningfulQuery({ searchParams }: URL): string {
  const kept = [...searchParams].filter(([name, value]) => value !== '' && !TRACKING.test(name));
  return new URLSearchParams(kept.sort(([one, a], [other, b]) => order(one, other) || order(a, b))).toString();
}

/**
 * Two addresses of one page give one: neither the scheme, `www.`, `m.`, capitals, a last slash, a way to write a sign nor the order
 * of a query makes another. A query tells capitals: identifiers do. A fragment counts where it is a path (`#/…`).
 */
export function webKey(url: URL): string {
  const host = url.host
    .toLowerCase()
    .replace(/^(?:(?:www|m|mobile)\.)+(?=[^.]+\.)/, '')
    .replace(/\.(?=$|:)/, '');
  const path = readable(url.pathname);
  const query = meaningfulQuery(url);
  const route = /^#!?\//.test(url.hash) ? readable(url.hash) : '';
  return host + path + (query && `?${query}`) + route;
}

function readable(path: string): string {
  const bare = path.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  try {
    return decodeURI(bare).toLowerCase().normalize('NFC');
  } catch {
    return bare.toLowerCase();
  }
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
