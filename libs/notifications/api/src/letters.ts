import { Injectable } from '@nestjs/common';
import type { LetterBox, LetterQuery } from '@promenade/notifications/model';
import { Database, type LetterPart } from '@promenade/platform/api';
import { linksOf, textOf } from './letter-text';
import { typeset } from './typography';

/** As many as a demonstration needs; what is older is found by its address. */
const SHOWN = 200;

interface Row {
  readonly to: string;
  readonly subject: string;
  readonly parts: LetterPart[];
  readonly stop: string | null;
  readonly sentAt: Date;
}

/** The mailbox of the demonstration, where nobody has one: what was written to whom, in full. */
@Injectable()
export class Letters {
  constructor(private readonly database: Database) {}

  /** Opens a transaction of its own: letters belong to no seat. */
  read({ to, q }: LetterQuery): Promise<LetterBox> {
    return this.database.asWorker(async () => {
      const rows = await this.database.query<Row>(
        `select "to", subject, parts, stop, "sentAt" from letter
         where state = 'sent' and "to" <> '' and ($1::text is null or "to" = $1)
           and ($2::text is null or position($2 in "to") > 0 or position($2 in lower(subject)) > 0)
         order by "sentAt" desc, "writtenAt" desc, id limit ${SHOWN}`,
        [to ?? null, q ?? null],
      );
      const [count] = await this.database.query<{ waiting: number }>(`select count(*)::int as waiting from letter where state = 'waiting'`);
      return { items: rows.map(shown), waiting: count!.waiting };
    });
  }
}

function shown({ to, subject, parts, stop, sentAt }: Row): LetterBox['items'][number] {
  return {
    to,
    subject: typeset(subject),
    text: textOf(parts, stop),
    links: [...linksOf(parts), ...(stop ? [stop] : [])],
    sentAt: sentAt.toISOString(),
  };
}
