import { alertDays, type MissingField, type PromeneurFilter, type PromeneurState } from '@promenade/directory/model';
import { IS_CHECKED } from './checks/check-sql';
import { Filters, searched } from './filters';
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

/** The communes of a territory that is not a quarter; `n` is the commune. */
function communesOf(territory: string, place: string): string {
  if (territory.includes('-'))
    return `n.code = any(array(select unnest(t."communeCodes") from territory t where t.id = ${place} and t.kind = 'ctg'))`;
  if (territory.length === 9) return `n."epciCode" = ${place}`;
  return `n.code = ${place}`;
}

/** As the coverage counts (`coverage-sql.ts`): whoever goes to all of an EPCI or of a département goes to each of its communes. */
function present(filters: Filters, territory: string | undefined): void {
  if (territory === undefined) return;
  const place = filters.place(territory);
  const goes = (codes: string) => `exists (select from promeneur_territory w
    where w.department = p.department and w."promeneurId" = p.id and w.code = any(${codes}))`;
  if (territory.length <= 3) return void filters.also(goes(`array[${place}]`));
  // Arrays that depend on no row: looked for once a query. A code says by its length of what it is.
  const here = communesOf(territory, place);
  const around = `array(select x from commune n cross join lateral unnest(array[n.code, n."epciCode", n.department]) x where ${here})`;
  const quarter = territory.includes('-') ? ` or s."qpvId" = ${place}` : '';
  filters.also(`(s."communeCode" = any(array(select n.code from commune n where ${here})) or ${goes(around)}${quarter})`);
}

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
  present(filters, query.territory);
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
