import { Injectable } from '@nestjs/common';
import type { CommuneItem, CommuneQuery } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { type List, offsetOf, plain } from '@promenade/platform/model';
import { Filters, searched } from './filters';

/** The communes of INSEE, for whoever must choose one. */
@Injectable()
export class Communes {
  constructor(private readonly database: Database) {}

  /** Those of the seat's département first, then those whose name begins with what is typed, then by name. */
  async search(query: CommuneQuery): Promise<List<CommuneItem>> {
    const filters = new Filters().when(query.department, (place) => `c.department = ${place}`);
    searched(filters, query.q, 'c.plain', 'c."postalCodes"');
    const { where } = filters;
    const parameters = [...filters.parameters];
    const own = filters.place(this.database.actor.department);
    const begins = filters.place(`${plain(query.q ?? '')}%`);
    const [found] = await this.database.query<{ items: CommuneItem[] }>(
      `select (select coalesce(json_agg(r), '[]') from (
          select c.code, c.name, c.department, c."postalCodes",
            case when e.code is not null then json_build_object('code', e.code, 'name', e.name) end as epci
          from commune c left join epci e on e.code = c."epciCode" ${where}
          order by (c.department = ${own}::text) is true desc, c.plain like ${begins} desc, c.plain, c.code
          limit ${query.size} offset ${offsetOf(query)}
        ) r) as items`,
      filters.parameters,
    );
    const [counted] = await this.database.query<{ total: number }>(`select count(*)::int as total from commune c ${where}`, parameters);
    return { items: found!.items, total: counted!.total, page: query.page, size: query.size };
  }
}
