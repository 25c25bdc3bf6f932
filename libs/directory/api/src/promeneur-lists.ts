import { Injectable } from '@nestjs/common';
import type { PromeneurList, PromeneurQuery, PromeneurState } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { Filters, ofTerritory, searched } from './filters';
import { BY_NAME, HAS_LEFT, itemOf, PROMENEUR, type PromeneurRow, REQUIRES, WITH_EMPLOYER } from './promeneur-rows';

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
    // The count looks at employments only when a filter does.
    const counted = filters.isEmpty ? 'promeneur p' : WITH_EMPLOYER;
    filters.when(query.volet, (place) => `p.volets @> array[${place}]`);
    const { where, parameters } = filters;
    const [found] = await this.database.query<{ total: number; items: PromeneurRow[] }>(
      `select (select count(*)::int from ${counted} ${where}) as total,
        (select coalesce(json_agg(r), '[]') from (
          select ${PROMENEUR} from ${WITH_EMPLOYER} ${where} order by ${BY_NAME} limit ${query.size} offset ${offsetOf(query)}
        ) r) as items`,
      parameters,
    );
    const today = this.clock.today();
    return { items: found!.items.map((row) => itemOf(row, today)), total: found!.total, page: query.page, size: query.size };
  }
}
