import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { deviceOf, lifeOf, type OwnSession } from '@promenade/identity/model';
import { Clock, Database, type Proof } from '@promenade/platform/api';
import type { Actor, MembershipSeat, Purpose, Session } from '@promenade/platform/model';
import type { Holder } from './links';
import { REQUIRE_TOTP } from './require-totp';
import { actorIn, liveSession, liveSessionOf, SEAT_STANDS, sessionIn, type SessionRow } from './session-rows';
import { digestOf, newToken } from './tokens';

const TOUCH_EVERY = 60_000;
const REMEMBERED = 2_000;

/** What a session is opened with: an account, or the one thing a link is about. */
export interface Opening {
  readonly purpose: Purpose;
  readonly accountId?: string;
  /** The seat to take; else the account's first, by role then département. */
  readonly membershipId?: string;
  readonly subjectId?: string;
  readonly department?: string;
  readonly holder?: Holder | null;
  /** A link's session goes no further than the link. */
  readonly until?: Date;
  /** The full session of the browser in which a link was followed. */
  readonly besideId?: string | undefined;
  /** When a second factor was given, here or in the session that this one goes on from. */
  readonly secondFactorAt?: Date | undefined;
  readonly userAgent?: string | undefined;
  readonly address?: string | undefined;
}

/** A full session, as what goes on from it needs it. */
export interface FullSession {
  readonly id: string;
  readonly accountId: string;
  readonly secondFactorAt: Date | undefined;
}

