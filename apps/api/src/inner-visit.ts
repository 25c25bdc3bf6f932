import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

const KEY = 'x-promenade-page';
const ADDRESS = 'x-promenade-address';
/** Known to this process alone, for as long as it lives. */
const secret = randomBytes(32).toString('base64url');

/**
 * A page rendered here calls the API of this same process: those calls count as the visitor's. Whoever renders takes the
 * headers to send from `res.locals.apiHeaders`; from anybody else the same headers mean nothing.
 */
export const innerVisits: RequestHandler = (visit, answer, next) => {
  const address = visit.headers[ADDRESS];
  if (typeof address === 'string' && isSecret(visit.headers[KEY])) Object.defineProperty(visit, 'ip', { value: address });
  answer.locals['apiHeaders'] = { [KEY]: secret, [ADDRESS]: visit.ip ?? '' };
  next();
};

function isSecret(given: unknown): boolean {
  return typeof given === 'string' && given.length === secret.length && timingSafeEqual(Buffer.from(given), Buffer.from(secret));
}
