import { Injectable, NotFoundException } from '@nestjs/common';
import type { Account, AccountNames } from '@promenade/identity/model';
import { Database } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import { Accounts } from './accounts';

/** One's own account, whatever the seat. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
  ) {}

  read(actor: Actor): Promise<Account> {
    return this.database.asAuth(() => this.describe(actor.id), 'read only');
  }

  rename(actor: Actor, { firstName, lastName }: AccountNames): Promise<Account> {
    const work = async () => {
      await this.database.query(
        `update account set "firstName" = coalesce($2, "firstName"), "lastName" = coalesce($3, "lastName") where id = $1`,
        [actor.id, firstName ?? null, lastName ?? null],
      );
      return this.describe(actor.id);
    };
    return this.database.asAuth(work, 'read write', actor);
  }

  private async describe(id: string): Promise<Account> {
    const account = await this.accounts.byId(id);
    if (!account) throw new NotFoundException();
    return {
      id,
      email: account.email,
      firstName: account.firstName,
      lastName: account.lastName,
      hasPassword: account.passwordHash !== null,
    };
  }
}
