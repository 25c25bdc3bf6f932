import { Injectable, NotFoundException } from '@nestjs/common';
import type { ManyRecords, RecordKind, RecordTags, TagItem, Tagging, TagList, TagRef } from '@promenade/directory/model';
import { Clock, Database, Refused } from '@promenade/platform/api';
import { offsetOf, type PageQuery, plain } from '@promenade/platform/model';
import { Targets } from './targets';

const COUNT = (record: RecordKind) =>
  `(select count(*)::int from ${record}_tag m where m.department = t.department and m."tagId" = t.id) as ${record}s`;
const TAG = `t.id, t.department, t.label, t."createdAt", ${COUNT('promeneur')}, ${COUNT('structure')}`;

type TagRow = Omit<TagItem, 'createdAt'> & { readonly createdAt: Date };

/** The words the coordination puts on records. One that is removed is put away with its records, so that it can come back. */
@Injectable()
export class Tags {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly targets: Targets,
  ) {}

  async list(query: PageQuery): Promise<TagList> {
    const rows = await this.database.query<TagRow>(
      `select ${TAG} from tag t where t."removedAt" is null order by t.label collate "fr-x-icu", t.id limit $1 offset $2`,
      [query.size, offsetOf(query)],
    );
    const [count] = await this.database.query<{ total: number }>(`select count(*)::int as total from tag where "removedAt" is null`);
    return { items: rows.map(shown), total: count!.total, ...query };
  }

  async create(label: string): Promise<TagItem> {
    await this.free(label);
    return this.read(await this.idOf(label));
  }

  async rename(id: string, label: string): Promise<TagItem> {
    await this.take(id);
    await this.free(label, id);
    await this.database.query(`update tag set label = $2, plain = $3 where id = $1`, [id, label, wordOf(label)]);
    return this.read(id);
  }

  async remove(id: string): Promise<TagItem> {
    await this.take(id);
    await this.database.query(`update tag set "removedAt" = $2 where id = $1`, [id, this.clock.now()]);
    return this.read(id);
  }

  /** Undoes `remove`. @throws Refused 409 `tag-taken` when another bears its name since */
  async restore(id: string): Promise<TagItem> {
    const { label } = await this.read(id);
    await this.free(label, id);
    await this.database.query(`update tag set "removedAt" = null where id = $1`, [id]);
    return this.read(id);
  }

  async ofRecord(record: RecordKind, id: string): Promise<RecordTags> {
    await this.there(record, id);
    const items = await this.database.query<TagRef>(
      `select t.id, t.label from ${record}_tag m join tag t on t.department = m.department and t.id = m."tagId"
       where m."${record}Id" = $1 and t."removedAt" is null order by t.label collate "fr-x-icu"`,
      [id],
    );
    return { items };
  }

  /** The record bears these and no others; those that do not exist yet are made. */
  async setOfRecord(record: RecordKind, id: string, labels: readonly string[]): Promise<RecordTags> {
    await this.there(record, id);
    const ids: string[] = [];
    for (const label of labels) ids.push(await this.idOf(label));
    // Tags put away are left where they are: they may come back.
    await this.database.query(
      `delete from ${record}_tag m using tag t where t.department = m.department and t.id = m."tagId" and t."removedAt" is null
         and m."${record}Id" = $1 and m."tagId" <> all($2::uuid[])`,
      [id, ids],
    );
    await this.database.query(
      `insert into ${record}_tag (department, "${record}Id", "tagId") select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
      [this.database.department, id, ids],
    );
    return this.ofRecord(record, id);
  }

  /** @returns those that did not bear it: `takeOff` of these undoes it */
  async putOn(id: string, asked: ManyRecords): Promise<Tagging> {
    const { kind = 'promeneur' } = asked;
    return this.changed(
      id,
      asked,
      `insert into ${kind}_tag (department, "tagId", "${kind}Id") select app_department(), $1, unnest($2::uuid[]) on conflict do nothing
       returning "${kind}Id" as id`,
    );
  }

  /** @returns those that bore it: `putOn` these undoes it */
  async takeOff(id: string, asked: ManyRecords): Promise<Tagging> {
    const { kind = 'promeneur' } = asked;
    return this.changed(
      id,
      asked,
      `delete from ${kind}_tag where "tagId" = $1 and "${kind}Id" = any($2::uuid[]) returning "${kind}Id" as id`,
    );
  }

  private async changed(id: string, asked: ManyRecords, change: string): Promise<Tagging> {
    await this.take(id);
    const chosen = await this.targets.idsOf(asked);
    const rows = await this.database.query<{ id: string }>(`with changed as (${change}) select id from changed`, [id, chosen]);
    return { chosen: chosen.length, ids: rows.map((row) => row.id) };
  }

  private async read(id: string): Promise<TagItem> {
    const [row] = await this.database.query<TagRow>(`select ${TAG} from tag t where t.id = $1`, [id]);
    if (!row) throw new NotFoundException();
    return shown(row);
  }

  private async take(id: string): Promise<void> {
    const rows = await this.database.query(`select from tag where id = $1 and "removedAt" is null for update`, [id]);
    if (rows.length === 0) throw new NotFoundException();
  }

  private async there(record: RecordKind, id: string): Promise<void> {
    const rows = await this.database.query(`select from ${record} where id = $1`, [id]);
    if (rows.length === 0) throw new NotFoundException();
  }

  /** That of the tag so named, which is made when there is none. */
  private async idOf(label: string): Promise<string> {
    const word = wordOf(label);
    const { department } = this.database;
    await this.database.query(
      `insert into tag (department, label, plain, "createdAt") values ($1, $2, $3, $4)
       on conflict (department, plain) where "removedAt" is null do nothing`,
      [department, label, word, this.clock.now()],
    );
    const [tag] = await this.database.query<{ id: string }>(`select id from tag where plain = $1 and "removedAt" is null`, [word]);
    return tag!.id;
  }

  private async free(label: string, except?: string): Promise<void> {
    const [other] = await this.database.query<{ id: string; label: string }>(
      `select id, label from tag where plain = $1 and "removedAt" is null and id is distinct from $2::uuid`,
      [wordOf(label), except ?? null],
    );
    if (other) throw new Refused({ code: 'tag-taken', facts: { id: other.id, name: other.label } });
  }
}

/** What makes two spellings one; signs alone (« ★ ») are kept as they are. */
function wordOf(label: string): string {
  return plain(label) || label.toLowerCase();
}

function shown(row: TagRow): TagItem {
  return { ...row, createdAt: row.createdAt.toISOString() };
}
