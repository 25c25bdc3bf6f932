import { Injectable } from '@nestjs/common';
import type { PromeneurList, PromeneurQuery, PromeneurState } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { Filters, ofTerritory, searched } from './filters';
import { BY_NAME, HAS_LEFT, itemOf, PROMENEUR, type PromeneurRow, REQUIRES, WITH_EMPLOYER, withEmployer } from './promeneur-rows';

const WORDS = `concat_ws(' ', p.plain, p.email, s.plain, c.plain)`;

/** The conditions say the same as `stateOf`; `listed` takes the active ones too, for they are listed. */
const ofState: Record<PromeneurState, string> = {
  left: HAS_LEFT,
  unsigned: `not ${HAS_LEFT} and p."charterState" = 'missing'`,
  'awaiting-structure': `not ${HAS_LEFT} and p."charterState" = 'awaiting-structure'`,
  'awaiting-promeneur': `not ${HAS_LEFT} and p."charterState" = 'awaiting-promeneur'`,
  listed: `not ${HAS_LEFT} and p."charterState" = 'complete'`,
  active: `not ${HAS_LEFT} and p."charterState" = 'complete' and ${REQUIRES} = '[]'`,
};

/** `GET /api/promeneurs`: one query, no entity. Row-level security has already chosen the rows of the seat. */
@Injectable()
export class PromeneurLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(query: PromeneurQuery): Promise<PromeneurList> {
    const filters = new Filters();
    searched(filters, query.q, WORDS, `c."postalCodes"`);
    ofTerritory(filters, query.territory, 'c');
    filters.when(query.structure, (place) => `s.id = ${place}`);
    if (query.state) filters.also(`(${ofState[query.state]})`);
    const looksAtEmployers = !filters.isEmpty;
    filters.when(query.volet, (place) => `p.volets @> array[${place}]`);
    const sql = looksAtEmployers ? amongEmployers(filters.where, query) : byPage(filters.where, query);
    const [found] = await this.database.query<{ total: number; items: PromeneurRow[] }>(sql, filters.parameters);
    const today = this.clock.today();
    return { items: found!.items.map((row) => itemOf(row, today)), total: found!.total, page: query.page, size: query.size };
  }
}

/** Employments are looked at for the page alone. */
function byPage(where: string, query: PromeneurQuery): string {
  return `
    select (select count(*)::int from promeneur p ${where}) as total,
      (select coalesce(json_agg(r), '[]') from (
        select ${PROMENEUR} from ${withEmployer(`(select * from promeneur p ${where} ${pageOf(query)})`)} order by ${BY_NAME}
      ) r) as items`;
}

/** A filter is about employers: they are looked at once, for the count and for the page. */
function amongEmployers(where: string, query: PromeneurQuery): string {
  return `
    with found as materialized (select ${PROMENEUR} from ${WITH_EMPLOYER} ${where})
    select (select count(*)::int from found) as total,
      (select coalesce(json_agg(r), '[]') from (select * from found p ${pageOf(query)}) r) as items`;
}

function pageOf(query: PromeneurQuery): string {
  return `order by ${BY_NAME} limit ${query.size} offset ${offsetOf(query)}`;
}
