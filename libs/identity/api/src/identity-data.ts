import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type DataSubject,
  type Forgotten,
  KeepsPersonalData,
  type PersonalDataKeeper,
  type Weighed,
} from '@promenade/platform/api';

/** The account, its seats, where it is signed in, what it was invited to. */
@KeepsPersonalData({ room: 'identity' })
@Injectable()
export class IdentityData implements PersonalDataKeeper {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  tell({ accountId, email }: DataSubject): Promise<object> {
    return this.database.asAuth(async () => {
      const [told] = await this.database.query<object>(TOLD, [accountId, email]);
      return told!;
    }, 'read only');
  }

  /** An account with another seat stays: it is somebody who is still here. */
  weigh(person: Forgotten): Promise<Weighed[]> {
    return this.database.asAuth(async () => {
      const invitations = await this.database.query<{ id: string }>(INVITATIONS, invitedAs(person));
      const line: Weighed[] = invitations.length ? [{ code: 'invitations', fate: 'goes', count: invitations.length }] : [];
      if (person.accountId === null) return line;
      return [...line, { code: 'account', fate: (await this.sitsElsewhere(person)) ? 'stays' : 'goes', count: 1 }];
    }, 'read only');
  }

  forget(person: Forgotten): Promise<void> {
    const { accountId, by } = person;
    const work = async (): Promise<void> => {
      const invitations = await this.forgetInvitations(person);
      const closed = accountId !== null && !(await this.sitsElsewhere(person));
      if (accountId !== null) await this.endSeat(person, accountId);
      if (closed) await this.close(accountId);
      // The lines just written name the person once more: they are blanked with those before, in the seat of who does it.
      await this.database.inSeatOf(by, async () => {
        await this.database.query(`select erase_from_trail('invitation', $1)`, [invitations]);
        if (closed) await this.database.query(`select erase_from_trail('account', $1)`, [[accountId]]);
      });
    };
    return this.database.asAuth(work, 'read write', by);
  }

  private async sitsElsewhere({ accountId, department }: Forgotten): Promise<boolean> {
    const found = await this.database.query(
      `select from membership where "accountId" = $1 and "endedAt" is null and ("endsOn" is null or "endsOn" >= $3)
         and not (role = 'promeneur' and department = $2)`,
      [accountId, department, this.clock.today()],
    );
    return found.length > 0;
  }

  private async endSeat({ department }: Forgotten, accountId: string): Promise<void> {
    await this.database.query(
      `update membership set "endedAt" = coalesce("endedAt", $3), "endsOn" = coalesce("endsOn", greatest("startsOn", $4::date))
       where "accountId" = $1 and role = 'promeneur' and department = $2`,
      [accountId, department, this.clock.now(), this.clock.today()],
    );
  }

  /** An account that signed stays as a row: what was signed points at it. Nobody enters by it, and it names nobody. */
  private async close(accountId: string): Promise<void> {
    await this.database.query(`delete from session where "accountId" = $1`, [accountId]);
    for (const table of ['link', 'second_factor', 'recovery_code']) {
      await this.database.query(`delete from ${table} where "accountId" = $1`, [accountId]);
    }
    await this.database.query(
      `update account set email = 'efface-' || id || '@efface.invalid', "firstName" = 'Ancien', "lastName" = 'compte', "passwordHash" = null, "secondFactorSince" = null,
         "disabledAt" = coalesce("disabledAt", $2) where id = $1`,
      [accountId, this.clock.now()],
    );
  }

  /** Invitations lose who was invited; links sent to the person open nothing any more. @returns the invitations */
  private async forgetInvitations(person: Forgotten): Promise<string[]> {
    const { department, emails } = person;
    const found = await this.database.query<{ id: string }>(INVITATIONS, invitedAs(person));
    const ids = found.map(({ id }) => id);
    await this.database.query(
      `update invitation set email = '', "firstName" = '', "lastName" = '',
         "revokedAt" = case when "acceptedAt" is null and "declinedAt" is null then coalesce("revokedAt", $2) else "revokedAt" end
       where id = any($1::uuid[])`,
      [ids, this.clock.now()],
    );
    const heldByThem = `department = $1 and holder ->> 'email' = any($2::text[])`;
    for (const table of ['session', 'link']) await this.database.query(`delete from ${table} where ${heldByThem}`, [department, emails]);
    return ids;
  }
}

const invitedAs = ({ department, promeneurId, emails }: Forgotten): unknown[] => [department, promeneurId, emails];
const INVITATIONS = `
  select id from invitation where department = $1 and role = 'promeneur' and email <> '' and ("recordId" = $2::uuid or email = any($3::text[]))`;

const list = (columns: string, rows: string) => `(select coalesce(json_agg(r), '[]') from (select ${columns} from ${rows}) r)`;

/** Digests of passwords and tokens are no data of the person: they are what keeps others out. */
const TOLD = `
  select (select row_to_json(r) from (select id, email, "firstName", "lastName", "createdAt", "disabledAt", "passwordHash" is not null as "hasPassword",
        "secondFactorSince"
      from account where id = $1::uuid) r) as account,
    ${list('role, department, "startsOn", "endsOn", "endedAt", "lastSeenAt"', `membership where "accountId" = $1::uuid order by "startsOn", role`)} as seats,
    ${list('purpose, "userAgent", address, "createdAt", "seenAt", "endsAt", "secondFactorAt"', `session where "accountId" = $1::uuid order by "createdAt"`)} as sessions,
    ${list('"usedAt"', `recovery_code where "accountId" = $1::uuid order by "usedAt"`)} as "recoveryCodes",
    ${list('kind, "endsAt", "usedAt", "revokedAt"', `link where "accountId" = $1::uuid order by "endsAt"`)} as links,
    ${list(
      'department, role, email, "firstName", "lastName", "invitedAt", "endsAt", "acceptedAt", "declinedAt", "revokedAt"',
      `invitation where email = $2 or "accountId" = $1::uuid order by "invitedAt"`,
    )} as invitations`;
