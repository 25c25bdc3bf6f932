import { Injectable, NotFoundException } from '@nestjs/common';
import type { PromeneurTarget, RecordTags, TagItem, Tagging, TagList, TagRef } from '@promenade/directory/model';
import { Clock, Database, Refused } from '@promenade/platform/api';
import { offsetOf, type PageQuery, plain } from '@promenade/platform/model';
import { Targets } from './targets';

export type Tagged = 'promeneur' | 'structure';

const COUNT = (record: Tagged) =>
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

  async ofRecord(record: Tagged, id: string): Promise<RecordTags> {
    await this.there(record, id);
    const items = await this.database.query<TagRef>(
      `select t.id, t.label from ${record}_tag m join tag t on t.department = m.department and t.id = m."tagId"
       where m."${record}Id" = $1 and t."removedAt" is null order by t.label collate "fr-x-icu"`,
      [id],
    );
    return { items };
  }

  /** The record bears these and no others; those that do not exist yet are made. */
  async setOfRecord(record: Tagged, id: string, labels: readonly string[]): Promise<RecordTags> {
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

  /** @returns those who did not bear it: `takeOff` of these undoes it */
  async putOn(id: string, target: PromeneurTarget): Promise<Tagging> {
    await this.take(id);
    const chosen = await this.targets.idsOf(target);
    const rows = await this.database.query<{ id: string }>(
      `with put as (
         insert into promeneur_tag (department, "promeneurId", "tagId") select $1, unnest($2::uuid[]), $3 on conflict do nothing
         returning "promeneurId" as id
       ) select id from put`,
      [this.database.department, chosen, id],
    );
    return { chosen: chosen.length, ids: rows.map((row) => row.id) };
  }

  /** @returns those who bore it: `putOn` these undoes it */
  async takeOff(id: string, target: PromeneurTarget): Promise<Tagging> {
    await this.take(id);
    const chosen = await this.targets.idsOf(target);
    const rows = await this.database.query<{ id: string }>(
      `with taken as (
         delete from promeneur_tag where "tagId" = $1 and "promeneurId" = any($2::uuid[]) returning "promeneurId" as id
       ) select id from taken`,
      [id, chosen],
    );
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

  private async there(record: Tagged, id: string): Promise<void> {
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
