import { HttpStatus } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Declined } from './refused';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Refuses writes sent by another site's page (`doors.md`: no token; no Origin passes; `null` is foreign), and bodies we do not read. */
export function manners(publicUrl: string | undefined) {
  const ours = publicUrl ? new URL(publicUrl).host : undefined;
  return (visit: Request, _answer: Response, next: NextFunction): void => {
    if (!WRITES.has(visit.method)) return next();
    const { origin } = visit.headers;
    if (origin !== undefined && ![visit.headers.host, ours].includes(hostOf(origin))) {
      return next(new Declined(HttpStatus.FORBIDDEN, 'foreign-origin'));
    }
    if (hasBody(visit) && !isReadable(visit) && !isOneClick(visit)) {
      return next(new Declined(HttpStatus.UNSUPPORTED_MEDIA_TYPE, 'unsupported-type'));
    }
    next();
  };
}

/** JSON is UTF-8 (RFC 8259). */
function isReadable(visit: Request): boolean {
  if (visit.is('multipart/form-data')) return true;
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(visit.headers['content-type'] ?? '')?.[1];
  return Boolean(visit.is('application/json')) && /^utf-?8$/i.test(charset ?? 'utf-8');
}

/** A program of mail that stops letters posts a form which says nothing (RFC 8058): it is left unread. */
function isOneClick(visit: Request): boolean {
  return visit.path === '/public/letters/stop' && Boolean(visit.is('application/x-www-form-urlencoded'));
}

function hasBody(visit: Request): boolean {
  return Number(visit.headers['content-length'] ?? 0) > 0 || visit.headers['transfer-encoding'] !== undefined;
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : 'null';
}
