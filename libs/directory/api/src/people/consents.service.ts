import { Injectable, NotFoundException } from '@nestjs/common';
import { type ConsentField, consentFields, type ConsentList, consentWording, type PromeneurDetail } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf, type PageQuery } from '@promenade/platform/model';
import { PromeneurRecords } from '../promeneur-records';
import { RecordActs } from './record-acts';

/** What a person agrees to show. Each yes and each no is a line that nobody rewrites; the last of each field counts. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acts: RecordActs,
    private readonly records: PromeneurRecords,
  ) {}

  /** Said twice, it is written once. A yes of the coordination is one that the person gave on paper. */
  async say(promeneurId: string, field: ConsentField, given: boolean): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    if (row.publishes.includes(field) === given) return this.records.read(promeneurId);
    const means = this.database.actor.role === 'promeneur' ? 'self' : 'paper';
    await this.database.query(
      `insert into consent (department, "promeneurId", field, given, means, wording, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [row.department, promeneurId, field, given, means, consentWording[field], this.clock.now()],
    );
    const publishes = consentFields.filter((each) => (each === field ? given : row.publishes.includes(each)));
    return this.acts.touched(row, { publishes });
  }

  /** Every yes and every no, the newest first. */
  async list(promeneurId: string, { page, size }: PageQuery): Promise<ConsentList> {
    const [found] = await this.database.query<{ total: number; items: ConsentList['items'] }>(
      `select (select count(*)::int from consent where "promeneurId" = p.id) as total, (select coalesce(json_agg(r), '[]') from (
         select c.id, c.department, c.field, c.given, c.means, c.wording, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
         from consent c where c.department = p.department and c."promeneurId" = p.id
         order by c.at desc, c.id limit ${size} offset ${offsetOf({ page, size })}) r) as items
       from promeneur p where p.id = $1`,
      [promeneurId],
    );
    if (!found) throw new NotFoundException();
    return { ...found, page, size };
  }
}
