import { Injectable } from '@nestjs/common';
import type { PromeneurList, PromeneurQuery, PromeneurSort, TagRef } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { DepartmentSettings } from './department-settings';
import type { Filters } from './filters';
import { type Asked, promeneurFilters } from './promeneur-filters';
import { ofSort, orderOf } from './promeneur-order';
import { itemOf, PROMENEUR, type PromeneurRow, promeneurWhere, WITH_EMPLOYER, withEmployer } from './promeneur-rows';

type ListedRow = PromeneurRow & { readonly tags: TagRef[] };

/** The tags of a row of the page, whatever is named `f`. Row-level security hides them from those they are not for. */
const TAGS = `(select coalesce(json_agg(json_build_object('id', t.id, 'label', t.label) order by t.plain), '[]')
  from promeneur_tag m join tag t on t.department = m.department and t.id = m."tagId"
  where m.department = f.department and m."promeneurId" = f.id and t."removedAt" is null) as tags`;

/** `GET /api/promeneurs`: one query, no entity. Row-level security has already chosen the rows of the seat. */
@Injectable()
export class PromeneurLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: DepartmentSettings,
  ) {}

  async list(query: PromeneurQuery): Promise<PromeneurList> {
    const { filters, looksAtEmployers } = promeneurFilters(query);
    const limit = `limit ${filters.place(query.size)} offset ${filters.place(offsetOf(query))}`;
    const write = looksAtEmployers || isAboutEmployers(query.sort) ? amongEmployers : byPage;
    const sql = write(await this.columns(), filters.where, query, limit);
    const [found] = await this.database.prepared<{ total: number; items: ListedRow[] }>(sql, filters.parameters);
    const today = this.clock.today();
    const items = found!.items.map((row) => ({ ...itemOf(row, today), tags: row.tags }));
    return { items, total: found!.total, page: query.page, size: query.size };
  }

  /** The national level looks at many départements, each with what it requires. */
  private async columns(): Promise<string> {
    const { department } = this.database.actor;
    return department === null ? PROMENEUR : promeneurWhere(await this.settings.inForce('activeRequires'));
  }
}

/** All that filters find, in order, as a query over rows of `PROMENEUR`: for whoever needs more than a page. `columns` are added. */
export function everyRow(query: Asked & { readonly sort?: PromeneurSort | undefined }, columns = ''): { sql: string; filters: Filters } {
  const { filters } = promeneurFilters(query);
  const sql = `select ${PROMENEUR}${columns && `, ${columns}`} from ${WITH_EMPLOYER} ${filters.where} order by ${orderOf(query.sort)}`;
  return { sql, filters };
}

const isAboutEmployers = (sort: PromeneurSort | undefined) => sort !== undefined && /structure|commune|state/.test(sort);

/** Employments are looked at for the page alone. */
function byPage(columns: string, where: string, query: PromeneurQuery, limit: string): string {
  const page = `(select * from promeneur p ${where} order by ${orderOf(query.sort)} ${limit})`;
  return `
    select (select count(*)::int from promeneur p ${where}) as total,
      (select coalesce(json_agg(r), '[]') from (
        select f.*, ${TAGS} from (select ${columns} from ${withEmployer(page)} order by ${orderOf(query.sort)}) f
      ) r) as items`;
}

/** A filter or the order is about employers: they are looked at once, for the count and for the page. */
function amongEmployers(columns: string, where: string, query: PromeneurQuery, limit: string): string {
  const { key, direction } = ofSort(query.sort);
  return `
    with found as materialized (select ${columns}, ${key} as "sortKey" from ${WITH_EMPLOYER} ${where})
    select (select count(*)::int from found) as total,
      (select coalesce(json_agg(r), '[]') from (
        select f.*, ${TAGS} from (select * from found p order by ${orderOf(query.sort, `p."sortKey"`, direction)} ${limit}) f
      ) r) as items`;
}
