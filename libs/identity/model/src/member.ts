import {
  departmentCode,
  type IsoDate,
  isoDate,
  isoInstant,
  line,
  listOf,
  type MemberRole,
  memberRoles,
  pageQuery,
  type Refusal,
  type Role,
} from '@promenade/platform/model';
import * as z from 'zod';

const seatRoles = z.enum(memberRoles);

/** Whose seats a role opens and closes: a coordinator those of the network, the national level those who run a département. */
export function rolesManagedBy(role: Role): readonly MemberRole[] {
  if (role === 'coordinator') return ['promeneur', 'structure', 'facilitator', 'partner', 'caf', 'coordinator'];
  return role === 'national' ? ['coordinator', 'caf'] : [];
}

/** One line of `GET /api/members`: a seat, and the person in it. Somebody with two seats has two lines. */
export const member = z.object({
  id: z.uuid(),
  department: departmentCode.nullable(),
  role: seatRoles,
  startsOn: isoDate,
  /** The last day, planned or past. */
  endsOn: isoDate.nullable(),
  state: z.enum(['coming', 'live', 'ended']),
  lastSeenAt: isoInstant.nullable(),
  account: z.object({
    id: z.uuid(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    state: z.enum(['open', 'disabled']),
    /** A code is asked to enter it. */
    hasSecondFactor: z.boolean(),
  }),
});
export type Member = z.infer<typeof member>;
export const members = listOf(member);

export const memberQuery = pageQuery.extend({
  q: line(100, 0).optional(),
  role: seatRoles.optional(),
  state: z.enum(['live', 'ended', 'all']).default('live'),
});
export type MemberQuery = z.infer<typeof memberQuery>;

/** `PATCH /api/members/:id`: a last day, or none any more (an ended seat opens again). */
export const memberChange = z.strictObject({ endsOn: isoDate.nullable() });
export type MemberChange = z.infer<typeof memberChange>;

/** A seat as the rules read it. */
export interface Seat {
  readonly id: string;
  readonly role: Role;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate | null;
  readonly ended: boolean;
}

/** A seat is held from its first day to its last, unless it was taken away. */
export function isLive({ startsOn, endsOn, ended }: Seat, today: IsoDate): boolean {
  return !ended && startsOn <= today && (endsOn === null || endsOn >= today);
}

export type EndRefusal = 'last-coordinator' | 'seat-ended' | 'ends-before-it-starts' | 'ends-in-the-past';

/**
 * A département is never left without somebody to run it: another coordinator must be there, with no end planned.
 * @param seats every coordinator's seat of the département
 * @param endsOn the last day; null when the seat ends at once
 */
export function refusalToEnd(seat: Seat, seats: readonly Seat[], today: IsoDate, endsOn: IsoDate | null): Refusal<EndRefusal> | undefined {
  if (hasEnded(seat, today)) return { code: 'seat-ended' };
  if (endsOn !== null && endsOn < today) return { code: 'ends-in-the-past' };
  if (endsOn !== null && endsOn < seat.startsOn) return { code: 'ends-before-it-starts' };
  return seat.role === 'coordinator' && !seats.some((other) => other.id !== seat.id && stays(other, today))
    ? { code: 'last-coordinator' }
    : undefined;
}

function hasEnded({ ended, endsOn }: Seat, today: IsoDate): boolean {
  return ended || (endsOn !== null && endsOn < today);
}

/** A coordinator who is there, with no end planned. */
function stays(seat: Seat, today: IsoDate): boolean {
  return seat.role === 'coordinator' && seat.endsOn === null && isLive(seat, today);
}
