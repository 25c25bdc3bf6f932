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

const TOLD = `
  p.id, p.department, p."firstName", p."lastName", p.email, p.phone, p.function, p.volets,
  p."charterState", p."charterSignedOn", p."withdrawnOn",
  case when p."charterLapsedOn" is not null then json_build_object('on', p."charterLapsedOn", 'version', p."charterLapsedVersion") end as "charterLapse",
  case when e.id is not null then json_build_object('startsOn', e."startsOn", 'endsOn', e."endsOn") end as employment,
  case when s.id is not null then json_build_object('id', s.id, 'name', s.name,
    'hasRepresentative', s."representativeName" is not null and s."representativeEmail" is not null) end as structure,
  case when c.code is not null then json_build_object('code', c.code, 'name', c.name) end as commune`;

export const PROMENEUR = `${TOLD}, ${REQUIRES} as requires, ${FULFILLED} as fulfilled`;

/** As `PROMENEUR` but for `requires`, which is known: a fraction of the plan. */
export function promeneurWhere(requires: readonly ActiveRequirement[]): string {
  return `${TOLD}, ${fulfilledOf(requires)} as fulfilled`;
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
