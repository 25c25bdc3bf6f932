import type { CoverageKind } from '@promenade/directory/model';
import { TODAY } from '../promeneur-rows';

const LIVE = `coalesce(e."startsOn" <= ${TODAY}, true) and coalesce(e."endsOn" >= ${TODAY}, true)`;

/** Listed promeneurs: complete charter, live employment, not withdrawn. $2 = the volet, if one is asked for. */
export const LISTED = `
  select p.id, p.department, p.volets from promeneur p
  where p."charterState" = 'complete' and coalesce(p."withdrawnOn" > ${TODAY}, true) and ($2::text is null or p.volets @> array[$2::text])
    and exists (select from employment e where e.department = p.department and e."promeneurId" = p.id and ${LIVE})`;

/** Where each of them is: the communes of their structures of today, then those they say they serve. */
export const PRESENT_AT = `
  select p.id as person, p.volets, s."communeCode" as commune, s."qpvId" as quarter, true as located
  from people p join employment e on e.department = p.department and e."promeneurId" = p.id and ${LIVE}
    join structure s on s.department = e.department and s.id = e."structureId"
  where s."communeCode" is not null
  union all
  select p.id, p.volets, c.code, null, false
  from people p join promeneur_territory t on t.department = p.department and t."promeneurId" = p.id
    join commune c on c.department = t.code where t.kind = 'department'
  union all
  select p.id, p.volets, t.code, null, false
  from people p join promeneur_territory t on t.department = p.department and t."promeneurId" = p.id where t.kind = 'commune'
  union all
  select p.id, p.volets, c.code, null, false
  from people p join promeneur_territory t on t.department = p.department and t."promeneurId" = p.id
    join commune c on c."epciCode" = t.code where t.kind = 'epci'`;

const HERE = `($1::text is null or c.department = $1)`;

/** Each area, whether anybody is there or not. */
export const AREAS: Readonly<Record<CoverageKind, string>> = {
  commune: `select c.code as id, c.department, 'commune' as kind, c.name, g.name as within, 1 as communes, c.population
    from commune c left join epci g on g.code = c."epciCode" where ${HERE}`,
  // Of the communes of the département that it has: an EPCI may go beyond.
  epci: `select g.code as id, min(c.department) as department, 'epci' as kind, g.name, null as within, count(*)::int as communes,
      sum(c.population)::int as population
    from commune c join epci g on g.code = c."epciCode" where ${HERE} group by g.code`,
  ctg: `select t.id::text, t.department, 'ctg' as kind, t.name, null as within, cardinality(t."communeCodes") as communes,
      (select sum(c.population)::int from commune c where c.code = any(t."communeCodes")) as population
    from territory t where t.kind = 'ctg'`,
  // A quarter is a part of a commune: how many live there is not known here.
  qpv: `select t.id::text, t.department, 'qpv' as kind, t.name, t.code as within, cardinality(t."communeCodes") as communes, null::int as population
    from territory t where t.kind = 'qpv'`,
};

/** Who is in which area. Whoever serves a commune is not for that in each of its quarters: a quarter has those of its structures. */
export const PLACES: Readonly<Record<CoverageKind, string>> = {
  commune: `select at.commune as area, at.person, at.volets, at.located from at`,
  epci: `select c."epciCode" as area, at.person, at.volets, at.located from at join commune c on c.code = at.commune where ${HERE}`,
  ctg: `select t.id::text as area, at.person, at.volets, at.located
    from territory t cross join unnest(t."communeCodes") as lies (commune) join at on at.commune = lies.commune where t.kind = 'ctg'`,
  qpv: `select at.quarter::text as area, at.person, at.volets, at.located from at where at.quarter is not null`,
};
