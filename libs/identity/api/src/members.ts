import { Injectable, NotFoundException } from '@nestjs/common';
import {
  isLive,
  type Member,
  type MemberChange,
  type MemberQuery,
  refusalToEnd,
  rolesManagedBy,
  type Seat,
} from '@promenade/identity/model';
import { Clock, Database, refuseIf } from '@promenade/platform/api';
import { type IsoDate, type List, type MemberRole, offsetOf } from '@promenade/platform/model';
import { containing } from './search';

interface Row {
  readonly id: string;
  readonly department: string | null;
  readonly role: MemberRole;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate | null;
  readonly endedAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly accountId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly disabledAt: Date | null;
  readonly hasSecondFactor: boolean;
}

/** Who has a seat: in one's département, or for the national level among those who run one. */
@Injectable()
export class Members {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(query: MemberQuery): Promise<List<Member>> {
    const { q, role, state, page, size } = query;
    const parameters = [rolesManagedBy(this.database.actor.role), role ?? null, state, this.clock.today(), q ? containing(q) : null];
    const rows = await this.database.query<Row>(`${MEMBERS} ${MATCHING} ${ORDER} limit $6 offset $7`, [
      ...parameters,
      size,
      offsetOf(query),
    ]);
    const [counted] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from (${MEMBERS} ${MATCHING}) m`,
      parameters,
    );
    return { items: rows.map((row) => this.memberOf(row)), total: counted!.total, page, size };
  }

  /** Plans a last day, or takes the plan back; a seat that had ended opens again. */
  async change(id: string, { endsOn }: MemberChange): Promise<Member> {
    const { seat, coordinators } = await this.takeSeat(id);
    if (endsOn !== null) refuseIf(refusalToEnd(seat, coordinators, this.clock.today(), endsOn));
    return this.write(id, endsOn, null);
  }

  /** At once: the sessions held from that seat open nothing any more. */
  async end(id: string): Promise<Member> {
    const { seat, coordinators } = await this.takeSeat(id);
    const today = this.clock.today();
    refuseIf(refusalToEnd(seat, coordinators, today, null));
    return this.write(id, seat.startsOn > today ? seat.startsOn : today, this.clock.now());
  }

  /** Locks the seat and every coordinator's of the département, always in the same order: two who remove each other come one after the other. */
  private async takeSeat(id: string): Promise<{ seat: Seat; coordinators: Seat[] }> {
    const rows = await this.database.query<Seat>(
      `select id, role, "startsOn", "endsOn", "endedAt" is not null as ended from membership m
       where id = $1 or role = 'coordinator' and department = (select s.department from membership s where s.id = $1)
       order by id for update`,
      [id],
    );
    const seat = rows.find((row) => row.id === id);
    if (!seat) throw new NotFoundException();
    return { seat, coordinators: rows.filter(({ role }) => role === 'coordinator') };
  }

  private async write(id: string, endsOn: IsoDate | null, endedAt: Date | null): Promise<Member> {
    await this.database.query(`update membership set "endsOn" = $2, "endedAt" = $3 where id = $1`, [id, endsOn, endedAt]);
    const [row] = await this.database.query<Row>(`${MEMBERS} where m.id = $1`, [id]);
    if (!row) throw new NotFoundException();
    return this.memberOf(row);
  }

  private memberOf(row: Row): Member {
    const { id, department, role, startsOn, endsOn, accountId, email, firstName, lastName, hasSecondFactor } = row;
    return {
      id,
      department,
      role,
      startsOn,
      endsOn,
      state: this.stateOf(row),
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      account: { id: accountId, email, firstName, lastName, state: row.disabledAt ? 'disabled' : 'open', hasSecondFactor },
    };
  }

  private stateOf(row: Row): Member['state'] {
    const today = this.clock.today();
    if (isLive({ ...row, ended: row.endedAt !== null }, today)) return 'live';
    return row.endedAt === null && row.startsOn > today ? 'coming' : 'ended';
  }
}

const MEMBERS = `
  select m.id, m.department, m.role, m."startsOn", m."endsOn", m."endedAt", m."lastSeenAt",
    a.id as "accountId", a.email, a."firstName", a."lastName", a."disabledAt",
    a."secondFactorSince" is not null as "hasSecondFactor"
  from membership m join account a on a.id = m."accountId"`;
const MATCHING = `
  where m.role = any($1) and ($2::text is null or m.role = $2)
    and ($3 = 'all' or ($3 = 'live') = (m."endedAt" is null and (m."endsOn" is null or m."endsOn" >= $4)))
    and ($5::text is null or unaccent(lower(concat_ws(' ', a."firstName", a."lastName", a.email))) like unaccent(lower($5)))`;
const ORDER = `order by a."lastName" collate "fr-x-icu", a."firstName" collate "fr-x-icu", m.department, m.role, m.id`;
