import { Injectable } from '@nestjs/common';
import { newcomersKept } from '@promenade/directory/model';
import { Clock, Database, Nightly, type NightlyJob } from '@promenade/platform/api';

const DAY = 24 * 60 * 60 * 1000;

/** Each night, erases those who were declined or taken back long ago: the house keeps nobody who is not in the network. */
@Nightly({ name: 'newcomers-erased', at: '03:00' })
@Injectable()
export class NewcomersErased implements NightlyJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - newcomersKept * DAY);
    await this.database.query(`delete from newcomer where state in ('declined', 'withdrawn') and "decidedAt" < $1`, [before]);
  }
}
