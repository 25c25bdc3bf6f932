import { Injectable } from '@nestjs/common';
import { Clock, Database, Nightly, type NightlyJob } from '@promenade/platform/api';

/** Addresses, browsers and mailboxes are kept for a year (CNIL 2021-122), which covers the time in which a signature is disputed. */
const KEPT_YEARS = 1;

const FORGET = `update signature_event_origin set salt = null, address = null, "userAgent" = null, mailbox = null, "erasedAt" = $1`;

/** Where acts came from is forgotten after a year; the digest stays in the chain, which still holds. */
@Nightly({ name: 'signature-origins', at: '02:45' })
@Injectable()
export class Origins implements NightlyJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.database.query(`${FORGET} where "erasedAt" is null and "notedAt" < $1::timestamptz - $2 * interval '1 year'`, [
      this.clock.now(),
      KEPT_YEARS,
    ]);
  }

  /** Those of a person's visits, and of the codes sent to their mailboxes. */
  async forgetOf(actors: readonly string[], mailboxes: readonly string[]): Promise<void> {
    await this.database.query(`${FORGET} where "erasedAt" is null and (actor = any($2) or mailbox = any($3))`, [
      ...[this.clock.now(), actors, mailboxes],
    ]);
  }
}
