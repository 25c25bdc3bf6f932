import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promenade/platform/api';
import type { MemberRole } from '@promenade/platform/model';

export interface Person {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface KnownAccount extends Person {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
}

const COLUMNS = `id, email, "firstName", "lastName", "passwordHash", "disabledAt"`;

/** People and their seats. Each method runs inside `asAuth`: before that, nobody may look at all accounts. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async byEmail(email: string): Promise<KnownAccount | undefined> {
    return (await this.database.query<KnownAccount>(`select ${COLUMNS} from account where email = $1`, [email]))[0];
  }

  /** Whoever may enter: an account that was closed is as none. */
  async openByEmail(email: string): Promise<KnownAccount | undefined> {
    const account = await this.byEmail(email);
    return account?.disabledAt ? undefined : account;
  }

  async byId(id: string): Promise<KnownAccount | undefined> {
    return (await this.database.query<KnownAccount>(`select ${COLUMNS} from account where id = $1`, [id]))[0];
  }

  /** @returns the new account's id. An address that has one already is refused by the base (409 `already-there`). */
  async make({ email, firstName, lastName }: Person, passwordHash: string | null = null): Promise<string> {
    const [made] = await this.database.query<{ id: string }>(
      `insert into account (email, "firstName", "lastName", "passwordHash") values ($1, $2, $3, $4) returning id`,
      [email, firstName, lastName, passwordHash],
    );
    return made!.id;
  }

  /** Opens a seat from today on; one that had ended, or was to end, is opened again. @returns the membership's id */
  async seat(accountId: string, role: MemberRole, department: string | null): Promise<string> {
    const [made] = await this.database.query<{ id: string }>(
      `insert into membership ("accountId", role, department, "startsOn") values ($1, $2, $3, $4)
       on conflict ("accountId", role, department) do update
       set "startsOn" = least(membership."startsOn", excluded."startsOn"), "endsOn" = null, "endedAt" = null
       returning id`,
      [accountId, role, department, this.clock.today()],
    );
    return made!.id;
  }

  async setPassword(accountId: string, passwordHash: string): Promise<void> {
    await this.database.query(`update account set "passwordHash" = $2 where id = $1`, [accountId, passwordHash]);
  }
}
