import { Injectable, NotFoundException } from '@nestjs/common';
import { type Errand, refusalToStop } from '@promenade/notifications/model';
import { Clock, Database, type ErrandOrder, Errands, refuseIf } from '@promenade/platform/api';
import { type List, offsetOf, type PageQuery } from '@promenade/platform/model';
import { type ErrandRow, shown } from './errand-row';

/** Where errands are asked for, watched and stopped. The rows one sees are one's own, in one's present seat: the base sees to it. */
@Injectable()
export class Desk extends Errands {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async ask({ kind, title, payload }: ErrandOrder): Promise<string> {
    const { id, role, department, subjectId } = this.database.actor;
    const [made] = await this.database.query<{ id: string }>(
      `insert into errand (department, "accountId", role, "subjectId", kind, title, payload, "nextAt", "askedAt")
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8) returning id`,
      [department, id, role, subjectId ?? null, kind, title, JSON.stringify(payload), this.clock.now()],
    );
    return made!.id;
  }

  async list(query: PageQuery): Promise<List<Errand>> {
    const rows = await this.database.query<ErrandRow>(`select * from errand order by "askedAt" desc, id limit $1 offset $2`, [
      query.size,
      offsetOf(query),
    ]);
    const [count] = await this.database.query<{ total: number }>(`select count(*)::int as total from errand`);
    return { items: rows.map(shown), total: count!.total, ...query };
  }

  /** One that nobody has begun ends at once; one that runs ends at its next step. */
  async stop(id: string): Promise<Errand> {
    const [stopped] = await this.database.query<ErrandRow>(
      `with asked as (
         update errand set "stopAsked" = true, state = case state when 'queued' then 'stopped' else state end,
           "endedAt" = case state when 'queued' then $2::timestamptz else "endedAt" end
         where id = $1 and state in ('queued', 'running') returning *
       ) select * from asked`,
      [id, this.clock.now()],
    );
    if (stopped) return shown(stopped);
    const [ended] = await this.database.query<ErrandRow>(`select * from errand where id = $1`, [id]);
    if (!ended) throw new NotFoundException();
    refuseIf(refusalToStop(ended));
    return shown(ended);
  }
}
