import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AngularNodeAppEngine, createNodeRequestHandler } from '@angular/ssr/node';
import type { PageRequest } from './app/app.config.server';
import { routes } from './app/app.routes';
import { firstWordsOf } from './app/is-under';
import { privateRoutes } from './app/private.routes';
import { addressOf, firstWordOf, withNonce } from './rendering';

/** Set by the API on Express's `res.locals`; see README.md. */
interface Locals {
  readonly cspNonce?: string;
  readonly apiHeaders?: Readonly<Record<string, string>>;
  readonly publicUrl?: string;
}
type Request = IncomingMessage & { readonly originalUrl?: string };
type Answer = ServerResponse & { readonly locals?: Locals };

/** The files of the browser (scripts, styles, fonts): to be served as they are, before `reqHandler`. */
export const browserFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../browser');

/** The application answers any address with its shell; one with which none of its pages begins is a 404 all the same. */
const known = new Set(['', ...firstWordsOf(routes), ...firstWordsOf(privateRoutes)]);

let engine: AngularNodeAppEngine | undefined;

/**
 * Every page of the site, as a middleware of the process that serves the API. Only GET and HEAD; whatever is not a page goes to `next`.
 * The host that the client named plays no part: pages are rendered at the internal origin, where their calls to the API go.
 */
export const reqHandler = createNodeRequestHandler(async (request: Request, answer: Answer, next) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return next();
  try {
    const page = await render(request.originalUrl ?? request.url ?? '/', answer.locals ?? {});
    if (!page) return next();
    await send(page, answer, request.method === 'HEAD');
  } catch (error) {
    next(error);
  }
});

async function render(asked: string, locals: Locals): Promise<Response | null> {
  const address = addressOf(asked, process.env['PROMENADE_INTERNAL_ORIGIN'] ?? `http://127.0.0.1:${process.env['PORT'] ?? 3000}`);
  engine ??= new AngularNodeAppEngine({ allowedHosts: [address.hostname] });
  const context: PageRequest = { apiHeaders: locals.apiHeaders ?? {}, publicUrl: locals.publicUrl };
  const page = await engine.handle(new Request(address), context);
  if (!page?.headers.get('Content-Type')?.includes('text/html')) return page;
  const headers = new Headers(page.headers);
  headers.delete('Content-Length');
  return new Response(withNonce(await page.text(), locals.cspNonce), { status: statusOf(page, address), headers });
}

function statusOf({ status }: Response, address: URL): number {
  return status === 200 && !known.has(firstWordOf(address)) ? 404 : status;
}

async function send(page: Response, answer: Answer, headOnly: boolean): Promise<void> {
  answer.statusCode = page.status;
  page.headers.forEach((value, name) => answer.setHeader(name, value));
  // A page bears the nonce of its answer: it is not to be kept and given to somebody else.
  answer.setHeader('Cache-Control', 'private, no-cache');
  const body = Buffer.from(await page.arrayBuffer());
  answer.setHeader('Content-Length', body.length);
  answer.end(headOnly ? undefined : body);
}
