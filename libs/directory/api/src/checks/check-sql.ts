import { privateNetworks } from '@promenade/directory/model';
import { TODAY } from '../today-sql';

/** Profiles that are pages: an address or a number has nothing to be looked at. `o` is the online profile. */
export const IS_CHECKED = `o.network not in (${privateNetworks.map((network) => `'${network}'`).join(', ')})`;

/** Months for which what was seen holds: the département's setting, in force today. `p` is the promeneur. */
const MONTHS = `coalesce((select (t.value #>> '{}')::int from setting t where t.department = p.department and t.key = 'profileCheckMonths'
  and t."fromOn" <= ${TODAY} order by t."fromOn" desc limit 1), 12)`;

/**
 * What is asked of the profiles of `p`: the items of the charter they signed, else of the département's last in force, else of the
 * national one's. Gives `asked."versionId"`, `asked.items` (none when no charter asks anything) and `asked.months`.
 */
export const ASKED = `
  left join lateral (
    select v."versionId", v.items, ${MONTHS} as months from charter_profile_items v
    where (v.department = p.department or v.department is null)
      and (v."versionId" = p."charterVersionId" or v."effectiveOn" <= ${TODAY})
    order by (v."versionId" = p."charterVersionId") is true desc, v.department nulls last, v.number desc
    limit 1
  ) asked on true`;

const CHANGED_ON = `(o."changedAt" at time zone 'Europe/Paris')::date`;
const DUE_ON = `(k."verifiedOn" + make_interval(months => asked.months))::date`;

/** As `pointColour`, ranked: 0 red, 1 amber, 2 green. A test compares the two. */
const RANK = `case
  when k.met is false or (k.met is null and k."declaredAt" is null) then 0
  when k.met is null or k."verifiedOn" < ${CHANGED_ON} or ${DUE_ON} <= ${TODAY} then 1
  else 2 end`;

const POINTS = `
  jsonb_array_elements(asked.items) with ordinality i (item, place)
  left join profile_check k on k.department = o.department and k."onlineProfileId" = o.id and k."itemKey" = i.item ->> 'key'`;

/** A profile `o` of `p` with its points: `rank` (0 red, 1 amber, 2 green, null when nothing is asked), `dueOn`, `points`. */
export const CHECKED = `
  left join lateral (
    select min(${RANK}) as rank, min(${DUE_ON}) as "dueOn",
      coalesce(json_agg(json_build_object('key', i.item ->> 'key', 'label', i.item ->> 'label', 'declaredAt', k."declaredAt",
        'verifiedOn', k."verifiedOn", 'met', k.met, 'evidenceUrl', k."evidenceUrl", 'hasScreenshot', k.screenshot is not null,
        'note', k.note) order by i.place), '[]') as points
    from ${POINTS}
  ) checked on true`;

/** What PostgreSQL tells of a profile; the colours are the rule's. */
export const CHECKED_PROFILE = `json_build_object('id', o.id, 'network', o.network, 'handle', o.handle, 'url', o.url,
  'changedOn', ${CHANGED_ON}, 'points', coalesce(checked.points, '[]'))`;

/**
 * Whether `p` fulfils `verified-profile` (S2-37): at least one public profile, and each of them green. For `factsOf`, and for the
 * state `active` of lists: `REQUIRES` less what is fulfilled.
 */
export const PROFILE_VERIFIED = `coalesce((
  select bool_and(coalesce(checked.rank, 0) = 2) from online_profile o ${ASKED} ${CHECKED}
  where o.department = p.department and o."promeneurId" = p.id and ${IS_CHECKED}), false)`;
