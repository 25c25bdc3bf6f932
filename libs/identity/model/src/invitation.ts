import {
  departmentCode,
  email,
  isoInstant,
  line,
  listOf,
  type MemberRole,
  memberRoles,
  pageQuery,
  type Refusal,
} from '@promenade/platform/model';
import * as z from 'zod';
import { personName } from './account';
import { PASSWORD_MAX } from './password';
import { totp } from './session';

/** Seats that an invitation can give; the national one is opened by hand. */
export const invitableRoles = memberRoles.filter((role) => role !== 'national');
export type InvitableRole = Exclude<MemberRole, 'national'>;
const invitable = z.enum(invitableRoles);

/** Seats that stand for a record of the directory: a promeneur's, or that of the structure one represents. */
export const recordRoles: readonly MemberRole[] = ['promeneur', 'structure'];

export const invitationStates = ['pending', 'accepted', 'declined', 'expired', 'revoked'] as const;
export type InvitationState = (typeof invitationStates)[number];

export const invitation = z.object({
  id: z.uuid(),
  department: departmentCode,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: invitable,
  recordId: z.uuid().nullable(),
  /** Nobody to name when the invitation comes from outside the département. */
  invitedBy: z.object({ firstName: z.string(), lastName: z.string() }).nullable(),
  invitedAt: isoInstant,
  endsAt: isoInstant,
  state: z.enum(invitationStates),
});
export type Invitation = z.infer<typeof invitation>;
export const invitations = listOf(invitation);

export const invitationQuery = pageQuery.extend({
  q: line(100, 0).optional(),
  state: z.enum(invitationStates).optional(),
  role: invitable.optional(),
  recordId: z.uuid().optional(),
});
export type InvitationQuery = z.infer<typeof invitationQuery>;

/** `POST /api/invitations`. */
export const invitationDraft = z
  .strictObject({ email, firstName: personName, lastName: personName, role: invitable, recordId: z.uuid().optional() })
  .refine(({ role, recordId }) => !recordId || recordRoles.includes(role), { path: ['recordId'], error: 'record-without-role' });
export type InvitationDraft = z.infer<typeof invitationDraft>;

/** What the clock already knows is not stored. */
export interface InvitationFacts {
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly endsAt: Date;
}

export function stateOfInvitation({ acceptedAt, declinedAt, revokedAt, endsAt }: InvitationFacts, now: Date): InvitationState {
  if (acceptedAt) return 'accepted';
  if (declinedAt) return 'declined';
  if (revokedAt) return 'revoked';
  return endsAt <= now ? 'expired' : 'pending';
}

export type AnswerRefusal = `invitation-${Exclude<InvitationState, 'pending'>}`;

/** An invitation is answered once, before its end. */
export function refusalToAnswer(facts: InvitationFacts, now: Date): Refusal<AnswerRefusal> | undefined {
  const state = stateOfInvitation(facts, now);
  return state === 'pending' ? undefined : { code: `invitation-${state}` };
}

/** One may send it again until it is answered or taken back, also past its end. */
export function refusalToResend(facts: InvitationFacts, now: Date): Refusal<AnswerRefusal> | undefined {
  const state = stateOfInvitation(facts, now);
  return state === 'pending' || state === 'expired' ? undefined : { code: `invitation-${state}` };
}

/** `GET /api/invitation`: what whoever holds the link is asked. */
export const invitationAsked = z.object({
  id: z.uuid(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: invitable,
  department: z.object({ code: departmentCode, name: z.string() }),
  invitedBy: z.string().nullable(),
  endsAt: isoInstant,
  state: z.enum(invitationStates),
  /** `none`: one is made; `password`: theirs is asked; `link`: it has none, one enters by link first; `here`: already signed in to it in this browser. */
  account: z.enum(['none', 'password', 'link', 'here']),
});
export type InvitationAsked = z.infer<typeof invitationAsked>;

/** `POST /api/invitation/accept`: the password to be, or that of the account there is already; names for a new account only. */
export const invitationAnswer = z.strictObject({
  password: z.string().min(1).max(PASSWORD_MAX).optional(),
  firstName: personName.optional(),
  lastName: personName.optional(),
  totp,
});
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

/** Announced in the transaction that opens the seat, in a coordinator's seat of the département: who keeps the record links it. */
export const INVITATION_ACCEPTED = 'invitation-accepted';
export const invitationAccepted = z.object({
  invitationId: z.uuid(),
  accountId: z.uuid(),
  role: invitable,
  department: departmentCode,
  recordId: z.uuid().nullable(),
});
export type InvitationAccepted = z.infer<typeof invitationAccepted>;
