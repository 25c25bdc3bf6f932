import { Injectable, NotFoundException } from '@nestjs/common';
import type { StructureDetail, StructureItem, StructureList, StructureQuery } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { Filters, ofTerritory, searched } from './filters';
import { BY_NAME, HAS_LEFT, itemOf, PROMENEUR, type PromeneurRow, TODAY, WITH_EMPLOYER } from './promeneur-rows';

const STRUCTURE = `
  s.id, s.department, s.name, s.type, s.siret, s.email, s.phone,
  case when c.code is not null then json_build_object('code', c.code, 'name', c.name) end as commune,
  json_build_object('name', s."representativeName", 'email', s."representativeEmail",
    'hasAccount', s."representativeAccountId" is not null) as representative,
  (select count(distinct e."promeneurId")::int from employment e
    join promeneur p on p.department = e.department and p.id = e."promeneurId"
    where e.department = s.department and e."structureId" = s.id
      and coalesce(e."startsOn" <= ${TODAY}, true) and coalesce(e."endsOn" >= ${TODAY}, true)
      and coalesce(p."withdrawnOn" > ${TODAY}, true)) as "promeneursCount"`;

const FROM = `structure s left join commune c on c.code = s."communeCode"`;
const WORDS = `concat_ws(' ', s.plain, c.plain, s.siret, s.email, s."representativeEmail")`;

/** `GET /api/structures` and one of them, as the seat may see it. */
@Injectable()
export class StructureRecords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(query: StructureQuery): Promise<StructureList> {
    const filters = new Filters();
    searched(filters, query.q, WORDS, `array_append(c."postalCodes", s."postalCode")`);
    ofTerritory(filters, query.territory, 'c');
    filters.when(query.type, (place) => `s.type = ${place}`);
    const { where, parameters } = filters;
    const [found] = await this.database.query<{ total: number; items: StructureItem[] }>(
      `select (select count(*)::int from ${FROM} ${where}) as total,
        (select coalesce(json_agg(r), '[]') from (
          select ${STRUCTURE} from ${FROM} ${where} order by s.name collate "fr-x-icu", c.name collate "fr-x-icu", s.id limit ${query.size} offset ${offsetOf(query)}
        ) r) as items`,
      parameters,
    );
    return { items: found!.items, total: found!.total, page: query.page, size: query.size };
  }

  async read(id: string): Promise<StructureDetail> {
    const [row] = await this.database.query<Omit<StructureDetail, 'promeneurs'>>(
      `select ${STRUCTURE}, s.address, s."postalCode", case when app_role() = 'coordinator' then s.notes end as notes, s.version
       from ${FROM} where s.id = $1`,
      [id],
    );
    if (!row) throw new NotFoundException();
    return { ...row, promeneurs: await this.promeneursOf(id) };
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
