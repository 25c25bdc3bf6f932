import { Injectable } from '@nestjs/common';
import { MESSAGE_KEPT, REPORTER_KEPT } from '@promenade/directory/model';
import { Clock, Database, Nightly, type NightlyJob } from '@promenade/platform/api';
import { Heralds } from './heralds';

const DAY = 24 * 60 * 60 * 1000;

/** Each night, erases messages after 30 days and the address of whoever reported 30 days after the decision; tells what nobody was told of. */
@Nightly({ name: 'directory-voices', at: '03:10' })
@Injectable()
export class VoicesNight implements NightlyJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly heralds: Heralds,
  ) {}

  async run(): Promise<void> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY);
    await this.database.query(`delete from message where "receivedAt" < $1`, [before(MESSAGE_KEPT)]);
    await this.database.query(`update report set email = null where email is not null and "decidedAt" < $1`, [before(REPORTER_KEPT)]);
    await this.heralds.tellTheRest('report');
    await this.heralds.tellTheRest('message');
  }
}
