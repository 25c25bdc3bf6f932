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
  async post({ to, subject, parts, occasion, department, optional }: Letter): Promise<void> {
    const owner = department === undefined ? this.database.department : department;
    const address = addressee(to);
    if (optional && (await this.stops.among([address])).has(address)) return;
    const stop = optional && owner ? this.stops.linkFor(owner, address) : null;
    await this.database.query(
      `insert into letter (department, "to", subject, parts, occasion, "nextAt", "writtenAt", stop) values ($1, $2, $3, $4, $5, $6, $6, $7)
       on conflict do nothing`,
      [owner, address, oneLine(subject), JSON.stringify(parts), occasion, this.clock.now(), stop],
    );
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
