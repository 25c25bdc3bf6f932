import { Injectable, NotFoundException } from '@nestjs/common';
import { type PromeneurFilter, promeneurFilter, type PromeneurTarget } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { promeneurFilters } from '../promeneur-filters';
import { everyRow } from '../promeneur-lists';
import { type PromeneurRow, WITH_EMPLOYER } from '../promeneur-rows';

/** Whom an act on many is for, decided here and now: a filter is read by the house, never by a list that a page holds. */
@Injectable()
export class Targets {
  constructor(private readonly database: Database) {}

  /** @throws NotFoundException when somebody named is not there, or not of this département */
  async idsOf({ ids, filter }: PromeneurTarget): Promise<string[]> {
    if (filter) {
      const { filters } = promeneurFilters(filter);
      const found = await this.database.query<{ id: string }>(`select p.id from ${WITH_EMPLOYER} ${filters.where}`, filters.parameters);
      return found.map(({ id }) => id);
    }
    const named = [...new Set(ids)];
    const found = await this.database.query<{ id: string }>(`select id from promeneur where id = any($1::uuid[])`, [named]);
    if (found.length < named.length) throw new NotFoundException();
    return named;
  }

  /** Their rows, by name. */
  async rowsOf(target: PromeneurTarget): Promise<PromeneurRow[]> {
    const ids = target.filter ? undefined : await this.idsOf(target);
    const { sql, filters } = everyRow({ ...target.filter, ids });
    return this.database.query<PromeneurRow>(sql, filters.parameters);
  }
}

/** What a filter asked, as it is kept beside what was done: nothing when people were named. */
export function askedBy(filter: PromeneurFilter | undefined): PromeneurFilter {
  return filter ? (JSON.parse(JSON.stringify(promeneurFilter.parse(filter))) as PromeneurFilter) : {};
}
