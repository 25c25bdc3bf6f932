import { Injectable } from '@nestjs/common';
import { type ExportFormat, isListed, type PromeneurExportQuery, type StructureExportQuery, type TagRef } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { PAGE_SIZE_MAX } from '@promenade/platform/model';
import { setImmediate as breathe } from 'node:timers/promises';
import { everyRow } from '../promeneur-lists';
import { factsOf, itemOf, type PromeneurRow, TODAY } from '../promeneur-rows';
import { StructureRecords } from '../structure-records';
import type { ExportedPromeneur, ExportedStructure } from './record-columns.fr';

/** Rows read, and made into items, before others are let through. */
const AT_ONCE = 500;

type Row = PromeneurRow & Said & { readonly tags: TagRef[]; readonly weeklyMinutes: number | null };
type Said = Pick<ExportedPromeneur, 'slug' | 'pages' | 'permanences' | 'hasPhoto' | 'verifiedOn'>;

const MORE = `(select coalesce(json_agg(json_build_object('id', t.id, 'label', t.label) order by t.plain), '[]')
    from promeneur_tag m join tag t on t.department = m.department and t.id = m."tagId"
    where m.department = p.department and m."promeneurId" = p.id and t."removedAt" is null) as tags,
  (select sum(w."weeklyMinutes")::int from employment w where w.department = p.department and w."promeneurId" = p.id
    and coalesce(w."startsOn" <= ${TODAY}, true) and coalesce(w."endsOn" >= ${TODAY}, true)) as "weeklyMinutes",
  p.slug, p."photoId" is not null as "hasPhoto",
  (select coalesce(json_agg(json_build_object('network', o.network, 'handle', o.handle) order by o.network, o.handle), '[]')
    from online_profile o where o.department = p.department and o."promeneurId" = p.id) as pages,
  (select coalesce(json_agg(json_build_object('weekday', d.weekday, 'fromMinute', d."fromMinute", 'toMinute', d."toMinute",
      'network', d.network) order by d.weekday, d."fromMinute"), '[]')
    from permanence d where d.department = p.department and d."promeneurId" = p.id) as permanences,
  (select max(k."verifiedOn") from profile_check k where k.department = p.department and k."promeneurId" = p.id) as "verifiedOn"`;

/** What a file says of a structure beside the list. */
const OF_STRUCTURE = `s.address, s."postalCode", s.rna, s.website, s."callOfOrigin", s."conventionStartsOn", s."conventionEndsOn"`;

/** Lists that leave the house. Each leaves its line in the trail, in the transaction that read it. */
@Injectable()
export class Exports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly structureRecords: StructureRecords,
  ) {}

  /** Everybody the filters find, by a cursor: the base sends some, the house breathes, and so on. */
  async promeneurs({ format, ...query }: PromeneurExportQuery): Promise<ExportedPromeneur[]> {
    const { sql, filters } = everyRow(query, MORE);
    const today = this.clock.today();
    const found: ExportedPromeneur[] = [];
    await this.database.query(`declare exported no scroll cursor for ${sql}`, filters.parameters);
    for (;;) {
      const rows = await this.database.query<Row>(`fetch ${AT_ONCE} from exported`);
      for (const row of rows) found.push(exported(row, today));
      if (rows.length < AT_ONCE) break;
      await breathe();
    }
    const { ids, ...asked } = query;
    await this.trace('promeneurs', format, { ...asked, ...(ids && { chosen: ids.length }) }, found.length);
    return found;
  }

  async structures({ format, ids, ...query }: StructureExportQuery): Promise<ExportedStructure[]> {
    const found: ExportedStructure[] = [];
    for (let page = 1; ; page += 1) {
      const { items, total } = await this.structureRecords.list({ ...query, ids, page, size: PAGE_SIZE_MAX }, OF_STRUCTURE);
      found.push(...(items as ExportedStructure[]));
      if (found.length >= total || items.length === 0) break;
    }
    await this.trace('structures', format, { ...query, ...(ids && { chosen: ids.length }) }, found.length);
    return found;
  }

  /** @param what the list that leaves @param lines how much of it */
  async trace(what: string, format: ExportFormat, filters: object, lines: number): Promise<void> {
    await this.database.query(
      `insert into directory_export (department, at, what, format, filters, lines) values ($1, $2, $3, $4, $5, $6)`,
      [this.database.department, this.clock.now(), what, format, JSON.stringify(filters), lines],
    );
  }
}

function exported(row: Row, today: string): ExportedPromeneur {
  const weeklyHours = row.weeklyMinutes === null ? null : Math.round((row.weeklyMinutes / 60) * 100) / 100;
  const { tags, slug, pages, permanences, hasPhoto, verifiedOn } = row;
  const isPublic = isListed(factsOf(row), today);
  return { ...itemOf(row, today), tags, weeklyHours, slug, pages, permanences, hasPhoto, verifiedOn, isPublic };
}
