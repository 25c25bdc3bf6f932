import { Injectable } from '@nestjs/common';
import { Clock, Database, Invalid, type Letter, Mailbox } from '@promenade/platform/api';
import { email } from '@promenade/platform/model';
import { LetterStops } from './letter-stops';

/** The mailbox of the house: a letter is a row, written in the transaction of the fact it tells. */
@Injectable()
export class Outbox extends Mailbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stops: LetterStops,
  ) {
    super();
  }

  /** @throws Invalid 422 when `to` is not one plain address: nothing else may reach the header of a letter */
  post(letter: Letter): Promise<void> {
    return this.postMany([letter]);
  }

  /** In one statement, in the order given. */
  async postMany(letters: readonly Letter[]): Promise<void> {
    if (letters.length === 0) return;
    const optional = letters.flatMap((letter) => (letter.optional ? [addressee(letter.to)] : []));
    const stopped = optional.length > 0 ? await this.stops.among(optional) : new Set<string>();
    const rows = letters.map((letter) => this.rowOf(letter)).filter((row) => !(row.optional && stopped.has(row.to)));
    await this.database.query(
      `insert into letter (department, "to", subject, parts, occasion, "nextAt", "writtenAt", stop)
       select department, "to", subject, parts, occasion, $2, $2, stop from rows from (jsonb_to_recordset($1::jsonb) as (
         department text, "to" text, subject text, parts jsonb, occasion text, stop text)) with ordinality order by ordinality
       on conflict do nothing`,
      [JSON.stringify(rows), this.clock.now()],
    );
  }

  private rowOf({ to, subject, parts, occasion, department, optional }: Letter) {
    const owner = department === undefined ? this.database.department : department;
    const address = addressee(to);
    const stop = optional && owner ? this.stops.linkFor(owner, address) : null;
    return { department: owner, to: address, subject: oneLine(subject), parts, occasion, stop, optional };
  }
}

function addressee(to: string): string {
  const read = email.safeParse(to);
  if (read.success) return read.data;
  throw new Invalid([
    { path: 'email', code: 'invalid-format', message: 'Cette adresse n’est pas complète : il y faut un @ et un domaine.' },
  ]);
}

/** A subject may quote what somebody typed; a line break in it would begin another header. */
function oneLine(subject: string): string {
  return subject.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}
