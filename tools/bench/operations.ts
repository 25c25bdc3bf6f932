import type { Operation } from './limit.ts';

const publicCard = `
  json_build_object('slug', f.slug, 'firstName', f."firstName", 'structure', json_build_object('name', f.name, 'commune',
      json_build_object('code', f.code, 'name', f.place)), 'volets', f.volets, 'photoUrl', null, 'charterSignedOn', f."charterSignedOn",
    'onlineProfiles', (select json_agg(json_build_object('network', o.network, 'handle', o.handle, 'url', o.url) order by o.network)
      from online_profile o where o.department = f.department and o."promeneurId" = f.id),
    'permanences', (select json_agg(json_build_object('weekday', h.weekday, 'from', h."fromMinute", 'to', h."toMinute", 'network', h.network))
      from permanence h where h.department = f.department and h."promeneurId" = f.id))`;

/** The operations of the directory that `performance.md` sets a target for. */
export const operations: readonly Operation[] = [
  {
    name: 'public search and total',
    path: '/api/public/directory?department=88&q=hugo&size=24',
    signedIn: false,
    target: { p50: 1.4, share: 0.75 },
    sql: `
      with found as materialized (
        select p.id, p.department, p.slug, p."firstName", p.volets, p."charterSignedOn", s.name, c.code, c.name as place
        from promeneur p
        join employment e on e.department = p.department and e."promeneurId" = p.id and e."startsOn" <= current_date and coalesce(e."endsOn" >= current_date, true)
        join structure s on s.department = p.department and s.id = e."structureId" left join commune c on c.code = s."communeCode"
        where p.department = $1 and p."charterState" = 'complete' and p."withdrawnOn" is null
          and concat_ws(' ', p."plainFirstName", s.plain, c.plain) like $2)
      select json_build_object('total', (select count(*) from found), 'items', (select json_agg(${publicCard})
        from (select * from found order by "firstName" collate "fr-x-icu", name collate "fr-x-icu", slug limit 24) f))::text as body`,
    parameters: ['88', '%hugo%'],
  },
  {
    name: 'list of one département',
    path: '/api/promeneurs?size=100',
    signedIn: true,
    target: { p50: 1.6, share: 0.7 },
    sql: `
      select json_build_object('total', (select count(*) from promeneur where department = $1), 'items', (select json_agg(json_build_object(
          'id', p.id, 'department', p.department, 'firstName', p."firstName", 'lastName', p."lastName", 'email', p.email, 'phone', p.phone,
          'function', p.function, 'volets', p.volets, 'charterState', p."charterState", 'charterSignedOn', p."charterSignedOn",
          'structure', json_build_object('id', s.id, 'name', s.name), 'commune', json_build_object('code', c.code, 'name', c.name)))
        from (select * from promeneur where department = $1 order by "lastName" collate "fr-x-icu", "firstName" collate "fr-x-icu", id limit 100) p
        left join lateral (select * from employment e where e.department = p.department and e."promeneurId" = p.id order by e."startsOn" desc limit 1) e on true
        left join structure s on s.department = e.department and s.id = e."structureId" left join commune c on c.code = s."communeCode"))::text as body`,
    parameters: ['88'],
  },
];
