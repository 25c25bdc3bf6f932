import { Injectable } from '@nestjs/common';
import {
  Database,
  type DataSubject,
  type Forgotten,
  KeepsPersonalData,
  type PersonalDataKeeper,
  type Weighed,
} from '@promenade/platform/api';

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

  weigh(person: Forgotten): Promise<Weighed[]> {
    return this.database.asWorker(async () => {
      const [counted] = await this.database.query<{ count: number }>(
        `select count(*)::int as count from letter where ${NAMES_THEM}`,
        namedAs(person),
      );
      return counted!.count ? [{ code: 'letters', fate: 'goes', count: counted!.count }] : [];
    });
  }

  /** Letters to the person, and those that name them, keep their occasion alone; what still waits does not leave. */
  forget(person: Forgotten): Promise<void> {
    return this.database.asWorker(async () => {
      const given = namedAs(person);
      await this.database.query(
        `update letter set "to" = '', subject = '', parts = '[]', fault = null, state = case state when 'waiting' then 'failed' else state end
         where ${NAMES_THEM}`,
        given,
      );
      await this.database.query(
        `delete from errand where "endedAt" is not null and department = $1 and ${named(`concat(title, payload, result)`)}`,
        given,
      );
      await this.database.query(
        `delete from letter_stop where department = $1 and email = any($2::text[]) and $3::text is not null`,
        given,
      );
    });
  }
}

/** An address in it, or first name and surname side by side. */
const named = (words: string) => `(exists (select from unnest($2::text[]) address where position(address in lower(${words})) > 0)
  or position($3::text in unaccent(lower(${words}))) > 0)`;
const NAMES_THEM = `(department = $1 or department is null) and "to" <> ''
  and ("to" = any($2::text[]) or department is not null and ${named('concat(subject, parts)')})`;

function namedAs({ department, emails, firstName, lastName }: Forgotten): unknown[] {
  const name = `${firstName} ${lastName}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [department, emails, name];
}
