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
    if (hasBody(visit) && !visit.is(['application/json', 'multipart/form-data'])) {
      return next(new Declined(HttpStatus.UNSUPPORTED_MEDIA_TYPE, 'unsupported-type'));
    }
    next();
  };
}

function hasBody(visit: Request): boolean {
  return Number(visit.headers['content-length'] ?? 0) > 0 || visit.headers['transfer-encoding'] !== undefined;
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : 'null';
}
