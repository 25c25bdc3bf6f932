import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';

type Encoding = 'br' | 'gzip';

/** Below this, what is saved is less than what it costs. */
const WORTH = 1024;
const WORDS = /^(?:text\/|application\/(?:json|problem\+json)|image\/svg)/;
const ASSETS = /\.(?:js|css|svg)$/;
const [HARD, QUICK] = [9, 4];

/** Compresses what is said in one piece, pages and JSON; what streams (files, PDFs) goes as it is. */
export const compressed: RequestHandler = (visit, answer, next) => {
  const encoding = encodingOf(visit);
  const end = answer.end.bind(answer) as (...said: unknown[]) => Response;
  const endCompressed = (...said: unknown[]): Response => {
    const [chunk] = said;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (!encoding || !(bytes instanceof Uint8Array) || !isWorthIt(answer, bytes)) return end(...said);
    void shrink(bytes, encoding, QUICK).then(
      (small) => end(encode(answer, encoding, small)),
      () => end(bytes),
    );
    return answer;
  };
  if (encoding && visit.method !== 'HEAD') answer.end = endCompressed as typeof answer.end;
  next();
};

/**
 * Files of the build, compressed hard, once, and kept in memory: they never change while this process lives.
 * @param setHeaders what the plain file would bear
 */
export function compressedFiles(folder: string, setHeaders: (answer: ServerResponse, path: string) => void): RequestHandler {
  const files = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => ASSETS.test(file)));
  const kept = new Map<string, Promise<Buffer>>();
  return (visit, answer, next) => {
    const encoding = encodingOf(visit);
    const file = visit.path.slice(1).replaceAll('/', sep);
    if (!encoding || visit.method !== 'GET' || !files.has(file)) return next();
    const key = `${encoding} ${file}`;
    if (!kept.has(key)) kept.set(key, shrink(readFileSync(join(folder, file)), encoding, HARD));
    kept.get(key)!.then((small) => {
      setHeaders(answer, join(folder, file));
      answer.type(file.slice(file.lastIndexOf('.'))).end(encode(answer, encoding, small));
    }, next);
  };
}

function encodingOf(visit: Request): Encoding | undefined {
  const preferred = visit.acceptsEncodings('br', 'gzip', 'identity');
  return preferred === 'br' || preferred === 'gzip' ? preferred : undefined;
}

function isWorthIt(answer: Response, bytes: Uint8Array): boolean {
  if (answer.headersSent || answer.hasHeader('Content-Encoding') || bytes.length < WORTH) return false;
  return WORDS.test(String(answer.getHeader('Content-Type') ?? ''));
}

function encode(answer: Response, encoding: Encoding, small: Buffer): Buffer {
  answer.setHeader('Content-Encoding', encoding);
  answer.setHeader('Content-Length', small.length);
  answer.vary('Accept-Encoding');
  return small;
}

function shrink(bytes: Uint8Array, encoding: Encoding, effort: number): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(bytes, { level: effort });
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: effort } });
}
