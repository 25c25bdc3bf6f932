import * as z from 'zod';
import { roles } from './actor';

export const membershipSeat = z.object({
  id: z.uuid(),
  role: z.enum(roles),
  department: z.string().nullable(),
});
export type MembershipSeat = z.infer<typeof membershipSeat>;

/** `GET /api/session`: who is there, in which seat, and the seats that could be taken. */
export const session = z.object({
  account: z.object({ id: z.string(), email: z.string(), firstName: z.string(), lastName: z.string() }),
  memberships: z.array(membershipSeat),
  role: z.enum(roles),
  department: z.string().nullable(),
  /** What the session may be used for; a link opens one that serves a single thing. */
  purpose: z.enum(['session', 'signature', 'invitation']),
  subjectId: z.string().nullable(),
  /** Nothing is open but setting a second factor: a seat of the account asks for one. */
  totpToSet: z.literal(true).optional(),
});
export type Session = z.infer<typeof session>;
