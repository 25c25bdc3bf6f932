import { Injectable } from '@nestjs/common';
import { lifeOf } from '@promenade/identity/model';
import { Clock, Database } from '@promenade/platform/api';
import type { Actor, MembershipSeat, Purpose, Role, Session } from '@promenade/platform/model';
import { digestOf, newToken } from './tokens';

const TOUCH_EVERY = 60_000;

/** What a session is opened with: an account, or the one thing a link is about. */
export interface Opening {
  readonly purpose: Purpose;
  readonly accountId?: string;
  readonly subjectId?: string;
  readonly department?: string;
  readonly userAgent?: string | undefined;
  readonly address?: string | undefined;
}

interface Row {
  readonly id: string;
  readonly purpose: Purpose;
  readonly accountId: string | null;
  readonly subjectId: string | null;
  readonly membershipId: string | null;
  readonly role: Role;
  readonly department: string | null;
  readonly seenAt: Date;
  readonly endsAt: Date;
}

/** Sessions kept in PostgreSQL: listed, revocable, shared by replicas. Each method but `actorOf` runs inside `asAuth`. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns the token of the cookie; the seat is the account's first, by role then département */
  async open(opening: Opening): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    const [seat] = opening.accountId ? await this.seatsOf(opening.accountId) : [];
    const row = {
      ...traceOf(opening),
      tokenHash: digestOf(token),
      purpose: opening.purpose,
      accountId: opening.accountId,
      subjectId: opening.subjectId,
      membershipId: seat?.id,
      department: opening.department,
      createdAt: now,
      seenAt: now,
      endsAt: new Date(now.getTime() + lifeOf(seat?.role ?? 'visitor').whole),
    };
    const columns = `"tokenHash", purpose, "accountId", "subjectId", "membershipId", department, "userAgent", address, "createdAt", "seenAt", "endsAt"`;
    await this.database.query(`insert into session (${columns}) select ${columns} from jsonb_populate_record(null::session, $1)`, [row]);
    return token;
  }

  /** Whoever holds the token, if the session, the account and the seat still stand; in a short transaction of its own. */
  async actorOf(token: string): Promise<Actor | undefined> {
    return this.database.asAuth(async () => {
      const [row] = await this.database.query<Row>(LIVE_SESSION, [digestOf(token), this.clock.today()]);
      const now = this.clock.now().getTime();
      if (!row || row.endsAt.getTime() <= now || row.seenAt.getTime() + lifeOf(row.role).idle <= now) return undefined;
      if (now - row.seenAt.getTime() > TOUCH_EVERY) {
        await this.database.query(`update session set "seenAt" = $2 where id = $1`, [row.id, this.clock.now()]);
      }
      return actorIn(row);
    });
  }

  /** Takes another of the account's seats. The life of the session is then that of the more careful seat. */
  async sit(actor: Actor, membershipId: string): Promise<boolean> {
    const seat = (await this.seatsOf(actor.id)).find(({ id }) => id === membershipId);
    if (!seat) return false;
    await this.database.query(
      `update session set "membershipId" = $2, "endsAt" = least("endsAt", "createdAt" + $3 * interval '1 millisecond') where id = $1`,
      [actor.sessionId, membershipId, lifeOf(seat.role).whole],
    );
    return true;
  }

  async close(sessionId: string): Promise<void> {
    await this.database.query(`delete from session where id = $1`, [sessionId]);
  }

  /** Ends every session of an account, one excepted: after a new password, or when the account is closed. */
  async closeAll(accountId: string, except: string | null = null): Promise<void> {
    await this.database.query(`delete from session where "accountId" = $1 and id is distinct from $2`, [accountId, except]);
  }

  seatsOf(accountId: string): Promise<MembershipSeat[]> {
    return this.database.query<MembershipSeat>(
      `select id, role, department from membership
       where "accountId" = $1 and "startsOn" <= $2 and ("endsOn" is null or "endsOn" >= $2)
       order by array_position(array['national', 'coordinator', 'caf', 'structure', 'promeneur', 'facilitator', 'partner'], role), department, id`,
      [accountId, this.clock.today()],
    );
  }

  /** `GET /api/session`. The holder of a link has no account: a name and an address come from what the link is about. */
  async describe(actor: Actor): Promise<Session> {
    const seat = {
      role: actor.role,
      department: actor.department,
      purpose: actor.purpose ?? ('session' as const),
      subjectId: actor.subjectId ?? null,
    };
    if (seat.purpose !== 'session') return { ...seat, account: { id: actor.id, email: '', firstName: '', lastName: '' }, memberships: [] };
    const [account] = await this.database.query<Session['account']>(
      `select id, email, "firstName", "lastName" from account where id = $1`,
      [actor.id],
    );
    return { ...seat, account: account!, memberships: await this.seatsOf(actor.id) };
  }
}

/** Where the session was opened from, as its owner will see it in their list. */
function traceOf({ userAgent, address }: Opening): Pick<Opening, 'userAgent' | 'address'> {
  return { userAgent: userAgent?.slice(0, 300), address };
}

/** An account without a live seat keeps its session, and may do nothing but see that and leave. */
const LIVE_SESSION = `
  select s.id, s.purpose, s."accountId", s."subjectId", m.id as "membershipId", coalesce(m.role, 'visitor') as role,
    coalesce(m.department, s.department) as department, s."seenAt", s."endsAt"
  from session s
  left join account a on a.id = s."accountId"
  left join membership m on m.id = s."membershipId" and m."startsOn" <= $2 and (m."endsOn" is null or m."endsOn" >= $2)
  where s."tokenHash" = $1 and a."disabledAt" is null`;

function actorIn(row: Row): Actor {
  return {
    id: row.accountId ?? `${row.purpose === 'signature' ? 'signatory' : 'invitation'}:${row.subjectId}`,
    role: row.role,
    department: row.department,
    sessionId: row.id,
    purpose: row.purpose,
    ...(row.membershipId && { membershipId: row.membershipId }),
    ...(row.subjectId && { subjectId: row.subjectId }),
  };
}
