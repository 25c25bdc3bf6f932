import { alertDays, type MissingField, type PromeneurFilter, type PromeneurState } from '@promenade/directory/model';
import { IS_CHECKED } from './checks/check-sql';
import { Filters, ofTerritory, searched } from './filters';
import { HAS_LEFT, TODAY } from './promeneur-rows';
import { IS_FULFILLED } from './requirements-sql';

const WORDS = `concat_ws(' ', p.plain, p.email, s.plain, c.plain)`;

/** The conditions say the same as `stateOf`; `listed` takes the active ones too, for they are listed. */
const ofState: Record<PromeneurState, string> = {
  left: HAS_LEFT,
  unsigned: `not ${HAS_LEFT} and p."charterState" = 'missing'`,
  'awaiting-structure': `not ${HAS_LEFT} and p."charterState" = 'awaiting-structure'`,
  'awaiting-promeneur': `not ${HAS_LEFT} and p."charterState" = 'awaiting-promeneur'`,
  listed: `not ${HAS_LEFT} and p."charterState" = 'complete'`,
  active: `not ${HAS_LEFT} and p."charterState" = 'complete' and ${IS_FULFILLED}`,
};

/** Of the record itself, then of the employer of today. */
const lacks: Record<MissingField, string> = {
  email: `p.email is null`,
  phone: `p.phone is null`,
  function: `p.function is null`,
  volets: `p.volets = '{}'`,
  structure: `e.live is not true`,
  commune: `e.live and c.code is null`,
  'weekly-hours': `e.live and e."weeklyMinutes" is null`,
  profile: `not exists (select from online_profile o where o.department = p.department and o."promeneurId" = p.id and ${IS_CHECKED})`,
  permanence: `not exists (select from permanence s where s.department = p.department and s."promeneurId" = p.id)`,
  photo: `p."photoId" is null`,
};
const ofEmployer: readonly MissingField[] = ['structure', 'commune', 'weekly-hours'];

/** The employment of today ends soon, and nothing follows it. */
export const IS_ENDING = `(e."endsOn" <= ${TODAY} + ${alertDays.ending} and not exists (select from employment n
  where n.department = p.department and n."promeneurId" = p.id and coalesce(n."endsOn" > e."endsOn", true)))`;

/** Their first employment begins within this year; who came before is not known to be new. */
const IS_NEW = `(select date_trunc('year', min(coalesce(n."startsOn", '-infinity'))) from employment n
  where n.department = p.department and n."promeneurId" = p.id) = date_trunc('year', ${TODAY})`;

/** What is asked of the employment of today. */
function ofEmployments(filters: Filters, { missing, ending }: PromeneurFilter): void {
  if (missing && ofEmployer.includes(missing)) filters.also(lacks[missing]);
  if (ending) filters.also(`not ${HAS_LEFT} and ${IS_ENDING}`);
}

/** Which promeneurs: what a filter says, or those named, or both. */
export type Asked = PromeneurFilter & { readonly ids?: readonly string[] | undefined };

/** What is asked of `WITH_EMPLOYER`; `looksAtEmployers` when a condition is about more than the record. */
export function promeneurFilters(query: Asked): { readonly filters: Filters; readonly looksAtEmployers: boolean } {
  const filters = new Filters();
  searched(filters, query.q, WORDS, `c."postalCodes"`);
  ofTerritory(filters, query.territory, 'c');
  filters.when(query.structure, (place) => `s.id = ${place}`);
  if (query.state) filters.also(`(${ofState[query.state]})`);
  ofEmployments(filters, query);
  const looksAtEmployers = !filters.isEmpty;
  if (query.missing && !ofEmployer.includes(query.missing)) filters.also(lacks[query.missing]);
  filters.when(query.ids, (place) => `p.id = any(${place}::uuid[])`);
  filters.when(query.volet, (place) => `p.volets @> array[${place}]`);
  if (query.hasAccount) filters.also(`p."accountId" is ${query.hasAccount === 'yes' ? 'not null' : 'null'}`);
  if (query.arrived) filters.also(IS_NEW);
  filters.when(
    query.tag,
    (place) => `exists (select from promeneur_tag m join tag t on t.department = m.department and t.id = m."tagId"
    where m.department = p.department and m."promeneurId" = p.id and t.id = ${place} and t."removedAt" is null)`,
  );
  return { filters, looksAtEmployers };
}
