import { Injectable } from '@nestjs/common';
import { importsKept } from '@promenade/directory/model';
import { Clock, Database, Nightly, type NightlyJob } from '@promenade/platform/api';

const DAY = 24 * 60 * 60 * 1000;

/** Each night, erases the files that waited too long, and those that can no longer be taken back: they hold whole directories. */
@Nightly({ name: 'directory-imports-erased', at: '03:00' })
@Injectable()
export class ImportsErased implements NightlyJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY);
    await this.database.query(
      `delete from directory_import where (state = 'draft' and "createdAt" < $1) or (state <> 'draft' and "committedAt" < $2)`,
      [before(importsKept.draft), before(importsKept.committed)],
    );
    // Left by a process that ended at work.
    await this.database.query(`delete from import_progress where "saidAt" < $1`, [before(1)]);
  }
}
