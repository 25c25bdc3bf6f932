import { Injectable } from '@nestjs/common';
import type { DocumentFilter, DocumentItem, DocumentQuery, DocumentStructures, DocumentType } from '@promenade/documents/model';
import { Clock, Database } from '@promenade/platform/api';
import { type List, offsetOf } from '@promenade/platform/model';

/** A document with where its bytes lie: for the house alone. */
export interface ShelvedDocument extends DocumentItem {
  readonly storageKey: string;
  readonly type: DocumentType;
}

/** What the room that made a document says of it; what is shown before it is signed is no document of anybody's. */
const FROM = `from document d
  left join document_about a on a.department = d.department and a."documentId" = d.id
  left join document_seal s on s.department = d.department and s."documentId" = d.id`;
const ON = `coalesce(a."on", (d."createdAt" at time zone 'Europe/Paris')::date)`;
/** Looked up for the rows of a page, and for all of them only when they are asked by it. */
const ended = (what: string) =>
  `(select ${what} from document_ended n where n.department = d.department and n."documentId" = d.id limit 1)`;
const ENDED = ended('n.since');
const STANDING = `case when s."revokedOn" is not null then 'revoked'
  else coalesce(${ended(`case n.reason when 'departed' then 'ended' else n.reason end`)},
    case when s."supersededOn" is not null then 'superseded' when a.kind is not null then 'in-force' end) end`;
const COLUMNS = `d.id, d.department, d.name, d.type, d.size, d.sha256, d."storageKey", to_jsonb(d."createdAt") #>> '{}' as "createdAt",
  coalesce(a.kind, 'upload') as kind, a.number, a.title, (${ON})::text as "on",
  case when a."structureId" is not null then json_build_object('id', a."structureId", 'name', a."structureName") end as structure,
  case when a."promeneurId" is not null then json_build_object('id', a."promeneurId", 'name', a."promeneurName") end as promeneur,
  ${STANDING} as standing, coalesce(s."revokedOn", ${ENDED}, s."supersededOn")::text as since,
  case when a.kind is not null then s."sealedAt" is not null end as sealed, s.code`;
const WHERE = `where a.kind is distinct from 'preview'
  and ($1::text is null or coalesce(a.kind, 'upload') = $1)
  and ($2::text is null or ${STANDING} = $2)
  and ($3::uuid is null or a."structureId" = $3)
  and ($4::date is null or ${ON} >= $4)
  and ($5::date is null or ${ON} <= $5)
  and ($6::text is null or concat_ws(' ', a.number, d.name, a."structureName", a."promeneurName") ilike $6)
  and (not $7::boolean or d."createdBy" = (select app_actor()))`;
const ORDER = `order by ${ON} desc, d."createdAt" desc, d.id`;

/** Documents as people look for them. Whose they are is row-level security's affair. */
@Injectable()
export class OwnDocuments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param byMe only those that the actor brought here: what a coordination calls its own, among all that it sees */
  async list({ page, size, ...filter }: DocumentQuery, byMe = false): Promise<List<DocumentItem>> {
    const values = [...valuesOf(filter), byMe];
    const [counted] = await this.database.query<{ total: number }>(`select count(*)::int as total ${FROM} ${WHERE}`, values);
    const items = await this.database.query<ShelvedDocument>(`select ${COLUMNS} ${FROM} ${WHERE} ${ORDER} limit $8 offset $9`, [
      ...values,
      size,
      offsetOf({ page, size }),
    ]);
    return { items, total: counted!.total, page, size };
  }

  /** What a person calls theirs: the two who sign see no other; those who run the network see everything, and brought some of it. */
  mine(query: DocumentQuery): Promise<List<DocumentItem>> {
    const { role } = this.database.actor;
    return this.list(query, role !== 'promeneur' && role !== 'structure');
  }

  /** All on one page: a département has some dozens. */
  async structures(): Promise<DocumentStructures> {
    const items = await this.database.query<{ id: string; name: string }>(
      `select "structureId" as id, min("structureName") as name from document_about where "structureId" is not null
       group by "structureId" order by min("structureName") collate "fr-x-icu", "structureId"`,
    );
    return { items, total: items.length, page: 1, size: Math.max(items.length, 1) };
  }

  /** All that the filters find, to leave the house in an archive: the trail keeps who took how many, and when. */
  async taken(filter: DocumentFilter): Promise<ShelvedDocument[]> {
    const found = await this.database.query<ShelvedDocument>(`select ${COLUMNS} ${FROM} ${WHERE} ${ORDER}`, [...valuesOf(filter), false]);
    await this.database.query(`insert into document_export (department, at, filters, documents) values ($1, $2, $3, $4)`, [
      this.database.department,
      this.clock.now(),
      // What was looked for may be somebody's name: that it was is enough.
      JSON.stringify({ ...filter, ...(filter.q && { q: true }) }),
      found.length,
    ]);
    return found;
  }
}

function valuesOf({ kind, state, structure, from, to, q }: DocumentFilter): unknown[] {
  return [kind, state, structure, from, to, q && `%${q.replace(/[\\%_]/g, String.raw`\$&`)}%`].map((value) => value ?? null);
}
