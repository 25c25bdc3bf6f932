import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type ChangeField,
  changeFields,
  type FieldValues,
  type RecordChange,
  type RecordChangeItem,
  type RecordChangeList,
  type RecordChangeQuery,
} from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { Filters } from '../filters';
import { RecordsNow } from './record-now';

const NAME_OF = (column: string) => `(select a."firstName" || ' ' || a."lastName" from account a where a.id::text = c."${column}")`;

const CHANGE = `
  c.id, c.department, c.state, c."proposedAt", c."approvedFields", c."decidedAt", c.reason,
  json_build_object('kind', case when c."promeneurId" is null then 'structure' else 'promeneur' end, 'id', coalesce(p.id, s.id),
    'name', coalesce(p."firstName" || ' ' || p."lastName", s.name), 'version', coalesce(p.version, s.version)) as record,
  json_build_object('name', coalesce(${NAME_OF('proposedBy')}, 'Compte fermé'), 'role', c."proposedRole") as "proposedBy",
  ${NAME_OF('decidedBy')} as "decidedBy"`;

const FROM = `record_change c
  left join promeneur p on p.department = c.department and p.id = c."promeneurId"
  left join structure s on s.department = c.department and s.id = c."structureId"`;

type Row = Omit<RecordChangeItem, 'fields' | 'proposedAt' | 'decidedAt'> & {
  readonly proposedAt: string | Date;
  readonly decidedAt: string | Date | null;
};
type WholeRow = Row & { readonly version: number; readonly before: FieldValues; readonly after: FieldValues };

/** Proposals as they are read: by their author, by those whose record it is, by the coordination. */
@Injectable()
export class ChangeRows {
  constructor(
    private readonly database: Database,
    private readonly records: RecordsNow,
  ) {}

  async list(query: RecordChangeQuery): Promise<RecordChangeList> {
    const filters = new Filters();
    filters.when(query.state, (place) => `c.state = ${place}`);
    filters.when(query.record, (place) => `coalesce(c."promeneurId", c."structureId") = ${place}::uuid`);
    const [found] = await this.database.query<{ total: number; items: (Row & { fields: ChangeField[] })[] }>(
      `select (select count(*)::int from record_change c ${filters.where}) as total, (select coalesce(json_agg(r), '[]') from (
         select ${CHANGE}, array(select jsonb_object_keys(c.after)) as fields from ${FROM} ${filters.where}
         order by c.state = 'pending' desc, case when c.state = 'pending' then c."proposedAt" end, c."decidedAt" desc, c.id
         limit ${query.size} offset ${offsetOf(query)}) r) as items`,
      filters.parameters,
    );
    const items = found!.items.map((row) => ({ ...dated(row), fields: ordered(row.fields) }));
    return { items, total: found!.total, page: query.page, size: query.size };
  }

  async read(id: string): Promise<RecordChange> {
    const [row] = await this.database.query<WholeRow>(`select ${CHANGE}, c.version, c.before, c.after from ${FROM} where c.id = $1`, [id]);
    if (!row) throw new NotFoundException();
    const { before, after, ...of } = row;
    const now = await this.records.read(of.record.kind, of.record.id);
    const fields = ordered(Object.keys(after) as ChangeField[]).map((field) => ({
      ...{ field, before: before[field] ?? null, now: now.values[field] ?? null, after: after[field] ?? null },
    }));
    return { ...dated(of), fields, places: await this.records.placesIn([before, now.values, after]) };
  }

  /** The proposal that waits for a record, if any. */
  async pendingOf(recordId: string): Promise<RecordChange | null> {
    const [row] = await this.database.query<{ id: string }>(
      `select id from record_change where state = 'pending' and coalesce("promeneurId", "structureId") = $1`,
      [recordId],
    );
    return row ? this.read(row.id) : null;
  }

  /** The photo that was proposed, small or large. */
  async photo(id: string, size: 'large' | 'small'): Promise<Buffer> {
    const column = size === 'large' ? '"photoLarge"' : '"photoSmall"';
    const [row] = await this.database.query<{ bytes: Buffer | null }>(`select ${column} as bytes from record_change where id = $1`, [id]);
    if (!row?.bytes) throw new NotFoundException();
    return row.bytes;
  }
}

function dated<T extends Pick<Row, 'proposedAt' | 'decidedAt'>>(row: T): T & { proposedAt: string; decidedAt: string | null } {
  const instant = (said: string | Date) => new Date(said).toISOString();
  return { ...row, proposedAt: instant(row.proposedAt), decidedAt: row.decidedAt && instant(row.decidedAt) };
}

/** In the order of the forms. */
function ordered(fields: readonly ChangeField[]): ChangeField[] {
  return changeFields.filter((field) => fields.includes(field));
}
