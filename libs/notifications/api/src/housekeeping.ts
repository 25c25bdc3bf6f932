import { Injectable } from '@nestjs/common';
import { lifeOf } from '@promenade/identity/model';
import { Clock, Database } from '@promenade/platform/api';

const DAY = 24 * 60 * 60 * 1000;
/** How long what was sent or done stays to be looked at. */
const KEPT = 90 * DAY;
/** The words of a letter go sooner: an answer to a minor is among them. */
const WORDS_KEPT = 30 * DAY;
/** A link that has ended still says so for a while, rather than be unknown. */
const LINK_KEPT = 30 * DAY;

/**
 * Clears what has served. A département's letter loses everything but its occasion, without which the same one could be written
 * again; an account's own letters name their moment and go whole.
 */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.database.asWorker(() => this.clearQueues());
    await this.database.asAuth(() => this.clearEntrance());
  }

  private async clearQueues(): Promise<void> {
    const old = this.before(KEPT);
    await this.database.query(`delete from idempotency where "keptAt" <= $1`, [this.before(DAY)]);
    await this.database.query(`delete from rate_limit where expire <= $1`, [this.clock.now().getTime()]);
    await this.database.query(`delete from letter where department is null and state <> 'waiting' and "writtenAt" <= $1`, [old]);
    await this.database.query(
      `update letter set "to" = '', subject = '', parts = '[]', stop = null, fault = null where state <> 'waiting' and "to" <> '' and "writtenAt" <= $1`,
      [this.before(WORDS_KEPT)],
    );
    await this.database.query(`delete from errand where "endedAt" <= $1`, [old]);
    await this.database.query(`delete from slot where "takenAt" <= $1`, [old]);
  }

  private async clearEntrance(): Promise<void> {
    const { idle } = lifeOf('visitor');
    await this.database.query(`delete from session where "endsAt" <= $1 or "seenAt" <= $2`, [this.clock.now(), this.before(idle)]);
    await this.database.query(`delete from link where "endsAt" <= $1`, [this.before(LINK_KEPT)]);
  }

  private before(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}
