import type { Server } from 'node:http';
import { HttpStatus } from '@nestjs/common';
import { Declined } from '@promenade/platform/api';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** How long a client may take, in milliseconds: to say what it wants, to send it, and to send a file. */
export interface Waits {
  readonly headers: number;
  readonly body: number;
  readonly upload: number;
}

export const waits: Waits = { headers: 10_000, body: 30_000, upload: 5 * 60_000 };

/** Sockets that say nothing are closed by Node. Call before `listen`. */
export function hurry(server: Server, { headers, upload }: Waits): void {
  const checkEvery = Math.min(headers, 2_000);
  Object.assign(server, { headersTimeout: headers, requestTimeout: upload, connectionsCheckingInterval: checkEvery });
}

/** A body that is no file must come sooner: 408, and the socket is closed. */
export function hurriedBodies({ body }: Waits): RequestHandler {
  return (visit: Request, answer: Response, next: NextFunction): void => {
    if (visit.complete || visit.is('multipart/form-data')) return next();
    const timer = setTimeout(() => {
      if (visit.complete || answer.headersSent) return;
      answer.header('Connection', 'close');
      answer.once('finish', () => visit.socket.destroy());
      next(new Declined(HttpStatus.REQUEST_TIMEOUT, 'too-slow'));
    }, body);
    visit.once('end', () => clearTimeout(timer));
    answer.once('close', () => clearTimeout(timer));
    next();
  };
}
