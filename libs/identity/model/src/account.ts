import { isoInstant, line, listOf } from '@promenade/platform/model';
import * as z from 'zod';
import { newPassword, PASSWORD_MAX } from './password';
import { linkTokenText } from './session';

export const personName = line(100);

/** `GET /api/account`. */
export const account = z.object({
  id: z.uuid(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  /** Whether a password was ever chosen; without one, one enters by link. */
  hasPassword: z.boolean(),
});
export type Account = z.infer<typeof account>;

/** `PATCH /api/account`. The address is the account itself: it does not change here. */
export const accountNames = z.strictObject({ firstName: personName, lastName: personName }).partial();
export type AccountNames = z.infer<typeof accountNames>;

/** `PUT /api/password`: the present one is asked of whoever has one. */
export const passwordChange = z.strictObject({ current: z.string().min(1).max(PASSWORD_MAX).optional(), password: newPassword });
export type PasswordChange = z.infer<typeof passwordChange>;

/** `POST /api/password/reset`: the token of the letter, once. */
export const passwordReset = z.strictObject({ token: linkTokenText, password: newPassword });
export type PasswordReset = z.infer<typeof passwordReset>;

/** One line of `GET /api/sessions`: where I am signed in. */
export const ownSession = z.object({
  id: z.uuid(),
  /** Names of brands, as far as the browser tells: 'Firefox', 'Windows'. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: isoInstant,
  seenAt: isoInstant,
  endsAt: isoInstant,
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;
export const ownSessions = listOf(ownSession);
