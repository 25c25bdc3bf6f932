import { Injectable } from '@nestjs/common';
import type { ActiveRequirement, PromeneurList, PromeneurQuery, PromeneurSort, TagRef } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import type { Filters } from './filters';
import { type Asked, promeneurFilters } from './promeneur-filters';
import { ofSort, orderOf } from './promeneur-order';
import {
  type FlatColumns,
  flatPromeneur,
  inColumns,
  itemOf,
  type Known,
  PROMENEUR,
  rowsOf,
  WITH_EMPLOYER,
  withEmployer,
} from './promeneur-rows';
import { requiredIn } from './requirements-sql';

/** A page, column by column, with what the département of the seat requires now. */
interface Found extends FlatColumns {
  readonly required: readonly ActiveRequirement[];
  readonly total: number;
  readonly tags: readonly TagRef[][];
}

/**
 * The tags of a row of the page, whatever is named `f`. Row-level security hides them from those they are not for; where there are
 * none, no row is asked for its own.
 */
const tagsOf = (known: Known | undefined) => `case when (select exists (select from tag)) then (
  select coalesce(json_agg(json_build_object('id', t.id, 'label', t.label) order by t.plain), '[]')
  from promeneur_tag m join tag t on t.department = m.department and t.id = m."tagId"
  where m.department = ${known ? CURRENT : 'f.department'} and m."promeneurId" = f.id and t."removedAt" is null) else '[]' end as tags`;

/** `GET /api/promeneurs`: one query, no entity. Row-level security has already chosen the rows of the seat. */
@Injectable()
export class PromeneurLists {
  /** Its words are few (filters are parameters): each list is written once. */
  private readonly written = new Map<string, string>();
  private readonly lastRequired = new Map<string, readonly ActiveRequirement[]>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(query: PromeneurQuery): Promise<PromeneurList> {
    const { department } = this.database.actor;
    const [found, known] = department === null ? [await this.found(query)] : await this.foundIn(department, query);
    const today = this.clock.today();
    const items = rowsOf(found, known).map((row, index) => ({ ...itemOf(row, today), tags: found.tags[index]! }));
    return { items, total: found.total, page: query.page, size: query.size };
  }

  /**
   * A list is asked for with what its département required last time, and says what it requires now: when that has changed, it is
   * asked for again. The national level looks at many départements, each with what it requires.
   */
  private async foundIn(department: string, query: PromeneurQuery): Promise<[Found, Known]> {
    const known = { department, requires: this.lastRequired.get(department) ?? [] };
    const found = await this.found(query, known);
    if (found.required.join() === known.requires.join()) return [found, known];
    this.lastRequired.set(department, found.required);
    return this.foundIn(department, query);
  }

  private async found(query: PromeneurQuery, known?: Known): Promise<Found> {
    const { filters, looksAtEmployers } = promeneurFilters(query);
    const [size, offset] = [filters.place(query.size), filters.place(offsetOf(query))];
    const slice = { limit: `limit ${size} offset ${offset}`, isLast: `page.n between 1 and ${size} - 1`, total: `${offset} + page.n` };
    const write = looksAtEmployers || isAboutEmployers(query.sort) ? amongEmployers : byPage;
    const key = [known?.requires.join() ?? 'national', write.name, query.sort, filters.where].join(' ');
    const sql = this.written.get(key) ?? write(filters.where, query, slice, known);
    this.written.set(key, sql);
    const [found] = await this.database.prepared<Found>(sql, filters.parameters);
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

/** What the département requires now, when it has been asked for as if it were known; and the page by columns. */
const requiredNow = (known: Known | undefined) => (known ? requiredIn(CURRENT) : `'[]'::jsonb`);
const columnsOf = (known: Known | undefined) => `count(*) as n, ${inColumns(known, 'tags')}`;

/** A page, in SQL. One that is not full is the last, and tells how many come before it: then nobody counts. */
interface Slice {
  readonly limit: string;
  readonly isLast: string;
  readonly total: string;
}

const totalOf = ({ isLast, total }: Omit<Slice, 'limit'>, all: string) =>
  `(case when ${isLast} then ${total} else (select count(*) from ${all}) end)::int as total`;

/** Employments are looked at for the page alone. */
function byPage(where: string, query: PromeneurQuery, { limit, ...page }: Slice, known: Known | undefined): string {
  const rows = `(select * from promeneur p ${where} order by ${orderOf(query.sort)} ${limit})`;
  return `
    select ${requiredNow(known)} as required, page.*, ${totalOf(page, `promeneur p ${where}`)} from (
      select ${columnsOf(known)} from (
        select f.*, ${tagsOf(known)} from (select ${flatPromeneur(known)} from ${withEmployer(rows)} order by ${orderOf(query.sort)}) f
      ) f) page`;
}

/** A filter or the order is about employers: they are looked at once, for the count and for the page. */
function amongEmployers(where: string, query: PromeneurQuery, { limit, ...page }: Slice, known: Known | undefined): string {
  const { key, direction } = ofSort(query.sort);
  return `
    with found as materialized (select ${flatPromeneur(known)}, ${key} as "sortKey" from ${WITH_EMPLOYER} ${where})
    select ${requiredNow(known)} as required, page.*, ${totalOf(page, 'found')} from (
      select ${columnsOf(known)} from (
        select f.*, ${tagsOf(known)} from (select * from found p order by ${orderOf(query.sort, `p."sortKey"`, direction)} ${limit}) f
      ) f) page`;
}
