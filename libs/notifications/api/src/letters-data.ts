import { Injectable } from '@nestjs/common';
import { Database, type DataSubject, KeepsPersonalData, type PersonalDataKeeper } from '@promenade/platform/api';

/** Letters written to an address, and the work that somebody asked for. */
@KeepsPersonalData({ room: 'notifications' })
@Injectable()
export class LettersData implements PersonalDataKeeper {
  constructor(private readonly database: Database) {}

  /** Subjects and dates; the words themselves went to the mailbox, and are emptied here once they have. */
  tell({ accountId, email }: DataSubject): Promise<object> {
    return this.database.asWorker(async () => ({
      letters: await this.database.query(
        `select department, subject, state, "writtenAt", "sentAt" from letter where "to" = $1 order by "writtenAt"`,
        [email],
      ),
      errands: await this.database.query(
        `select department, kind, state, "askedAt", "endedAt" from errand where "accountId" = $1 order by "askedAt"`,
        [accountId],
      ),
    }));
  }
}