/** Sessions kept in PostgreSQL: listed, revocable, shared by replicas. Each method but `actorOf` runs inside `asAuth`. */
@Injectable()
export class Sessions {
  /** What was last read of each token, by its digest. Nobody enters by it: it says which seat to ask for, and the answer is proven. */
  private readonly lastSeen = new Map<string, SessionRow>();
  private readonly ofToken: string;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(REQUIRE_TOTP) private readonly requireTotp: boolean,
  ) {
    this.ofToken = liveSessionOf(requireTotp);
  }

  /** @returns the token of the cookie, never one that a browser came with */
  async open(opening: Opening): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    const seat = await this.seatFor(opening);
    const { accountId, purpose, subjectId, besideId, department, holder, address, secondFactorAt } = opening;
    const row = {
      ...{ tokenHash: digestOf(token), purpose, accountId, subjectId, besideId, department, holder, address, secondFactorAt },
      membershipId: seat?.id,
      userAgent: opening.userAgent?.slice(0, 300),
      createdAt: now,
      seenAt: now,
      endsAt: endOf(opening, seat, now),
    };
    await this.database.query(`insert into session (${namesOf(row)}) values (${placesOf(row)})`, valuesOf(row));
    if (seat) await this.seen(seat.id);
    return token;
  }

  /** Whoever holds the token, if the session, the account and the seat still stand; in a short transaction of its own. */
  async actorOf(token: string): Promise<Actor | undefined> {
    const digest = digestOf(token);
    const said = await this.database.asAuth(() => this.database.prepared<{ said: string }>(this.ofToken, this.asked(digest)), 'read only');
    const [row] = this.standing(said.map((one) => sessionIn(one.said)));
    this.lastSeen.delete(digest);
    if (!row) return undefined;
    const isDue = this.isDue(row);
    if (isDue) await this.database.asAuth(() => this.touch(row));
    this.remember(digest, isDue ? { ...row, seenAt: this.clock.now() } : row);
    return actorIn(row);
  }

  /**
   * The actor a token was last seen to be, less than a minute ago, for a reading that goes together with the proof that they still
   * are: a session that ended, or took another seat, does not hold.
   */
  foreseen(token: string): { readonly actor: Actor; readonly proof: Proof } | undefined {
    const digest = digestOf(token);
    const row = this.lastSeen.get(digest);
    if (!row || this.isDue(row)) return undefined;
    const actor = actorIn(row);
    const holds = (told: readonly string[]) => this.standing(told.map(sessionIn)).some((now) => isDeepStrictEqual(actorIn(now), actor));
    return { actor, proof: this.database.proofByAuth(this.ofToken, this.asked(digest), holds) };
  }

  /** The full session that a browser comes with, or the one it had before it followed a link. */
  async fullOf(token: string): Promise<FullSession | undefined> {
    const [row] = await this.live(
      `s.purpose = 'session' and s.id in (select unnest(array[f.id, f."besideId"]) from session f where f."tokenHash" = $2)`,
      digestOf(token),
    );
    return row && { id: row.id, accountId: row.accountId!, secondFactorAt: row.secondFactorAt ?? undefined };
  }

  /** Whether a browser comes with a session that a link to that subject opened, and that still stands. */
  async isLinked(token: string, purpose: Exclude<Purpose, 'session'>, subjectId: string): Promise<boolean> {
    const [row] = await this.live(`s."tokenHash" = $2`, digestOf(token));
    return row?.purpose === purpose && row.subjectId === subjectId;
  }

  /** Takes another of the account's seats. The life of the session is then that of the more careful seat. */
  async sit(actor: Actor, membershipId: string): Promise<boolean> {
    const seat = (await this.seatsOf(actor.id)).find(({ id }) => id === membershipId);
    if (!seat) return false;
    await this.database.query(
      `update session set "membershipId" = $2, "endsAt" = least("endsAt", "createdAt" + $3 * interval '1 millisecond') where id = $1`,
      [actor.sessionId, membershipId, lifeOf(seat.role).whole],
    );
    await this.seen(membershipId);
    return true;
  }

  /** Forgets the session a browser comes with, and the one beside it. */
  async closeBy(token: string): Promise<void> {
    await this.database.query(
      `delete from session where id in (select unnest(array[f.id, f."besideId"]) from session f where f."tokenHash" = $1)`,
      [digestOf(token)],
    );
  }

  /** Ends one session of an account. @returns whether there was one */
  async close(accountId: string, sessionId: string): Promise<boolean> {
    const gone = await this.database.query(
      `with gone as (delete from session where id = $2 and "accountId" = $1 returning id) select id from gone`,
      [accountId, sessionId],
    );
    return gone.length > 0;
  }

  /** Ends every session of an account, one excepted. @returns how many */
  async closeAll(accountId: string, except: string | null = null): Promise<number> {
    const gone = await this.database.query(
      `with gone as (delete from session where "accountId" = $1 and id is distinct from $2 returning id) select id from gone`,
      [accountId, except],
    );
    return gone.length;
  }

  /** Ends the sessions that a link opened: what it was for is done. Those of a signature, from a coordinator's seat as well. */
  async closeLinked(purpose: Exclude<Purpose, 'session'>, subjectId: string): Promise<void> {
    await this.database.query(`delete from session where purpose = $1 and "subjectId" = $2`, [purpose, subjectId]);
  }

  /** A second factor was given in the session of an actor. */
  async proven({ sessionId }: Actor): Promise<void> {
    await this.database.query(`update session set "secondFactorAt" = $2 where id = $1`, [sessionId, this.clock.now()]);
  }

  /** Where an account is signed in, latest first. */
  async ofAccount({ id, sessionId }: Actor): Promise<OwnSession[]> {
    const rows = await this.live(`s.purpose = 'session' and s."accountId" = $2`, id);
    return rows
      .sort((one, other) => other.seenAt.getTime() - one.seenAt.getTime())
      .map((row) => ({
        id: row.id,
        ...deviceOf(row.userAgent),
        address: row.address,
        createdAt: row.createdAt.toISOString(),
        seenAt: row.seenAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        current: row.id === sessionId,
      }));
  }

  seatsOf(accountId: string): Promise<MembershipSeat[]> {
    return this.database.query<MembershipSeat>(
      `select m.id, m.role, m.department from membership m
       where m."accountId" = $2 and ${SEAT_STANDS}
       order by array_position(array['national', 'coordinator', 'caf', 'structure', 'promeneur', 'facilitator', 'partner'], m.role), m.department, m.id`,
      [this.clock.today(), accountId],
    );
  }

  /** `GET /api/session`. Whoever holds a link has no account: the name and the address are those it was sent to. */
  async describe(actor: Actor): Promise<Session> {
    const seat = {
      role: actor.role,
      department: actor.department,
      purpose: actor.purpose ?? ('session' as const),
      subjectId: actor.subjectId ?? null,
      ...(actor.totpToSet && { totpToSet: true as const }),
    };
    if (seat.purpose !== 'session') return { ...seat, account: { id: actor.id, ...(await this.holderOf(actor)) }, memberships: [] };
    const [account] = await this.database.query<Session['account']>(
      `select id, email, "firstName", "lastName" from account where id = $1`,
      [actor.id],
    );
    return { ...seat, account: account!, memberships: await this.seatsOf(actor.id) };
  }

  private async holderOf(actor: Actor): Promise<Holder> {
    const [row] = await this.database.query<{ holder: Holder | null }>(`select holder from session where id = $1`, [actor.sessionId]);
    return row?.holder ?? { email: '', firstName: '', lastName: '' };
  }

  private async seatFor({ accountId, membershipId }: Opening): Promise<MembershipSeat | undefined> {
    const seats = accountId ? await this.seatsOf(accountId) : [];
    return seats.find(({ id }) => id === membershipId) ?? seats[0];
  }

  private async touch({ id, membershipId }: SessionRow): Promise<void> {
    await this.database.query(`update session set "seenAt" = $2 where id = $1`, [id, this.clock.now()]);
    if (membershipId) await this.seen(membershipId);
  }

  private async seen(membershipId: string): Promise<void> {
    await this.database.query(`update membership set "lastSeenAt" = $2 where id = $1`, [membershipId, this.clock.now()]);
  }

  /** Sessions that still stand among those of `condition`, whose parameter is $2. */
  private async live(condition: string, parameter: string): Promise<SessionRow[]> {
    const rows = await this.database.prepared<SessionRow>(`${liveSession(this.requireTotp)} and ${condition}`, [
      this.clock.today(),
      parameter,
    ]);
    return this.standing(rows);
  }

  private standing(rows: readonly SessionRow[]): SessionRow[] {
    const now = this.clock.now().getTime();
    return rows.filter((row) => row.endsAt.getTime() > now && row.seenAt.getTime() + lifeOf(row.role, row.purpose).idle > now);
  }

  private asked(digest: string): string[] {
    return [this.clock.today(), digest];
  }

  private isDue({ seenAt }: SessionRow): boolean {
    return this.clock.now().getTime() - seenAt.getTime() > TOUCH_EVERY;
  }

  /** The oldest makes room. */
  private remember(digest: string, row: SessionRow): void {
    this.lastSeen.set(digest, row);
    if (this.lastSeen.size > REMEMBERED) this.lastSeen.delete(this.lastSeen.keys().next().value!);
  }
}

function endOf({ purpose, until }: Opening, seat: MembershipSeat | undefined, now: Date): Date {
  const whole = now.getTime() + lifeOf(seat?.role ?? 'visitor', purpose).whole;
  return new Date(Math.min(whole, until?.getTime() ?? whole));
}

const namesOf = (row: object): string =>
  Object.keys(row)
    .map((name) => `"${name}"`)
    .join(', ');
const placesOf = (row: object): string =>
  Object.keys(row)
    .map((_, index) => `$${index + 1}`)
    .join(', ');
const valuesOf = (row: object): unknown[] => Object.values(row).map((value) => value ?? null);
