import { type ActiveRequirement, onboardingKeys } from '@promenade/directory/model';
import { PROFILE_VERIFIED } from './checks/check-sql';
import { TODAY } from './today-sql';

/** The setting `activeRequires` of a département, in force today; null in it follows the default. @param department an expression */
export function requiredIn(department: string): string {
  return `coalesce((select nullif(t.value, 'null') from setting t where t.department = ${department} and t.key = 'activeRequires'
  and t."fromOn" <= ${TODAY} order by t."fromOn" desc limit 1), '[]')`;
}
export const REQUIRES = requiredIn('p.department');

const STEPS = onboardingKeys.map((key) => `'${key}'`).join(', ');

/** What each requirement reads of `p` and of the employer `s`; `verified-profile` is the checks' own. */
const FULFILS: Record<ActiveRequirement, string> = {
  photo: `p."photoId" is not null`,
  'verified-profile': PROFILE_VERIFIED,
  onboarding: `(select count(*) from checklist_mark k where k.department = p.department and k."promeneurId" = p.id
    and k.list = 'onboarding' and k.step in (${STEPS})) = ${onboardingKeys.length}`,
  convention: `coalesce(s."conventionStartsOn" <= ${TODAY} and coalesce(s."conventionEndsOn" >= ${TODAY}, true), false)`,
};
const cases = Object.entries(FULFILS).map(([requirement, condition]) => `when '${requirement}' then ${condition}`);

/** Of what is required, what is fulfilled, and nothing else: a département that requires nothing pays for nothing. */
export const FULFILLED = `(select coalesce(jsonb_agg(r.name), '[]') from jsonb_array_elements_text(${REQUIRES}) r (name)
  where case r.name ${cases.join(' ')} end)`;

/** The second of the two where what is required is known beforehand: the others are then neither planned nor begun. */
export function fulfilledOf(requires: readonly ActiveRequirement[]): string {
  const met = requires.map((requirement) => `case when ${FULFILS[requirement]} then '${requirement}' end`);
  return met.length ? `to_jsonb(array_remove(array[${met.join(', ')}]::text[], null))` : `'[]'::jsonb`;
}

/** Whether everything required is there: what makes an active promeneur of a listed one. Says the same as `stateOf`. */
export const IS_FULFILLED = `not exists (select from jsonb_array_elements_text(${REQUIRES}) r (name)
  where (case r.name ${cases.join(' ')} end) is not true)`;
