import { Injectable } from '@nestjs/common';
import { pageKey } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import type { EmploymentRow, ProfileRow, PromeneurColumns, StructureRow } from './known-records';
import { type Batch, batched, searched, type Writing } from './writing';

/** What a commit wrote and what stood there before; `versions` of the records it leaves, by id. */
export interface Written {
  readonly created: Readonly<Record<'structures' | 'promeneurs' | 'employments' | 'profiles', readonly string[]>>;
  readonly before: {
    readonly structures: readonly StructureRow[];
    readonly promeneurs: readonly PromeneurColumns[];
    readonly employments: readonly EmploymentRow[];
    readonly profiles: readonly ProfileRow[];
  };
  readonly versions: Readonly<Record<string, number>>;
}

type Columns = Readonly<Record<string, string>>;
/** Hears how many rows are written. */
type Told = (done: number) => void;

const structureColumns: Columns = {
  ...{ id: 'uuid', name: 'text', plain: 'text', type: 'text', siret: 'text', address: 'text', postalCode: 'text', communeCode: 'text' },
  ...{ email: 'text', phone: 'text', notes: 'text', rna: 'text', acronym: 'text', website: 'text' },
  ...{ representativeName: 'text', representativeFunction: 'text', representativeEmail: 'text', representativePhone: 'text' },
  representativeAccountId: 'uuid',
};
const promeneurColumns: Columns = {
  ...{ id: 'uuid', firstName: 'text', lastName: 'text', plain: 'text', plainFirstName: 'text', email: 'text', phone: 'text' },
  ...{ function: 'text', volets: 'text[]', notes: 'text', declaredCharterOn: 'date', declaredCharterPrecision: 'text' },
};
const employmentColumns: Columns = {
  ...{ id: 'uuid', promeneurId: 'uuid', structureId: 'uuid', startsOn: 'date', startsOnPrecision: 'text' },
  ...{ endsOn: 'date', weeklyMinutes: 'integer' },
};
const bornColumns: Columns = { createdAt: 'timestamptz' };
const profileColumns: Columns = {
  ...{ id: 'uuid', promeneurId: 'uuid', network: 'text', handle: 'text', handleKey: 'text', pageKey: 'text', url: 'text' },
};

/** Writes many rows in few statements. Ids are made here, never by a client. */
@Injectable()
export class ImportWriter {
  constructor(private readonly database: Database) {}

  /** @returns the versions of the records that were changed, by id */
  async write({ structures, promeneurs, employments, profiles }: Writing, told: Told): Promise<Record<string, number>> {
    const versions: Record<string, number> = {};
    let done = 0;
    const each = async (batches: readonly Batch[], write: (rows: string) => Promise<unknown>): Promise<void> => {
      for (const { text, rows } of batches) {
        await write(text);
        told((done += rows));
      }
    };
    const changed = (table: string, columns: Columns) => async (rows: string) => {
      for (const { id, version } of await this.update(table, columns, rows)) versions[id] = version;
    };
    const born = (table: string, columns: Columns) => (rows: string) => this.insert(table, columns, rows);
    await each(structures.insert, born('structure', { ...structureColumns, ...bornColumns }));
    await each(promeneurs.insert, born('promeneur', { ...promeneurColumns, ...bornColumns, slug: 'text' }));
    await each(structures.update, changed('structure', structureColumns));
    await each(promeneurs.update, changed('promeneur', promeneurColumns));
    // Plans of foreign keys and triggers made while a table was small would read it whole for each of five thousand lines.
    await this.database.query('discard plans');
    await each(employments.insert, born('employment', employmentColumns));
    await each(employments.update, (rows) => this.update('employment', employmentColumns, rows));
    await this.remove('online_profile', profiles.remove);
    await each(profiles.insert, born('online_profile', profileColumns));
    return versions;
  }

  /** Takes back what was written; whoever calls has made sure that nobody touched it since. */
  async takeBack({ created, before }: Written): Promise<void> {
    await this.remove('online_profile', created.profiles);
    await this.remove('employment', created.employments);
    await this.remove('promeneur', created.promeneurs);
    await this.putBack('structure', structureColumns, before.structures);
    await this.remove('structure', created.structures);
    await this.putBack('promeneur', promeneurColumns, before.promeneurs.map(searched));
    await this.putBack('employment', employmentColumns, before.employments);
    // What an earlier release kept has no key of its page.
    const profiles = before.profiles.map((profile) => ({ ...profile, pageKey: pageKey(profile) }));
    for (const { text } of batched(profiles)) await this.insert('online_profile', profileColumns, text);
  }

  /** Of the columns that were kept alone: an import written by an earlier release knew fewer of them. */
  private async putBack(table: string, columns: Columns, rows: readonly object[]): Promise<void> {
    const [first = {}] = rows;
    const kept = Object.fromEntries(Object.entries(columns).filter(([name]) => name in first));
    for (const { text } of batched(rows)) await this.update(table, kept, text);
  }

  private async insert(table: string, columns: Columns, rows: string): Promise<void> {
    const names = namesOf(columns);
    await this.database.query(
      `insert into ${table} (department, ${names.join(', ')}) select $1, ${names.join(', ')} from ${recordsOf(columns)}`,
      [this.database.department, rows],
    );
  }

  private async update(table: string, columns: Columns, rows: string): Promise<{ id: string; version: number }[]> {
    const sets = namesOf(columns).filter((name) => name !== '"id"').map((name) => `${name} = r.${name}`); // prettier-ignore
    const versioned = table === 'employment' ? '' : ', version = t.version + 1';
    // The driver answers an update with its rows and their count.
    const [done] = await this.database.query<{ id: string; version: number }[]>(
      `update ${table} t set ${sets.join(', ')}${versioned} from ${recordsOf(columns)} where t.department = $1 and t.id = r.id
       returning t.id${versioned && ', t.version'}`,
      [this.database.department, rows],
    );
    return done!;
  }

  private async remove(table: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.database.query(`delete from ${table} where id = any($1::uuid[])`, [ids]);
  }
}

function namesOf(columns: Columns): string[] {
  return Object.keys(columns).map((name) => `"${name}"`);
}

function recordsOf(columns: Columns): string {
  return `jsonb_to_recordset($2::jsonb) as r(${Object.entries(columns).map(([name, type]) => `"${name}" ${type}`).join(', ')})`; // prettier-ignore
}
