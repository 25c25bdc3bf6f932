import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PublicDirectory } from '@promenade/directory/api';
import { Database, faultOf, traceOf, writeProblem } from '@promenade/platform/api';
import { type NextFunction, type Request, type RequestHandler, type Response, static as serveFiles } from 'express';
import { compressedFiles } from './compression';
import { isApi } from './headers';
import { machineFiles } from './machine-files';

interface BuiltPages {
  readonly reqHandler: RequestHandler;
}

/** The name of a script or a sheet that the build made bears a digest of what it holds (`chunk--dWc0S11.js`); a folder of fonts, a version. */
const LASTING = /-[\w-]{8}\.(?:js|css)$|\/fonts\/[\d.]+\/[^/]+$/;
/** No page has a dot in its last word: a file that is not there must not be answered by the application's shell. */
const FILE = /\.[^/]*$/;
const YEAR = 365 * 24 * 60 * 60;

/**
 * Serves what `nx build web` made: its files as they are, every other address by its handler, which renders public pages and
 * answers the application's shell. Without a build there is `/api` alone. Whatever nobody answers is a 404.
 * @param folder that of the build, with `browser/` and `server/`
 * @param publicUrl where people find the house: what a page tells machines begins with it, whatever host the client named
 */
export async function servePages(app: NestExpressApplication, folder: string | undefined, publicUrl: string): Promise<void> {
  const program = folder && join(folder, 'server/server.mjs');
  app.use(machineFiles(app.get(PublicDirectory), app.get(Database), publicUrl));
  if (program && existsSync(program)) {
    app.use(compressedFiles(join(folder, 'browser'), setHeaders));
    // No file answers for `/api`: not a call of it looks for one on the disk.
    app.use(besideApi(serveFiles(join(folder, 'browser'), { index: false, redirect: false, dotfiles: 'ignore', setHeaders })));
    const { reqHandler } = (await import(/* @vite-ignore */ pathToFileURL(program).href)) as BuiltPages;
    app.use(besideApi((visit, answer, next) => (FILE.test(visit.path) ? next() : reqHandler(visit, told(answer, publicUrl), next))));
  }
  app.use(besideApi((_visit, answer) => writeProblem(answer, { status: 404 })));
  app.use(failure);
}

function told(answer: Response, publicUrl: string): Response {
  answer.locals['publicUrl'] = publicUrl;
  return answer;
}

function besideApi(handler: RequestHandler): RequestHandler {
  return (visit, answer, next) => (isApi(visit) ? next() : handler(visit, answer, next));
}

/** The framework words the failures of `/api`; those of pages and files end here. */
function failure(error: unknown, visit: Request, answer: Response, next: NextFunction): void {
  if (isApi(visit)) return next(error);
  const fault = faultOf(error);
  if (fault.status === 500) visit.log.error(traceOf(error));
  writeProblem(answer, fault);
}

function setHeaders(answer: ServerResponse, path: string): void {
  const lasting = LASTING.test(path) && !basename(path).startsWith('.');
  answer.setHeader('Cache-Control', lasting ? `public, max-age=${YEAR}, immutable` : 'no-cache');
}
