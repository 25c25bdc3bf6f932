import { Injectable, NotFoundException } from '@nestjs/common';
import { type AbsenceDraft, type PromeneurDetail, refusalToLeaveOff } from '@promenade/directory/model';
import { Database, refuseIf } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { RecordActs } from './record-acts';

/** Days without a permanence. */
@Injectable()
export class Absences {
  constructor(
    private readonly database: Database,
    private readonly acts: RecordActs,
  ) {}

  /** @throws Refused 409 `absence-overlaps`, with the days that are there already */
  async add(promeneurId: string, { startsOn, endsOn }: AbsenceDraft): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    const others = await this.database.query<{ startsOn: IsoDate; endsOn: IsoDate }>(
      `select "startsOn", "endsOn" from absence where "promeneurId" = $1 order by "startsOn"`,
      [promeneurId],
    );
    refuseIf(refusalToLeaveOff(others, { startsOn, endsOn }));
    await this.database.query(`insert into absence (department, "promeneurId", "startsOn", "endsOn") values ($1, $2, $3, $4)`, [
      ...[row.department, promeneurId, startsOn, endsOn],
    ]);
    return this.acts.touched(row);
  }

  async remove(promeneurId: string, id: string): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    const gone = await this.database.query<{ id: string }>(
      `with gone as (delete from absence where id = $1 and "promeneurId" = $2 returning id) select id from gone`,
      [id, promeneurId],
    );
    if (gone.length === 0) throw new NotFoundException();
    return this.acts.touched(row);
  }
}
