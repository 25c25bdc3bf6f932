import { Injectable } from '@nestjs/common';
import { Clock, Database, type Letter, Mailbox } from '@promenade/platform/api';

/** The mailbox of the house: a letter is a row, written in the transaction of the fact it tells. */
@Injectable()
export class Outbox extends Mailbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async post({ to, subject, parts, occasion, department }: Letter): Promise<void> {
    const owner = department === undefined ? this.database.department : department;
    await this.database.query(
      `insert into letter (department, "to", subject, parts, occasion, "nextAt", "writtenAt") values ($1, $2, $3, $4, $5, $6, $6)
       on conflict do nothing`,
      [owner, to, subject, JSON.stringify(parts), occasion, this.clock.now()],
    );
  }
}
