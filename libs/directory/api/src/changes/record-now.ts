import { Injectable, NotFoundException } from '@nestjs/common';
import type { FieldValues } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';

export type RecordKind = 'promeneur' | 'structure';

/** A record as its public fields stand, in the shape in which they are proposed. */
export interface RecordNow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly values: FieldValues;
  /** Whether its owner published their phone, their e-mail: then a change of it waits like the rest. */
  readonly publishes: readonly string[];
}

const time = (column: string) => `to_char(make_interval(mins => s."${column}"), 'HH24:MI')`;

const PROMENEUR = `
  select p.id, p."firstName" || ' ' || p."lastName" as name, p.version, p.publishes, json_build_object(
    'firstName', p."firstName", 'function', p.function, 'presentation', p.presentation, 'contactNote', p."contactNote",
    'volets', p.volets, 'phone', p.phone, 'email', p.email,
    'permanences', (select coalesce(json_agg(json_build_object('weekday', s.weekday, 'from', ${time('fromMinute')}, 'to', ${time('toMinute')},
        'network', s.network, 'audience', s.audience, 'onHolidays', s."onHolidays") order by s.weekday, s."fromMinute"), '[]')
      from permanence s where s.department = p.department and s."promeneurId" = p.id),
    'territories', (select coalesce(json_agg(json_build_object('kind', t.kind, 'code', t.code) order by t.kind, t.code), '[]')
      from promeneur_territory t where t.department = p.department and t."promeneurId" = p.id),
    'onlineProfiles', (select coalesce(json_agg(json_build_object('network', o.network, 'handle', o.handle) order by o.network, o.handle), '[]')
      from online_profile o where o.department = p.department and o."promeneurId" = p.id),
    'photo', (select h.sha256 from photo h where h.department = p.department and h.id = p."photoId")) as values
  from promeneur p where p.id = $1`;

const STRUCTURE = `
  select s.id, s.name, s.version, '{}'::text[] as publishes, json_build_object('name', s.name, 'acronym', s.acronym,
    'type', s.type, 'legalForm', s."legalForm", 'siret', s.siret, 'rna', s.rna, 'address', s.address, 'postalCode', s."postalCode",
    'communeCode', s."communeCode", 'phone', s.phone, 'email', s.email, 'website', s.website, 'presentation', s.presentation,
    'representativeName', s."representativeName", 'representativeFunction', s."representativeFunction",
    'representativePhone', s."representativePhone", 'contacts', s.contacts, 'openingHours', s."openingHours",
    'welcomesPublic', s."welcomesPublic") as values
  from structure s where s.id = $1`;

/** Reads what a proposal is compared with. Row-level security has chosen: a record that is not the seat's is not there. */
@Injectable()
export class RecordsNow {
  constructor(private readonly database: Database) {}

  async read(kind: RecordKind, id: string): Promise<RecordNow> {
    const [row] = await this.database.query<RecordNow>(kind === 'promeneur' ? PROMENEUR : STRUCTURE, [id]);
    if (!row) throw new NotFoundException();
    return row;
  }

  /** The names of the places that fields tell by code. */
  async placesIn(values: readonly FieldValues[]): Promise<Record<string, string>> {
    const codes = values.flatMap(({ territories, communeCode }) => [
      ...((territories ?? []) as { code: string }[]).map(({ code }) => code),
      ...(typeof communeCode === 'string' ? [communeCode] : []),
    ]);
    if (codes.length === 0) return {};
    const rows = await this.database.query<{ code: string; name: string }>(
      `select code, name from commune where code = any($1) union all select code, name from epci where code = any($1)
       union all select code, name from department where code = any($1)`,
      [codes],
    );
    return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
  }
}
