import type { PublicDirectory } from '@promenade/directory/api';
import type { Database } from '@promenade/platform/api';
import type { RequestHandler } from 'express';

/** What the protocol allows in one file; beyond, an index names the files. */
const PER_FILE = 50_000;
const FRESH = 10 * 60_000;

/**
 * `/robots.txt` and `/sitemap.xml`: what may be read, and where it stands. Only public pages are named; the rest is behind a door.
 * The list is made at most once in ten minutes, for whoever asks.
 */
export function machineFiles(directory: PublicDirectory, database: Database, publicUrl: string): RequestHandler {
  const pages = keptFor(FRESH, () => database.asPublic(() => directory.pages()));
  const address = (path: string) => new URL(path, publicUrl).href;
  return async (visit, answer, next) => {
    if (visit.method !== 'GET' && visit.method !== 'HEAD') return next();
    if (visit.path === '/robots.txt') return void answer.type('text/plain').end(robots(address('/sitemap.xml')));
    const part = /^\/sitemap(?:-(\d{1,4}))?\.xml$/.exec(visit.path);
    if (!part) return next();
    try {
      const all = await pages();
      const words = sitemap(all, part[1], address);
      if (words) answer.type('application/xml').header('Cache-Control', 'public, max-age=600').end(words);
      else next();
    } catch (error) {
      next(error);
    }
  };
}

function robots(sitemap: string): string {
  const open = ['/annuaire', '/verifier', '/api/public/photos/', '/api/public/logos/', '/*.js$', '/*.css$', '/fonts/', '/favicon.svg'];
  return ['User-agent: *', ...open.map((path) => `Allow: ${path}`), 'Disallow: /', '', `Sitemap: ${sitemap}`, ''].join('\n');
}

/** @param part the rank of a file of the index, from 1; none for the file that everybody asks for first */
function sitemap(pages: readonly string[], part: string | undefined, address: (path: string) => string): string | undefined {
  const files = Math.ceil(pages.length / PER_FILE);
  if (part === undefined && files > 1) {
    const names = Array.from({ length: files }, (_, index) => `<sitemap>${loc(address(`/sitemap-${index + 1}.xml`))}</sitemap>`);
    return document('sitemapindex', names);
  }
  const from = (Number(part ?? 1) - 1) * PER_FILE;
  if (part !== undefined && (files === 1 || from < 0 || from >= pages.length)) return undefined;
  return document(
    'urlset',
    pages.slice(from, from + PER_FILE).map((path) => `<url>${loc(address(path))}</url>`),
  );
}

const loc = (href: string) => `<loc>${href.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</loc>`;

function document(root: string, lines: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${root}>\n`;
}

/** One reading at a time, kept for a while; a failure is not kept. */
function keptFor<T>(milliseconds: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (!kept || performance.now() > kept.until) {
      const value = read();
      kept = { value, until: performance.now() + milliseconds };
      value.catch(() => (kept = undefined));
    }
    return kept.value;
  };
}
