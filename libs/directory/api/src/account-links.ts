import { Injectable } from '@nestjs/common';
import { INVITATION_ACCEPTED, type InvitationAccepted } from '@promenade/identity/model';
import { Database, On } from '@promenade/platform/api';

/** Which account owns which record. Heard in the transaction that opens the seat: both are written, or neither. */
@Injectable()
export class AccountLinks {
  constructor(private readonly database: Database) {}

  /** A record that has an owner keeps it; an account owns one promeneur at most in a département. What took over the
   * record one was invited for is theirs too. */
  @On(INVITATION_ACCEPTED)
  async link({ accountId, role, department, recordId }: InvitationAccepted): Promise<void> {
    if (recordId === null) return;
    if (role === 'promeneur') {
      // A record that was merged is seen by whoever asks for it (migration 020); it never owns an account.
      await this.database.query(`select set_config('app.merged', 'shown', true)`);
      await this.database.query(
        `update promeneur set "accountId" = $2, version = version + 1
         where department = $3 and "accountId" is null and "mergedInto" is null
           and (id = $1 or id = (select o."mergedInto" from promeneur o where o.department = $3 and o.id = $1))
           and not exists (select from promeneur other where other.department = $3 and other."accountId" = $2)`,
        [recordId, accountId, department],
      );
      await this.database.query(`select set_config('app.merged', '', true)`);
    }
    if (role === 'structure') {
      await this.database.query(
        `update structure set "representativeAccountId" = $2, version = version + 1
         where department = $3 and "representativeAccountId" is null
           and (id = $1 or id = (select o."mergedInto" from structure o where o.department = $3 and o.id = $1))`,
        [recordId, accountId, department],
      );
    }
  }
}
