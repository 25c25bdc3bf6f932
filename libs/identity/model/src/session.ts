import { email, privilegedRoles, type Role } from '@promenade/platform/model';
import * as z from 'zod';

/** A digest is kept, so a password is never read back: its length is bounded for the hash's sake alone. */
export const password = z.string().min(1).max(200);

export const credentials = z.strictObject({ email, password, totp: z.string().max(10).optional() });
export type Credentials = z.infer<typeof credentials>;

export const linkToken = z.strictObject({ token: z.string().min(1).max(200) });
export const magicLinkRequest = z.strictObject({ email });
export const seatChoice = z.strictObject({ membershipId: z.uuid() });

const HOUR = 60 * 60 * 1000;

/** How long a session lives, in milliseconds: without use, and in all. Seats that see others' data have less (issue 2). */
export function lifeOf(role: Role): { readonly idle: number; readonly whole: number } {
  return privilegedRoles.includes(role) ? { idle: 2 * HOUR, whole: 12 * HOUR } : { idle: 12 * HOUR, whole: 30 * 24 * HOUR };
}

/** How long what lets in once lives, in milliseconds. */
export const linkLife = { magic: HOUR / 4, reset: HOUR / 2, invitation: 14 * 24 * HOUR, signature: 14 * 24 * HOUR } as const;
export type LinkKind = keyof typeof linkLife;
