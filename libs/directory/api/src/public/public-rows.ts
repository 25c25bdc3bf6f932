import type { Ground, Network, Volet, Week } from '@promenade/directory/model';
import { timeOfMinute } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';

/** Row-level security leaves only what is published here: promeneurs listed today, their live employments, their open profiles. */
export const FROM = `
  promeneur p
  join lateral (
    select e."structureId" from employment e where e.department = p.department and e."promeneurId" = p.id
    order by e."startsOn" desc nulls last, e.id limit 1
  ) e on true
  join structure s on s.department = p.department and s.id = e."structureId"
  left join commune c on c.code = s."communeCode"`;

/** A slot as it crosses the wire from PostgreSQL: `[weekday, from, to, network, audience, onHolidays]`. */
type SlotRow = readonly [number, number, number, Network | null, Volet[], boolean];

export interface WeekRow {
  readonly slots: readonly SlotRow[];
  readonly absences: readonly (readonly [IsoDate, IsoDate])[];
}

/** The week of a promeneur, and the days they are away from today on; `p` is the alias of the table. */
export const WEEK = `
  (select coalesce(json_agg(json_build_array(m.weekday, m."fromMinute", m."toMinute", m.network, m.audience, m."onHolidays")
      order by m.weekday, m."fromMinute"), '[]')
    from permanence m where m.department = p.department and m."promeneurId" = p.id) as slots,
  (select coalesce(json_agg(json_build_array(a."startsOn", a."endsOn")), '[]')
    from absence a where a.department = p.department and a."promeneurId" = p.id and a."endsOn" >= (select app_today())) as absences`;

export function weekOf({ slots, absences }: WeekRow): Week {
  return {
    permanences: slots.map(([weekday, from, to, network, audience, onHolidays]) => ({
      weekday,
      from: timeOfMinute(from),
      to: timeOfMinute(to),
      network,
      audience,
      onHolidays,
    })),
    absences: absences.map(([startsOn, endsOn]) => ({ startsOn, endsOn })),
  };
}

/** Where a photo that may be shown is found; its address changes with it, so that it can be kept for long. */
export function photoUrlOf(size: 'small' | 'large'): string {
  return `case when p."publicPhotoId" is not null
    then '/api/public/photos/' || p.slug || '?size=${size}&v=' || left(p."publicPhotoId"::text, 8) end`;
}
export const photoOf = (size: 'small' | 'large'): string => `${photoUrlOf(size)} as "photoUrl"`;

/** That of their structure; its address changes with it. */
export const LOGO = `(select '/api/public/logos/' || p.slug || '?v=' || left(g.sha256, 8)
  from logo g where g.department = s.department and g."structureId" = s.id)`;

export const ONLINE_PROFILES = `
  (select coalesce(json_agg(json_build_object('network', o.network, 'handle', o.handle, 'url', o.url) order by o.network, o.handle), '[]')
    from online_profile o where o.department = p.department and o."promeneurId" = p.id)`;
export const PROFILES = `${ONLINE_PROFILES} as "onlineProfiles"`;

export const COMMUNE = `case when c.code is not null then json_build_object('code', c.code, 'name', c.name) end`;

/** Where they work and whom they serve besides, to tell how near they are. */
export interface PlacedRow {
  readonly commune: Ground | null;
  readonly serves: readonly string[];
}

export const PLACED = `
  case when c.code is not null
    then json_build_object('code', c.code, 'epciCode', c."epciCode", 'latitude', c.latitude, 'longitude', c.longitude) end as commune,
  (select coalesce(json_agg(t.code), '[]') from promeneur_territory t
    where t.department = p.department and t."promeneurId" = p.id and t.kind <> 'department') as serves`;
