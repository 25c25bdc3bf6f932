import type { Network, Verification } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';
import { COMMUNE, FROM, photoOf, PROFILES } from '../public/public-rows';

/** The cards of those slugs (`$1` their départements, `$2` themselves) that are published today. */
export const CARDS = `
  select p.slug, p."firstName", p.volets, p."charterSignedOn", ${PROFILES}, ${photoOf('small')},
    json_build_object('name', s.name, 'commune', ${COMMUNE}) as structure,
    json_build_object('code', d.code, 'name', d.name, 'slug', d.slug) as department
  from ${FROM} join department d on d.code = p.department where p.department = any ($1) and p.slug = any ($2)`;

/**
 * Listed promeneurs by first name (`$1`: the names it may be) where every other word (`$2`) is one of the structure's or the
 * commune's, and there is one at least: a first name alone answers nothing.
 */
export const NAMED = `
  select p.slug from promeneur p
  join employment e on e.department = p.department and e."promeneurId" = p.id
  join structure s on s.department = p.department and s.id = e."structureId"
  left join commune c on c.code = s."communeCode"
  cross join lateral (
    select array(select w from unnest($2::text[]) w where w <> all (string_to_array(p."plainFirstName", ' '))) as words
  ) rest
  where p."plainFirstName" = any ($1) and cardinality(rest.words) > 0
    and rest.words <@ string_to_array(concat_ws(' ', s.plain, c.plain), ' ')
  group by p.slug order by p.slug limit 2`;

export interface FormerRow {
  readonly firstName: string;
  readonly since: IsoDate;
  readonly department: NonNullable<Verification['former']>['department'];
  readonly network: Network;
  /** Null when the card was asked by its slug (`$1`). */
  readonly handle: string | null;
  readonly url: string | null;
}

/**
 * Whoever is no longer listed, by slug (`$1`) or by the keys of a handle (`$2`) or of a page (`$3`), and since when: withdrawn, or without an employment
 * since the last one ended. Nothing of where they work.
 */
export const FORMER = `
  with asked as (
    select p.department, p.id, null::text as network, null::text as handle, null::text as url from promeneur p
    where $1::text is not null and p.department = split_part($1, '-', 1) and p.slug = $1
    union all
    select o.department, o."promeneurId", o.network, o.handle, o.url from online_profile o
    where $1 is null and (o."handleKey" = any ($2) or o."pageKey" = any ($3))
  )
  select p."firstName", gone.since, asked.network, asked.handle, asked.url, json_build_object('code', d.code, 'name', d.name, 'slug', d.slug) as department
  from asked join promeneur p on p.department = asked.department and p.id = asked.id
  join department d on d.code = p.department
  cross join lateral (
    select max(e."endsOn") filter (where e."endsOn" < app_today()) as ended, coalesce(bool_or(coalesce(e."endsOn", 'infinity') >= app_today()), false) as works
    from employment e where e.department = p.department and e."promeneurId" = p.id
  ) life
  cross join lateral (
    select least(case when p."withdrawnOn" <= app_today() then p."withdrawnOn" end, case when not life.works then life.ended end) as since
  ) gone
  where gone.since is not null order by gone.since desc, p.slug limit 20`;
