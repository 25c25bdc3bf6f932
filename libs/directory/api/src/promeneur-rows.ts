import {
  type ActiveRequirement,
  type CharterProgress,
  type CommuneName,
  type PromeneurFacts,
  type PromeneurItem,
  reasonsOf,
  stateOf,
  type Volet,
} from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';
import { FULFILLED, fulfilledOf, REQUIRES } from './requirements-sql';
import { TODAY } from './today-sql';

export { TODAY } from './today-sql';

/** What PostgreSQL tells of a promeneur for a list: `PROMENEUR` from `WITH_EMPLOYER`. */
export interface PromeneurRow {
  readonly id: string;
  readonly department: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly function: string | null;
  readonly volets: Volet[];
  readonly charterState: CharterProgress;
  readonly charterSignedOn: IsoDate | null;
  /** Why what was signed before counts no more. */
  readonly charterLapse: { on: IsoDate; version: number } | null;
  readonly withdrawnOn: IsoDate | null;
  readonly employment: { startsOn: IsoDate | null; endsOn: IsoDate | null } | null;
  readonly structure: { id: string; name: string; hasRepresentative: boolean } | null;
  readonly commune: CommuneName | null;
  readonly requires: readonly ActiveRequirement[];
  /** Of what the département requires, what this promeneur has. */
  readonly fulfilled: readonly ActiveRequirement[];
}

const IS_LIVE = `coalesce(e."startsOn" <= ${TODAY}, true) and coalesce(e."endsOn" >= ${TODAY}, true)`;

/** The employment that counts today: the live one begun last, else the one ended last, else the next. */
const EMPLOYER = `
  left join lateral (
    select e.*, ${IS_LIVE} as live from employment e
    where e.department = p.department and e."promeneurId" = p.id
    order by (${IS_LIVE}) desc, coalesce(e."startsOn" > ${TODAY}, false),
      case when e."startsOn" > ${TODAY} then e."startsOn" end, case when e."endsOn" < ${TODAY} then e."endsOn" end desc,
      e."startsOn" desc nulls last, e.id
    limit 1
  ) e on true
  left join structure s on s.department = e.department and s.id = e."structureId"
  left join commune c on c.code = s."communeCode"`;

/** @param promeneurs a table or a sub-query of its rows */
export function withEmployer(promeneurs: string): string {
  return `${promeneurs} p ${EMPLOYER}`;
}

export const WITH_EMPLOYER = withEmployer('promeneur');

export const HAS_LEFT = `(coalesce(p."withdrawnOn" <= ${TODAY}, false) or e.live is not true)`;

/** French order, the same on every page: two namesakes are told apart by their id. */
export const BY_NAME = `p."lastName" collate "fr-x-icu", p."firstName" collate "fr-x-icu", p.id`;

const OF_THE_RECORD = `
  p.id, p.department, p."firstName", p."lastName", p.email, p.phone, p.function, p.volets,
  p."charterState", p."charterSignedOn", p."withdrawnOn"`;
const REPRESENTED = `s."representativeName" is not null and s."representativeEmail" is not null`;

export const PROMENEUR = `${OF_THE_RECORD},
  case when p."charterLapsedOn" is not null then json_build_object('on', p."charterLapsedOn", 'version', p."charterLapsedVersion") end as "charterLapse",
  case when e.id is not null then json_build_object('startsOn', e."startsOn", 'endsOn', e."endsOn") end as employment,
  case when s.id is not null then json_build_object('id', s.id, 'name', s.name, 'hasRepresentative', ${REPRESENTED}) end as structure,
  case when c.code is not null then json_build_object('code', c.code, 'name', c.name) end as commune,
  ${REQUIRES} as requires, ${FULFILLED} as fulfilled`;

/**
 * What `PROMENEUR` tells, by name, without objects in it. Read column by column: PostgreSQL has a third less to write, and we to read,
 * than row by row, each with its objects and the names of its columns.
 */
interface Flat extends Omit<PromeneurRow, 'employment' | 'structure' | 'commune' | 'charterLapse' | 'requires'> {
  readonly lapsedOn: IsoDate | null;
  readonly lapsedVersion: number | null;
  readonly employed: boolean;
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly structureId: string | null;
  readonly structureName: string;
  readonly represented: boolean;
  readonly communeCode: string | null;
  readonly communeName: string;
  readonly requires: readonly ActiveRequirement[];
}

