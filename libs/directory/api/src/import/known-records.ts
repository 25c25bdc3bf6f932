import { Injectable } from '@nestjs/common';
import type { KnownRecordValues, Network, StructureType, Volet } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { WITH_EMPLOYER } from '../promeneur-rows';

export type Precision = 'year' | 'month' | 'day';

/** What an import can write of a structure, as the table keeps it. */
export interface StructureRow {
  readonly id: string;
  name: string;
  plain: string;
  type: StructureType | null;
  siret: string | null;
  address: string | null;
  postalCode: string | null;
  communeCode: string | null;
  email: string | null;
  phone: string | null;
  notes: string | null;
  rna: string | null;
  acronym: string | null;
  website: string | null;
  representativeName: string | null;
  representativeFunction: string | null;
  representativePhone: string | null;
  representativeEmail: string | null;
  representativeAccountId: string | null;
  /** Of structures of the base alone. */
  readonly former?: readonly FormerRow[];
}

/** What a record said that was merged into another (structures: name, SIRET, commune; promeneurs: name, address). */
export interface FormerRow {
  readonly name?: string;
  readonly siret?: string | null;
  readonly communeCode?: string | null;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string | null;
}

/** Its commune's name besides. */
export type PlacedStructure = StructureRow & { readonly commune: string | null };

export interface PromeneurColumns {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly function: string | null;
  readonly volets: Volet[];
  readonly notes: string | null;
  readonly declaredCharterOn: IsoDate | null;
  readonly declaredCharterPrecision: Precision | null;
}

export interface EmploymentRow {
  readonly id: string;
  readonly promeneurId: string;
  readonly structureId: string;
  readonly startsOn: IsoDate | null;
  readonly startsOnPrecision: Precision | null;
  readonly endsOn: IsoDate | null;
  readonly weeklyMinutes: number | null;
}

export interface ProfileRow {
  readonly id: string;
  readonly promeneurId: string;
  readonly network: Network;
  readonly handle: string;
  readonly handleKey: string;
  readonly pageKey: string;
  readonly url: string | null;
}

/** A promeneur of the base, whole enough to be compared with a line, changed, and put back. */
export interface KnownRecord {
  readonly columns: PromeneurColumns;
  /** That which counts today. */
  readonly employment: EmploymentRow | null;
  readonly profiles: ProfileRow[];
  readonly former: readonly FormerRow[];
}

export interface Registry {
  readonly records: ReadonlyMap<string, KnownRecord>;
  readonly structures: readonly StructureRow[];
  /** The records of the kind that is imported, said as lines would say them. */
  readonly known: readonly KnownRecordValues[];
}

/** The same in JSON, as PostgreSQL writes it: parsed where the lines are decided. */
export interface RegistryText {
  readonly structures: string;
  readonly records: string;
}

/** The records of the seat's département, read once for a whole file. */
@Injectable()
export class KnownRecords {
  constructor(private readonly database: Database) {}

  /** Nobody else may write them until the transaction ends: what was decided stays true while it is written. */
  async lock(): Promise<void> {
    const { department } = this.database;
    await this.database.query(`select pg_advisory_xact_lock(hashtext('directory-import'), hashtext($1))`, [department]);
    await this.database.query(`select id from structure where department = $1 order by id for update`, [department]);
    await this.database.query(`select id from promeneur where department = $1 order by id for update`, [department]);
  }

  async load(): Promise<RegistryText> {
    const { department } = this.database;
    const [structures] = await this.database.query<{ text: string }>(allOf(STRUCTURES), [department]);
    const [records] = await this.database.query<{ text: string }>(allOf(RECORDS), [department]);
    return { structures: structures!.text, records: records!.text };
  }
}

function allOf(rows: string): string {
  return `select coalesce(json_agg(r), '[]')::text as text from (${rows}) r`;
}

/** Records of the département that were merged, whichever took them over in the end: a file that still says them speaks of that one. */
function mergedOver(kind: 'structure' | 'promeneur', said: string): string {
  return `
    with recursive over as (
      select m."keptId" as root, m."mergedId" as id, m.before -> 'other' as was from record_merge m
      where m.department = $1 and m.kind = '${kind}' and m."undoneAt" is null
      union all
      select o.root, m."mergedId", m.before -> 'other' from record_merge m join over o on o.id = m."keptId"
      where m.department = $1 and m.kind = '${kind}' and m."undoneAt" is null),
    former as (select root, json_agg(json_build_object(${said})) as rows from over where was is not null group by root)`;
}

const SAID_OF_STRUCTURE = `'name', was ->> 'name', 'siret', was ->> 'siret', 'communeCode', was ->> 'communeCode'`;
const SAID_OF_PROMENEUR = `'firstName', was ->> 'firstName', 'lastName', was ->> 'lastName', 'email', was ->> 'email'`;

const STRUCTURES = `${mergedOver('structure', SAID_OF_STRUCTURE)}
  select s.id, s.name, s.plain, s.type, s.siret, s.address, s."postalCode", s."communeCode", s.email, s.phone, s.notes, s.rna,
    s.acronym, s.website, s."representativeName", s."representativeFunction", s."representativeEmail", s."representativePhone",
    s."representativeAccountId", c.name as commune,
    coalesce(f.rows, '[]') as former
  from structure s left join commune c on c.code = s."communeCode" left join former f on f.root = s.id where s.department = $1 and s."mergedInto" is null
  order by s."createdAt", s.id`;

const RECORDS = `${mergedOver('promeneur', SAID_OF_PROMENEUR)}
  select
    json_build_object('id', p.id, 'firstName', p."firstName", 'lastName', p."lastName", 'email', p.email, 'phone', p.phone,
      'function', p.function, 'volets', p.volets, 'notes', p.notes,
      'declaredCharterOn', p."declaredCharterOn", 'declaredCharterPrecision', p."declaredCharterPrecision") as columns,
    case when e.id is not null then json_build_object('id', e.id, 'promeneurId', p.id, 'structureId', e."structureId",
      'startsOn', e."startsOn", 'startsOnPrecision', e."startsOnPrecision", 'endsOn', e."endsOn", 'weeklyMinutes', e."weeklyMinutes")
    end as employment,
    (select coalesce(json_agg(json_build_object('id', o.id, 'promeneurId', p.id, 'network', o.network, 'handle', o.handle,
        'handleKey', o."handleKey", 'pageKey', o."pageKey", 'url', o.url) order by o.network, o.handle, o.id), '[]')
      from online_profile o where o.department = p.department and o."promeneurId" = p.id) as profiles,
    coalesce(f.rows, '[]') as former
  from ${WITH_EMPLOYER} left join former f on f.root = p.id where p.department = $1 order by p."createdAt", p.id`;
