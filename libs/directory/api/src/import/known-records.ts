import { Injectable } from '@nestjs/common';
import type { ImportValues, KnownPromeneur, Network, Volet } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { WITH_EMPLOYER } from '../promeneur-rows';

type Precision = 'year' | 'month' | 'day';

/** What an import can write of a structure, as the table keeps it. */
export interface StructureRow {
  readonly id: string;
  name: string;
  plain: string;
  siret: string | null;
  address: string | null;
  postalCode: string | null;
  communeCode: string | null;
  representativeName: string | null;
  representativeEmail: string | null;
  representativeAccountId: string | null;
}

/** Its commune's name besides. */
type PlacedStructure = StructureRow & { readonly commune: string | null };

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
  readonly url: string | null;
}

/** A promeneur of the base, whole enough to be compared with a line, changed, and put back. */
export interface KnownRecord {
  readonly columns: PromeneurColumns;
  /** That which counts today. */
  readonly employment: EmploymentRow | null;
  readonly profiles: ProfileRow[];
}

export interface Registry {
  readonly records: ReadonlyMap<string, KnownRecord>;
  readonly structures: readonly StructureRow[];
  /** The same records, said as lines would say them. */
  readonly known: readonly KnownPromeneur[];
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

  async load(): Promise<Registry> {
    const { department } = this.database;
    const structures = await this.database.query<PlacedStructure>(
      `select s.id, s.name, s.plain, s.siret, s.address, s."postalCode", s."communeCode", s."representativeName",
         s."representativeEmail", s."representativeAccountId", c.name as commune
       from structure s left join commune c on c.code = s."communeCode" where s.department = $1 order by s."createdAt", s.id`,
      [department],
    );
    const rows = await this.database.query<KnownRecord>(RECORDS, [department]);
    const employers = new Map(structures.map((structure) => [structure.id, structure]));
    return {
      records: new Map(rows.map((record) => [record.columns.id, record])),
      structures,
      known: rows.map((record) => ({
        id: record.columns.id,
        values: valuesOf(record, employers.get(record.employment?.structureId ?? '')),
      })),
    };
  }
}

const RECORDS = `
  select
    json_build_object('id', p.id, 'firstName', p."firstName", 'lastName', p."lastName", 'email', p.email, 'phone', p.phone,
      'function', p.function, 'volets', p.volets, 'notes', p.notes,
      'declaredCharterOn', p."declaredCharterOn", 'declaredCharterPrecision', p."declaredCharterPrecision") as columns,
    case when e.id is not null then json_build_object('id', e.id, 'promeneurId', p.id, 'structureId', e."structureId",
      'startsOn', e."startsOn", 'startsOnPrecision', e."startsOnPrecision", 'endsOn', e."endsOn", 'weeklyMinutes', e."weeklyMinutes")
    end as employment,
    (select coalesce(json_agg(json_build_object('id', o.id, 'promeneurId', p.id, 'network', o.network, 'handle', o.handle,
        'handleKey', o."handleKey", 'url', o.url) order by o.network, o.handle, o.id), '[]')
      from online_profile o where o.department = p.department and o."promeneurId" = p.id) as profiles
  from ${WITH_EMPLOYER} where p.department = $1 order by p."createdAt", p.id`;

function valuesOf({ columns, employment, profiles }: KnownRecord, structure: PlacedStructure | undefined): ImportValues {
  const { volets, declaredCharterOn, declaredCharterPrecision } = columns;
  return said({
    ...said({ lastName: columns.lastName, firstName: columns.firstName, email: columns.email, phone: columns.phone }),
    ...said({ function: columns.function, notes: columns.notes, volet: volets.length > 0 ? volets : null }),
    ...(structure ? placeOf(structure) : {}),
    weeklyHours: employment?.weeklyMinutes ? Math.round((employment.weeklyMinutes / 60) * 100) / 100 : null,
    startedOn: partial(employment?.startsOn, employment?.startsOnPrecision),
    charterSignedOn: partial(declaredCharterOn, declaredCharterPrecision),
    // A record may have two profiles on a network; a line has one.
    ...Object.fromEntries(profiles.toReversed().map(({ network, handle, url }) => [`network:${network}`, { network, handle, url }])),
  });
}

function placeOf({ name, siret, address, postalCode, commune, communeCode, representativeName, representativeEmail }: PlacedStructure) {
  return said({ structure: name, siret, address, postalCode, commune, communeCode, representativeName, representativeEmail });
}

function partial(on: IsoDate | null | undefined, precision: Precision | null | undefined) {
  return on ? { on, precision: precision ?? ('day' as const) } : null;
}

/** Without what nobody said. */
function said(values: Readonly<Record<string, unknown>>): ImportValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
