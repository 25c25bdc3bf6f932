import { email, line, type Purpose, privilegedRoles, type Role } from '@promenade/platform/model';
import * as z from 'zod';

/** A digest is kept, so a password is never read back: its length is bounded for the hash's sake alone. */
export const password = z.string().min(1).max(200);

/** A code of the application or of recovery; asked (401 `totp-required`) once the rest is right, of whoever has a second factor. */
export const totp = z.string().max(40).optional();

export const credentials = z.strictObject({ email, password, totp });
export type Credentials = z.infer<typeof credentials>;

export const linkTokenText = z.string().min(1).max(200);
export const linkToken = z.strictObject({ token: linkTokenText, totp });
export type LinkToken = z.infer<typeof linkToken>;
/** `POST /api/session/link/again`: the former link is the only key. */
export const linkAgain = z.strictObject({ token: line(200) });
export const magicLinkRequest = z.strictObject({ email });
export const seatChoice = z.strictObject({ membershipId: z.uuid() });

const HOUR = 60 * 60 * 1000;

export interface Life {
  readonly idle: number;
  readonly whole: number;
}

/**
 * How long a session lives, in milliseconds: without use, and in all. Seats that see others' data have less, and so
 * have the sessions of a link, often opened on a machine that is not one's own; the link opens another.
 */
export function lifeOf(role: Role, purpose: Purpose = 'session'): Life {
  const brief = purpose !== 'session' || privilegedRoles.includes(role);
  return brief ? { idle: 2 * HOUR, whole: 12 * HOUR } : { idle: 12 * HOUR, whole: 30 * 24 * HOUR };
}

/** How long what lets in once lives, in milliseconds. */
export const linkLife = { magic: HOUR / 4, reset: HOUR / 2, invitation: 14 * 24 * HOUR, signature: 14 * 24 * HOUR } as const;
export type LinkKind = keyof typeof linkLife;
