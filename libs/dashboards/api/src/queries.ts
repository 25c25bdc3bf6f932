/** The fourteen figures in one pass over the view. $1 = twelve months ago, $2 = today. */
export const FIGURES = `
  with people as (select * from figures_directory)
  select
    (count(*) filter (where present))::int as "promeneurs-total",
    (count(*) filter (where present and 'youth' = any(volets)))::int as "promeneurs-youth",
    (count(*) filter (where present and 'parenting' = any(volets)))::int as "promeneurs-parenting",
    (count(*) filter (where present and "charterState" = 'complete'))::int as "promeneurs-listed",
    (count(*) filter (where present and "charterState" in ('awaiting-structure', 'awaiting-promeneur')))::int as "promeneurs-awaiting-signature",
    (select count(*)::int from structure where "mergedInto" is null) as "structures-total",
    (count(distinct "structureId") filter (where present))::int as "structures-with-a-promeneur",
    (count(*) filter (where present and "charterState" = 'complete'))::int as "charters-complete",
    (count(*) filter (where present and "charterState" in ('awaiting-structure', 'awaiting-promeneur')))::int as "charters-pending",
    (count(*) filter (where present and "charterState" = 'missing'))::int as "charters-missing",
    (count(distinct "communeCode") filter (where present))::int as "communes-covered",
    (count(*) filter (where "arrivedOn" > $1::date and "arrivedOn" <= $2::date))::int as "arrivals-12-months",
    (count(*) filter (where "leftOn" > $1::date and "leftOn" < $2::date))::int as "departures-12-months",
    round(coalesce(sum("weeklyMinutes") filter (where present), 0) / 60.0, 2)::float8 as "weekly-hours-mandated",
    (count(*) filter (where present and "communeCode" is null))::int as unplaced
  from people`;

/**
 * The network at the end of each of twelve months: who was employed that day, and who of them had signed by then.
 * $1 = first days of the months, $2 = the day each is looked at. An employment of unknown start counts from the first month.
 */
export const MONTHS = `
  select to_char(month, 'YYYY-MM-DD') as month, count(distinct e."promeneurId")::int as promeneurs,
    (count(distinct e."promeneurId") filter (where p."charterSignedOn" <= day))::int as charters
  from unnest($1::date[], $2::date[]) as at (month, day)
  left join (employment e join promeneur p on p.id = e."promeneurId")
    on coalesce(e."startsOn", '-infinity') <= day and coalesce(e."endsOn", 'infinity') >= day and coalesce(p."withdrawnOn", 'infinity') > day
  group by month order by month`;

export const COVERAGE = `
  select json_build_object('code', c.code, 'name', c.name) as commune,
    case when e.code is not null then json_build_object('code', e.code, 'name', e.name) end as epci,
    c.department, c.population, c.latitude, c.longitude,
    count(distinct f."structureId")::int as structures, count(*)::int as promeneurs,
    (count(*) filter (where 'youth' = any(f.volets)))::int as youth,
    (count(*) filter (where 'parenting' = any(f.volets)))::int as parenting,
    (count(*) filter (where f."charterState" = 'complete'))::int as listed
  from figures_directory f join commune c on c.code = f."communeCode" left join epci e on e.code = c."epciCode"
  where f.present
  group by c.code, e.code order by c.department, c.name collate "fr-x-icu", c.code`;

/** Where the communes of a département lie, of those that GeoNames places. */
export const BACKDROP = `
  select array[latitude, longitude] as at from commune where department = $1 and latitude is not null order by code`;
