/** Both the attribute Angular reads in the browser and those that the build and the rendering wrote on inline tags. */
const NONCE = / ((?:ngcsp)?nonce)="__CSP_NONCE__"/gi;

/**
 * Where a page is rendered: what was asked, at the internal origin. Set part by part, because `//elsewhere.example/` read as an
 * address would be another host.
 * @param asked path and query, as on the first line of the request
 * @param origin where the API answers, `http://127.0.0.1:3000`
 */
export function addressOf(asked: string, origin: string): URL {
  const address = new URL(origin);
  const [path = '/', query = ''] = asked.split(/\?(.*)/s);
  address.pathname = path.replace(/^[/\\]+/, '/');
  address.search = query;
  address.hash = '';
  return address;
}

/** The nonce of this answer in place of the one the build left; without one, none. */
export function withNonce(html: string, nonce = ''): string {
  return html.replace(NONCE, (_, name: string) => (nonce ? ` ${name}="${nonce}"` : ''));
}

/** `/promeneurs/nouveau` → `promeneurs`; nothing for the first page. */
export function firstWordOf({ pathname }: URL): string {
  return pathname.split('/')[1] ?? '';
}
