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
  p."charterState", p."charterSignedOn", p."withdrawnOn",
  case when p."charterLapsedOn" is not null then json_build_object('on', p."charterLapsedOn", 'version', p."charterLapsedVersion") end as "charterLapse"`;
const REPRESENTED = `s."representativeName" is not null and s."representativeEmail" is not null`;

export const PROMENEUR = `${OF_THE_RECORD},
  case when e.id is not null then json_build_object('startsOn', e."startsOn", 'endsOn', e."endsOn") end as employment,
  case when s.id is not null then json_build_object('id', s.id, 'name', s.name, 'hasRepresentative', ${REPRESENTED}) end as structure,
  case when c.code is not null then json_build_object('code', c.code, 'name', c.name) end as commune,
  ${REQUIRES} as requires, ${FULFILLED} as fulfilled`;

/** `PROMENEUR` without objects in it: at each row of a hot list PostgreSQL would build three. `rowOf` builds them here. */
export type FlatRow = Omit<PromeneurRow, 'employment' | 'structure' | 'commune' | 'requires'> & {
  readonly employed: boolean;
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly structureId: string | null;
  readonly structureName: string;
  readonly represented: boolean;
  readonly communeCode: string | null;
  readonly communeName: string;
  /** Where it is not known beforehand. */
  readonly requires?: readonly ActiveRequirement[];
};

const FLAT = `${OF_THE_RECORD}, e.id is not null as employed, e."startsOn", e."endsOn", s.id as "structureId", s.name as "structureName",
  ${REPRESENTED} as represented, c.code as "communeCode", c.name as "communeName"`;

/** @param requires what the département of the seat requires, when it is known: a fraction of the plan */
export function flatPromeneur(requires?: readonly ActiveRequirement[]): string {
  return requires ? `${FLAT}, ${fulfilledOf(requires)} as fulfilled` : `${FLAT}, ${REQUIRES} as requires, ${FULFILLED} as fulfilled`;
}

/** @param required by the département, of a row that does not say it */
export function rowOf(flat: FlatRow, required: readonly ActiveRequirement[]): PromeneurRow {
  const { employed, startsOn, endsOn, structureId, structureName, represented, communeCode, communeName } = flat;
  return {
    ...flat,
    requires: flat.requires ?? required,
    employment: employed ? { startsOn, endsOn } : null,
    structure: structureId === null ? null : { id: structureId, name: structureName, hasRepresentative: represented },
    commune: communeCode === null ? null : { code: communeCode, name: communeName },
  };
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
