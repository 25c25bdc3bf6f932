import { Injectable, NotFoundException } from '@nestjs/common';
import type { StageMove, StructureDetail, StructureItem, StructureList, StructureQuery } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { BY_NAME, HAS_LEFT, itemOf, PROMENEUR, type PromeneurRow, TODAY, WITH_EMPLOYER } from './promeneur-rows';
import { STAGES, STRUCTURE, STRUCTURE_RECORD, STRUCTURES } from './structure-columns';
import { type AskedStructures, structureFilters } from './structure-filters';
import { structureOrder } from './structure-order';

/** Row-level security hides them from those they are not for. */
const TAGS = `(select coalesce(json_agg(json_build_object('id', t.id, 'label', t.label) order by t.plain), '[]')
  from structure_tag m join tag t on t.department = m.department and t.id = m."tagId"
  where m.department = s.department and m."structureId" = s.id and t."removedAt" is null) as tags`;

/** `GET /api/structures` and one of them, as the seat may see it. */
@Injectable()
export class StructureRecords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param more columns of `s`, for whoever says more than the list */
  async list(query: StructureQuery & AskedStructures, more = ''): Promise<StructureList> {
    const { where, parameters } = structureFilters(query);
    const [found] = await this.database.query<{ total: number; items: StructureItem[] }>(
      `select (select count(*)::int from ${STRUCTURES} ${where}) as total,
        (select coalesce(json_agg(r), '[]') from (
          select ${STRUCTURE}, ${TAGS}${more && `, ${more}`} from ${STRUCTURES} ${where} order by ${structureOrder(query.sort)} limit ${query.size} offset ${offsetOf(query)}
        ) r) as items`,
      parameters,
    );
    return { items: found!.items, total: found!.total, page: query.page, size: query.size };
  }

  async read(id: string): Promise<StructureDetail> {
    const [row] = await this.database.query<Omit<StructureDetail, 'promeneurs' | 'stages'>>(
      `select ${STRUCTURE_RECORD} from ${STRUCTURES} where s.id = $1`,
      [id],
    );
    if (!row) throw new NotFoundException();
    const moves = await this.database.query<Omit<StageMove, 'at'> & { at: Date }>(STAGES, [id]);
    const stages = moves.map((move) => ({ ...move, at: move.at.toISOString() }));
    return { ...row, stages, promeneurs: await this.promeneursOf(id) };
  }

  /** Those of today first, then those of the past; a promeneur who went elsewhere is told under the employer of today. */
  private async promeneursOf(id: string): Promise<StructureDetail['promeneurs']> {
    const rows = await this.database.query<PromeneurRow & { isEmployed: boolean }>(
      `select ${PROMENEUR}, here.live and not ${HAS_LEFT} as "isEmployed"
       from ${WITH_EMPLOYER}
       join (select m.department, m."promeneurId",
           bool_or(coalesce(m."startsOn" <= ${TODAY}, true) and coalesce(m."endsOn" >= ${TODAY}, true)) as live
         from employment m where m."structureId" = $1 group by m.department, m."promeneurId") here
         on here.department = p.department and here."promeneurId" = p.id
       order by "isEmployed" desc, ${BY_NAME}`,
      [id],
    );
    const today = this.clock.today();
    return rows.map((row) => ({ ...itemOf(row, today), isEmployed: row.isEmployed }));
  }
}
