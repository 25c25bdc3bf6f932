import { Injectable } from '@nestjs/common';
import { slugOf } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { plain } from '@promenade/platform/model';
import { tail } from '../slug-tail';
import type { ImportPlan } from './import-plan';
import type { EmploymentRow, ProfileRow, PromeneurColumns, StructureRow } from './known-records';

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

/** A record with the version that the import leaves it at. */
interface Made {
  readonly id: string;
  readonly version: number;
}

type Columns = Readonly<Record<string, string>>;

const structureColumns: Columns = {
  ...{ id: 'uuid', name: 'text', plain: 'text', siret: 'text', address: 'text', postalCode: 'text', communeCode: 'text' },
  ...{ representativeName: 'text', representativeEmail: 'text', representativeAccountId: 'uuid' },
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
const profileColumns: Columns = { id: 'uuid', promeneurId: 'uuid', network: 'text', handle: 'text', handleKey: 'text', url: 'text' };

/** Writes many rows in few statements. Ids are made here, never by a client. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async write(plan: ImportPlan): Promise<Written> {
    const { structures, promeneurs, employments, profiles } = plan;
    const born = { createdAt: this.clock.now() };
    const made = [
      ...(await this.insert(
        'structure',
        { ...structureColumns, ...bornColumns },
        structures.created.map((row) => ({ ...row, ...born })),
      )),
      ...(await this.insert(
        'promeneur',
        { ...promeneurColumns, ...bornColumns, slug: 'text' },
        promeneurs.created.map((row) => ({ ...searched(row), ...born, slug: this.slugOf(row) })),
      )),
      ...(await this.update('structure', structureColumns, structures.changed.map(afterOf))),
      ...(await this.update('promeneur', promeneurColumns, promeneurs.changed.map(afterOf).map(searched))),
    ];
    // Plans of foreign keys and triggers made while a table was small would read it whole for each of five thousand lines.
    await this.database.query('discard plans');
    await this.insert('employment', employmentColumns, employments.created);
    await this.update('employment', employmentColumns, employments.changed.map(afterOf));
    await this.remove('online_profile', profiles.removed.map(idOf));
    await this.insert('online_profile', profileColumns, profiles.created);
    return writtenOf(plan, made);
  }

  /** Takes back what was written; whoever calls has made sure that nobody touched it since. */
  async takeBack({ created, before }: Written): Promise<void> {
    await this.remove('online_profile', created.profiles);
    await this.remove('employment', created.employments);
    await this.remove('promeneur', created.promeneurs);
    await this.update('structure', structureColumns, before.structures);
    await this.remove('structure', created.structures);
    await this.update('promeneur', promeneurColumns, before.promeneurs.map(searched));
    await this.update('employment', employmentColumns, before.employments);
    await this.insert('online_profile', profileColumns, before.profiles);
  }

  private slugOf({ firstName, structure }: { readonly firstName: string; readonly structure: string | null }): string {
    return slugOf({ department: this.database.department, firstName, structure, tail: tail() });
  }

  private async insert(table: string, columns: Columns, rows: readonly object[]): Promise<Made[]> {
    if (rows.length === 0) return [];
    const names = namesOf(columns);
    await this.database.query(
      `insert into ${table} (department, ${names.join(', ')}) select $1, ${names.join(', ')} from ${recordsOf(columns)}`,
      [this.database.department, JSON.stringify(rows)],
    );
    return (rows as { id: string }[]).map(({ id }) => ({ id, version: 1 }));
  }

  private async update(table: string, columns: Columns, rows: readonly object[]): Promise<Made[]> {
    if (rows.length === 0) return [];
    const sets = namesOf(columns).filter((name) => name !== '"id"').map((name) => `${name} = r.${name}`); // prettier-ignore
    const versioned = table === 'employment' ? '' : ', version = t.version + 1';
    // The driver answers an update with its rows and their count.
    const [done] = await this.database.query<Made[]>(
      `update ${table} t set ${sets.join(', ')}${versioned} from ${recordsOf(columns)} where t.department = $1 and t.id = r.id
       returning t.id${versioned && ', t.version'}`,
      [this.database.department, JSON.stringify(rows)],
    );
    return done!;
  }

  private async remove(table: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.database.query(`delete from ${table} where id = any($1::uuid[])`, [ids]);
  }
}

function searched<T extends { readonly firstName: string; readonly lastName: string }>(row: T) {
  return { ...row, plain: plain(`${row.firstName} ${row.lastName}`), plainFirstName: plain(row.firstName) };
}

function namesOf(columns: Columns): string[] {
  return Object.keys(columns).map((name) => `"${name}"`);
}

function recordsOf(columns: Columns): string {
  return `jsonb_to_recordset($2::jsonb) as r(${Object.entries(columns).map(([name, type]) => `"${name}" ${type}`).join(', ')})`; // prettier-ignore
}

function writtenOf({ structures, promeneurs, employments, profiles }: ImportPlan, made: readonly Made[]): Written {
  return {
    created: {
      structures: structures.created.map(idOf),
      promeneurs: promeneurs.created.map(idOf),
      employments: employments.created.map(idOf),
      profiles: profiles.created.map(idOf),
    },
    before: {
      structures: structures.changed.map(({ before }) => before),
      promeneurs: promeneurs.changed.map(({ before }) => before),
      employments: employments.changed.map(({ before }) => before),
      profiles: profiles.removed,
    },
    versions: Object.fromEntries(made.map(({ id, version }) => [id, version])),
  };
}

function afterOf<T>({ after }: { readonly after: T }): T {
  return after;
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
