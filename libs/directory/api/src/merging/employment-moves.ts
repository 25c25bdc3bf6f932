import { Injectable } from '@nestjs/common';
import { type EmploymentsMerged, type EmploymentSpan, mergedEmployments } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';

/** An employment whole, as it stands. */
interface EmploymentRow extends EmploymentSpan {
  readonly department: string;
  readonly structureId: string;
  readonly startsOnPrecision: string | null;
  /** Absent from what merges of before kept. */
  readonly jobDescription?: string | null;
}

/** Which of the two parties of an employment becomes one with another. */
export type EmploymentParty = 'structureId' | 'promeneurId';

/** What was done with the employments of a record that is no more. */
export interface EmploymentsMoved {
  readonly moved: readonly string[];
  /** Those that were stretched, as they stood and as they were left. */
  readonly stretched: readonly { readonly before: EmploymentRow; readonly after: EmploymentRow }[];
  readonly gone: readonly EmploymentRow[];
}

/** Whoever employs, or is employed by, the records that become one. */
const withWhom: Readonly<Record<EmploymentParty, (row: EmploymentRow) => string>> = {
  structureId: ({ promeneurId }) => promeneurId,
  promeneurId: ({ structureId }) => structureId,
};

const ROWS = `select id, department, "promeneurId", "structureId", "startsOn", "startsOnPrecision", "endsOn", "weeklyMinutes", "jobDescription" from employment`;

/** Employments go from one record to another, of structures or of promeneurs, and back. Each counts as a change of its promeneur's record. */
@Injectable()
export class EmploymentMoves {
  constructor(private readonly database: Database) {}

  /** What a move would do. */
  async preview(keptId: string, otherId: string, party: EmploymentParty = 'structureId'): Promise<EmploymentsMerged> {
    return mergedEmployments(await this.of(keptId, party), await this.of(otherId, party), withWhom[party]);
  }

  async move(keptId: string, otherId: string, party: EmploymentParty = 'structureId'): Promise<EmploymentsMoved> {
    const [kept, other] = [await this.of(keptId, party), await this.of(otherId, party)];
    const rows = new Map([...kept, ...other].map((row) => [row.id, row]));
    const { moved, joined } = mergedEmployments(kept, other, withWhom[party]);
    const gone = joined.flatMap(({ ids }) => ids.map((id) => rows.get(id)!));
    const stretched = joined.map(({ ids, into }) => {
      const from = [into.id, ...ids].map((id) => rows.get(id)!).find(({ startsOn }) => startsOn === into.startsOn)!;
      const after = { ...rows.get(into.id)!, ...into, [party]: keptId, startsOnPrecision: from.startsOnPrecision };
      return { before: rows.get(into.id)!, after };
    });
    await this.database.query(`update employment set "${party}" = $2 where id = any($1::uuid[])`, [moved, keptId]);
    await this.database.query(`delete from employment where id = any($1::uuid[])`, [gone.map(({ id }) => id)]);
    for (const { after } of stretched) await this.write(after);
    await this.touch([...other, ...stretched.map(({ after }) => after)]);
    return { moved, stretched, gone };
  }

  /** What was moved goes back, whatever was corrected in it since; what was stretched or gone is as it was. */
  async giveBack(otherId: string, { moved, stretched, gone }: EmploymentsMoved, party: EmploymentParty = 'structureId'): Promise<void> {
    await this.database.query(`update employment set "${party}" = $2 where id = any($1::uuid[])`, [moved, otherId]);
    for (const { before } of stretched) await this.write(before);
    for (const row of gone) await this.insert(row);
    const back = await this.database.query<EmploymentRow>(`${ROWS} where id = any($1::uuid[])`, [moved]);
    await this.touch([...back, ...stretched.map(({ before }) => before), ...gone]);
  }

  /** Names of those whose employment is no longer what the merge left: they were corrected since. */
  async correctedSince({ stretched }: EmploymentsMoved): Promise<{ id: string; name: string }[]> {
    return this.database.query(
      `select distinct p.id, p."firstName" || ' ' || p."lastName" as name
       from jsonb_to_recordset($1::jsonb) as was (id uuid, "promeneurId" uuid, "startsOn" date, "endsOn" date, "weeklyMinutes" integer)
       join promeneur p on p.id = was."promeneurId" left join employment e on e.id = was.id
       where (e."startsOn", e."endsOn", e."weeklyMinutes", e.id) is distinct from (was."startsOn", was."endsOn", was."weeklyMinutes", was.id)`,
      [JSON.stringify(stretched.map(({ after }) => after))],
    );
  }

  private of(id: string, party: EmploymentParty): Promise<EmploymentRow[]> {
    return this.database.query<EmploymentRow>(`${ROWS} where "${party}" = $1 order by id`, [id]);
  }

  private async write({ id, structureId, startsOn, startsOnPrecision, endsOn, weeklyMinutes }: EmploymentRow): Promise<void> {
    await this.database.query(
      `update employment set "structureId" = $2, "startsOn" = $3, "startsOnPrecision" = $4, "endsOn" = $5, "weeklyMinutes" = $6 where id = $1`,
      [id, structureId, startsOn, startsOnPrecision, endsOn, weeklyMinutes],
    );
  }

  private async insert(row: EmploymentRow): Promise<void> {
    const days: (IsoDate | string | null)[] = [row.startsOn, row.startsOnPrecision, row.endsOn];
    await this.database.query(
      `insert into employment (id, department, "promeneurId", "structureId", "startsOn", "startsOnPrecision", "endsOn", "weeklyMinutes", "jobDescription")
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.department, row.promeneurId, row.structureId, ...days, row.weeklyMinutes, row.jobDescription ?? null],
    );
  }

  private async touch(rows: readonly EmploymentRow[]): Promise<void> {
    const ids = [...new Set(rows.map(({ promeneurId }) => promeneurId))];
    await this.database.query(`update promeneur set version = version + 1 where id = any($1::uuid[])`, [ids]);
  }
}