/** What is known of every row beforehand, and is neither planned nor read: the département of the seat, and what it requires. */
export interface Known {
  readonly department: string;
  readonly requires: readonly ActiveRequirement[];
}
type Foreknown = keyof Known | 'fulfilled';
export type FlatColumns = { readonly [Name in Exclude<keyof Flat, Foreknown>]: readonly Flat[Name][] } & {
  readonly [Name in Foreknown]?: readonly Flat[Name][];
};

function flat(known: Known | undefined): Record<string, string> {
  return {
    ...{ id: 'p.id', firstName: 'p."firstName"', lastName: 'p."lastName"', email: 'p.email', phone: 'p.phone' },
    ...{ function: 'p.function', volets: 'p.volets', withdrawnOn: 'p."withdrawnOn"' },
    ...{ charterState: 'p."charterState"', charterSignedOn: 'p."charterSignedOn"' },
    ...{ lapsedOn: 'p."charterLapsedOn"', lapsedVersion: 'p."charterLapsedVersion"' },
    ...{ employed: 'e.id is not null', startsOn: 'e."startsOn"', endsOn: 'e."endsOn"' },
    ...{ structureId: 's.id', structureName: 's.name', represented: REPRESENTED },
    ...{ communeCode: 'c.code', communeName: 'c.name' },
    ...(!known && { department: 'p.department', requires: REQUIRES, fulfilled: FULFILLED }),
    ...(known?.requires.length && { fulfilled: fulfilledOf(known.requires) }),
  };
}

export function flatPromeneur(known?: Known): string {
  return Object.entries(flat(known))
    .map(([name, expression]) => `${expression} as "${name}"`)
    .join(', ');
}

/** `FlatColumns` of rows `f` of `flatPromeneur`. @param others columns of theirs to add */
export function inColumns(known: Known | undefined, ...others: readonly string[]): string {
  return [...Object.keys(flat(known)), ...others].map((name) => `coalesce(json_agg(f."${name}"), '[]') as "${name}"`).join(', ');
}

export function rowsOf(f: FlatColumns, known?: Known): PromeneurRow[] {
  const each = <Name extends keyof Flat>(name: Name, index: number): Flat[Name] => f[name]![index] as Flat[Name];
  return f.id.map((id, at) => ({
    id,
    department: known?.department ?? each('department', at),
    firstName: each('firstName', at),
    lastName: each('lastName', at),
    email: each('email', at),
    phone: each('phone', at),
    function: each('function', at),
    volets: each('volets', at),
    charterState: each('charterState', at),
    charterSignedOn: each('charterSignedOn', at),
    charterLapse: lapseAt(f, at),
    withdrawnOn: each('withdrawnOn', at),
    employment: f.employed[at] ? { startsOn: each('startsOn', at), endsOn: each('endsOn', at) } : null,
    structure: structureAt(f, at),
    commune: communeAt(f, at),
    requires: known?.requires ?? each('requires', at),
    fulfilled: f.fulfilled?.[at] ?? [],
  }));
}

function lapseAt({ lapsedOn, lapsedVersion }: FlatColumns, at: number): PromeneurRow['charterLapse'] {
  const on = lapsedOn[at];
  return on ? { on, version: lapsedVersion[at]! } : null;
}

function structureAt({ structureId, structureName, represented }: FlatColumns, at: number): PromeneurRow['structure'] {
  const id = structureId[at];
  return id ? { id, name: structureName[at]!, hasRepresentative: represented[at]! } : null;
}

function communeAt({ communeCode, communeName }: FlatColumns, at: number): PromeneurRow['commune'] {
  const code = communeCode[at];
  return code ? { code, name: communeName[at]! } : null;
}

/** What the rules read of a row. */
export function factsOf(row: Omit<PromeneurRow, 'requires'>): PromeneurFacts {
  return row;
}

export function itemOf(row: PromeneurRow, today: IsoDate): PromeneurItem {
  const facts = factsOf(row);
  const { id, department, firstName, lastName, email, phone, volets, structure } = row;
  return {
    id,
    department,
    firstName,
    lastName,
    email,
    phone,
    function: row.function,
    volets,
    state: stateOf(facts, row.requires, today),
    reasons: reasonsOf(facts, row.requires, today),
    structure: structure && { id: structure.id, name: structure.name },
    commune: row.commune,
    charter: { state: row.charterState, signedOn: row.charterSignedOn },
  };
}
