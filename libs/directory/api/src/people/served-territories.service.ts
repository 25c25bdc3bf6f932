import { Injectable } from '@nestjs/common';
import type { PromeneurDetail, ServedPlace } from '@promenade/directory/model';
import { Database, Invalid } from '@promenade/platform/api';
import { RecordActs } from './record-acts';

/** Where a promeneur goes beyond the commune of their employer. */
@Injectable()
export class ServedTerritories {
  constructor(
    private readonly database: Database,
    private readonly acts: RecordActs,
  ) {}

  /** All of them, in place of the former ones. @throws Invalid 422 `territory-unknown` */
  async replace(promeneurId: string, places: readonly ServedPlace[]): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    await this.known(places);
    await this.database.query(`delete from promeneur_territory where "promeneurId" = $1`, [promeneurId]);
    await this.database.query(
      `insert into promeneur_territory (department, "promeneurId", kind, code)
       select distinct $1, $2::uuid, t.kind, t.code from jsonb_to_recordset($3::jsonb) as t (kind text, code text)`,
      [row.department, promeneurId, JSON.stringify(places)],
    );
    return this.acts.touched(row);
  }

  private async known(places: readonly ServedPlace[]): Promise<void> {
    const rows = await this.database.query<{ at: number }>(
      `select (t.at - 1)::int as at from jsonb_array_elements($1::jsonb) with ordinality t (place, at)
       where not case t.place ->> 'kind' when 'commune' then exists (select from commune c where c.code = t.place ->> 'code')
         when 'epci' then exists (select from epci e where e.code = t.place ->> 'code')
         else exists (select from department d where d.code = t.place ->> 'code') end order by 1`,
      [JSON.stringify(places)],
    );
    const message = 'Ce territoire n’existe pas. Choisissez-le dans la liste.';
    if (rows.length > 0) {
      throw new Invalid(rows.map(({ at }) => ({ path: `territories.${at}.code`, code: 'territory-unknown', message })));
    }
  }
}
