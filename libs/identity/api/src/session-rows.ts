import { totpRoles } from '@promenade/identity/model';
import type { Actor, Purpose, Role } from '@promenade/platform/model';

/** A session that stands, with the seat it has taken. */
export interface SessionRow {
  readonly id: string;
  readonly purpose: Purpose;
  readonly accountId: string | null;
  readonly subjectId: string | null;
  readonly membershipId: string | null;
  readonly role: Role;
  readonly department: string | null;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
  readonly secondFactorAt: Date | null;
  readonly totpToSet: boolean;
}

/** Of any of the account's seats, taken or not: whoever could take one tomorrow enters with a code today. */
const TOTP_TO_SET = `s.purpose = 'session' and a."secondFactorSince" is null and exists (
  select from membership o where o."accountId" = a.id and o.role in (${totpRoles.map((role) => `'${role}'`).join(', ')})
    and o."endedAt" is null and o."startsOn" <= $1 and (o."endsOn" is null or o."endsOn" >= $1))`;

export const SEAT_STANDS = `m."endedAt" is null and m."startsOn" <= $1 and (m."endsOn" is null or m."endsOn" >= $1)`;

/**
 * A session ends with its account and with the seat it has taken. Whoever had no seat when they entered keeps a session, and
 * may do nothing but see that and leave.
 */
export const liveSession = (requireTotp: boolean): string => `
  select s.*, coalesce(m.role, 'visitor') as role, coalesce(m.department, s.department) as department,
    ${requireTotp ? TOTP_TO_SET : 'false'} as "totpToSet"
  from session s
  left join account a on a.id = s."accountId"
  left join membership m on m.id = s."membershipId" and ${SEAT_STANDS}
  where a."disabledAt" is null and (s."membershipId" is null or m.id is not null)`;

/** `liveSession` of one token as a text: it goes ahead of the readings of whoever holds the token. */
export const liveSessionOf = (requireTotp: boolean): string =>
  `select row_to_json(r)::text as said from (${liveSession(requireTotp)} and s."tokenHash" = $2) r`;

export function sessionIn(said: string): SessionRow {
  const row = JSON.parse(said) as SessionRow;
  const { createdAt, seenAt, endsAt, secondFactorAt } = row;
  const dates = { createdAt: new Date(createdAt), seenAt: new Date(seenAt), endsAt: new Date(endsAt) };
  return { ...row, ...dates, secondFactorAt: secondFactorAt && new Date(secondFactorAt) };
}

export function actorIn(row: SessionRow): Actor {
  return {
    id: row.accountId ?? `${row.purpose === 'signature' ? 'signatory' : 'invitation'}:${row.subjectId}`,
    role: row.role,
    department: row.department,
    sessionId: row.id,
    purpose: row.purpose,
    ...(row.membershipId && { membershipId: row.membershipId }),
    ...(row.subjectId && { subjectId: row.subjectId }),
    ...(row.secondFactorAt && { secondFactorAt: row.secondFactorAt }),
    ...(row.totpToSet && { totpToSet: true as const }),
  };
}
