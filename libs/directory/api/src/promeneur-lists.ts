import { Injectable } from '@nestjs/common';
import type { ActiveRequirement, PromeneurList, PromeneurQuery, PromeneurSort, TagRef } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import type { Filters } from './filters';
import { type Asked, promeneurFilters } from './promeneur-filters';
import { ofSort, orderOf } from './promeneur-order';
import { type FlatRow, flatPromeneur, itemOf, PROMENEUR, rowOf, WITH_EMPLOYER, withEmployer } from './promeneur-rows';
import { requiredIn } from './requirements-sql';

type ListedRow = FlatRow & { readonly tags: TagRef[] };
interface Found {
  readonly requires: readonly ActiveRequirement[];
  readonly total: number;
  readonly items: readonly ListedRow[];
}

/** The tags of a row of the page, whatever is named `f`. Row-level security hides them from those they are not for. */
const TAGS = `(select coalesce(json_agg(json_build_object('id', t.id, 'label', t.label) order by t.plain), '[]')
  from promeneur_tag m join tag t on t.department = m.department and t.id = m."tagId"
  where m.department = f.department and m."promeneurId" = f.id and t."removedAt" is null) as tags`;

/** `GET /api/promeneurs`: one query, no entity. Row-level security has already chosen the rows of the seat. */
@Injectable()
export class PromeneurLists {
  private readonly lastRequired = new Map<string, readonly ActiveRequirement[]>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(query: PromeneurQuery): Promise<PromeneurList> {
    const { department } = this.database.actor;
    const found = department === null ? await this.found(query, flatPromeneur(), `'[]'::jsonb`) : await this.foundIn(department, query);
    const today = this.clock.today();
    const items = found.items.map((row) => ({ ...itemOf(rowOf(row, found.requires), today), tags: row.tags }));
    return { items, total: found.total, page: query.page, size: query.size };
  }

  /**
   * A list is asked for with what its département required last time, and says what it requires now: when that has changed, it is
   * asked for again. The national level looks at many départements, each with what it requires.
   */
  private async foundIn(department: string, query: PromeneurQuery): Promise<Found> {
    const last = this.lastRequired.get(department) ?? [];
    const found = await this.found(query, flatPromeneur(last), requiredIn(CURRENT));
    if (found.requires.join() === last.join()) return found;
    this.lastRequired.set(department, found.requires);
    return this.foundIn(department, query);
  }

  private async found(query: PromeneurQuery, columns: string, requires: string): Promise<Found> {
    const { filters, looksAtEmployers } = promeneurFilters(query);
    const limit = `limit ${filters.place(query.size)} offset ${filters.place(offsetOf(query))}`;
    const write = looksAtEmployers || isAboutEmployers(query.sort) ? amongEmployers : byPage;
    const [found] = await this.database.prepared<Found>(write(columns, filters.where, query, limit, requires), filters.parameters);
    return found!;
  }
}

/** All that filters find, in order, as a query over rows of `PROMENEUR`: for whoever needs more than a page. `columns` are added. */
export function everyRow(query: Asked & { readonly sort?: PromeneurSort | undefined }, columns = ''): { sql: string; filters: Filters } {
  const { filters } = promeneurFilters(query);
  const sql = `select ${PROMENEUR}${columns && `, ${columns}`} from ${WITH_EMPLOYER} ${filters.where} order by ${orderOf(query.sort)}`;
  return { sql, filters };
}

/** The seat's département, as row-level security knows it. */
const CURRENT = '(select app_department())';

const isAboutEmployers = (sort: PromeneurSort | undefined) => sort !== undefined && /structure|commune|state/.test(sort);

/** Employments are looked at for the page alone. */
function byPage(columns: string, where: string, query: PromeneurQuery, limit: string, requires: string): string {
  const page = `(select * from promeneur p ${where} order by ${orderOf(query.sort)} ${limit})`;
  return `
    select ${requires} as requires, (select count(*)::int from promeneur p ${where}) as total,
      (select coalesce(json_agg(r), '[]') from (
        select f.*, ${TAGS} from (select ${columns} from ${withEmployer(page)} order by ${orderOf(query.sort)}) f
      ) r) as items`;
}

/** A filter or the order is about employers: they are looked at once, for the count and for the page. */
function amongEmployers(columns: string, where: string, query: PromeneurQuery, limit: string, requires: string): string {
  const { key, direction } = ofSort(query.sort);
  return `
    with found as materialized (select ${columns}, ${key} as "sortKey" from ${WITH_EMPLOYER} ${where})
    select ${requires} as requires, (select count(*)::int from found) as total,
      (select coalesce(json_agg(r), '[]') from (
        select f.*, ${TAGS} from (select * from found p order by ${orderOf(query.sort, `p."sortKey"`, direction)} ${limit}) f
      ) r) as items`;
}
