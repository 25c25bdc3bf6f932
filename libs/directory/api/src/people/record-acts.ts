import { Injectable } from '@nestjs/common';
import type { PromeneurDetail } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { Promeneur } from '../promeneur.entity';
import { PromeneurRecords } from '../promeneur-records';

/** What every act on a part of a record begins and ends with: the record locked, then its version counted. */
@Injectable()
export class RecordActs {
  constructor(
    private readonly database: Database,
    private readonly records: PromeneurRecords,
  ) {}

  /** The record, locked. One that is not the seat's is not there (404). */
  take(id: string): Promise<Promeneur> {
    return this.database.take(Promeneur, { id });
  }

  /** Writes what the act changes of the record itself, and counts it. @returns the record whole */
  async touched(row: Promeneur, change: Partial<Promeneur> = {}): Promise<PromeneurDetail> {
    await this.database.manager.update(Promeneur, { id: row.id }, { ...change, version: row.version + 1 });
    return this.records.read(row.id);
  }
}
