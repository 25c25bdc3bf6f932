import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

const DAY = 24 * 60 * 60;

/**
 * Headers of every answer. Pages run only scripts of ours or those that bear the nonce of their answer (`res.locals.cspNonce`),
 * and styles likewise: nothing inline. What `/api` answers runs nothing and is kept nowhere.
 * @param publicUrl the house is behind https or not: then, and only then, browsers are told to stay there
 */
export function secureHeaders(publicUrl: string): RequestHandler[] {
  const https = publicUrl.startsWith('https:');
  const shared = {
    strictTransportSecurity: https && { maxAge: 365 * DAY, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' as const },
    xFrameOptions: { action: 'sameorigin' as const },
  };
  const pages = helmet({ ...shared, contentSecurityPolicy: { useDefaults: false, directives: pageDirectives(https) } });
  const api = helmet({ ...shared, contentSecurityPolicy: { useDefaults: false, directives: apiDirectives } });
  return [withNonce, (visit, answer, next) => (isApi(visit) ? api : pages)(visit, answer, next), apiIsNotKept];
}

export function isApi({ path }: Request): boolean {
  return path === '/api' || path.startsWith('/api/');
}

const nonceOf = (_visit: unknown, answer: unknown) => `'nonce-${(answer as Response).locals['cspNonce']}'`;

function pageDirectives(https: boolean) {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", nonceOf],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", nonceOf],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    // A PDF is shown in its page.
    frameSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
    ...(https && { upgradeInsecureRequests: [] }),
  };
}

const apiDirectives = { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'self'"] };

function withNonce(visit: Request, answer: Response, next: NextFunction): void {
  if (!isApi(visit)) answer.locals['cspNonce'] = randomBytes(16).toString('base64');
  next();
}

function apiIsNotKept(visit: Request, answer: Response, next: NextFunction): void {
  if (isApi(visit)) answer.header('Cache-Control', 'no-store');
  next();
}
