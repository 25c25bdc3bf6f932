import { Injectable } from '@nestjs/common';
import type { RecordsSinceChanged } from '@promenade/directory/model';
import { Database, Refused } from '@promenade/platform/api';
import { ImportWriter, type Written } from './import-writer';

type SinceChanged = RecordsSinceChanged['records'][number];

/** Takes an import back whole, unless somebody signed, changed or counts on a record of it since. */
@Injectable()
export class ImportUndo {
  constructor(
    private readonly database: Database,
    private readonly writer: ImportWriter,
  ) {}

  /** @throws Refused 409 `records-since-changed`, with the records */
  async undo(written: Written): Promise<void> {
    const records = [...(await this.promeneursSince(written)), ...(await this.structuresSince(written))];
    if (records.length > 0) throw new Refused({ code: 'records-since-changed', facts: { records } });
    await this.writer.takeBack(written);
  }

  private promeneursSince({ versions }: Written): Promise<SinceChanged[]> {
    return this.database.query<SinceChanged>(
      `select 'promeneur' as kind, p.id, p."firstName" || ' ' || p."lastName" as name,
         case when p."charterState" = 'missing' then 'changed' else 'signed' end as why
       from promeneur p join jsonb_each_text($1::jsonb) v on v.key::uuid = p.id
       where p.version <> v.value::integer order by p."lastName" collate "fr-x-icu", p.id`,
      [JSON.stringify(versions)],
    );
  }

  /** A structure made by the import that employs somebody else today cannot go either. */
  private structuresSince({ versions, created }: Written): Promise<SinceChanged[]> {
    return this.database.query<SinceChanged>(
      `select 'structure' as kind, s.id, s.name, case when s.version <> v.value::integer then 'changed' else 'employs' end as why
       from structure s join jsonb_each_text($1::jsonb) v on v.key::uuid = s.id
       where s.version <> v.value::integer
         or (s.id = any($2::uuid[]) and exists (select from employment e where e."structureId" = s.id
           and e."promeneurId" <> all($3::uuid[]) and e.id <> all($4::uuid[])))
       order by s.name collate "fr-x-icu", s.id`,
      [JSON.stringify(versions), created.structures, created.promeneurs, created.employments],
    );
  }
}
