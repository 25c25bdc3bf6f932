import { Injectable } from '@nestjs/common';
import type { DepartmentProgress, DepartmentProgressList, DepartmentProgressQuery } from '@promenade/charter/model';
import { Database } from '@promenade/platform/api';
import { plain } from '@promenade/platform/model';
import { LEFT, MEMBERS } from './campaign-rows';

const TODAY = '(select app_today())';
const IN_FORCE = `v.state = 'published' and v."effectiveOn" <= ${TODAY}`;
const counted = (condition: string, name: string) => `count(*) filter (where ${condition})::int as ${name}`;

/**
 * Where each département of the network is, in one reading. What has to be signed is the last national text in force that asks for it;
 * a version rests on itself when it is national, else on its core, else on none. $1: the state, $2: words of the name or the code.
 */
const DEPARTMENTS = `
  with standing as (
    select v.id, v.department, v.number, v.title, k.number as core from charter_version v
    left join charter_version k on k.id = coalesce(v."coreId", case when v.department is null then v.id end) where ${IN_FORCE}
  ), core as (
    select id, department, number, title from standing where department is null order by number desc limit 1
  ), required as (
    select max(v.number) as number from charter_version v where v.department is null and v.material and ${IN_FORCE}
  ), place as (
    select p.department, ${counted(`p."charterState" = 'complete' and s.core < (select number from required) and not ${LEFT}`, 'older')}
    from promeneur p left join standing s on s.id = p."charterVersionId" group by p.department
  ), latest as (
    select distinct on (c.department) c.*, s.core from charter_campaign c join standing s on s.id = c."versionId"
    where c.state <> 'cancelled' order by c.department, c."openedAt" desc, c.id
  ), progress as (
    select k."campaignId", count(*)::int as members, ${counted('k."requestId" is not null', 'asked')}, ${counted(`k.state = 'signed'`, 'signed')},
      ${counted(`k.state in ('awaiting-structure', 'awaiting-promeneur', 'refused', 'expired') and k."lapsedOn" is null and l."deadlineOn" < ${TODAY}`, 'late')},
      ${counted('k."lapsedOn" is not null', 'lapsed')}
    from (${MEMBERS} where m."campaignId" in (select id from latest)) k join latest l on l.id = k."campaignId" group by k."campaignId"
  ), told as (
    select d.code as department, d.name, t.core as "coreNumber", t.version, place.older, l.id, l."openedOn", l."deadlineOn", l."graceEndsOn",
      coalesce(t.version ->> 'department' is not null and t.core < (select number from core), false) as "toCarryOver",
      case when t.core is not null and place.older > 0 and coalesce(l.core, 0) < (select number from required) then 'not-open'
        when l.id is null then 'nothing' when l.state = 'closed' then 'closed' when l."deadlineOn" < ${TODAY} then 'grace' else 'running' end as standing
    from place join department d on d.code = place.department left join latest l on l.department = place.department
    left join lateral (
      select s.core, json_build_object('id', s.id, 'department', s.department, 'number', s.number, 'title', s.title) as version from standing s
      where s.department is null or s.department = d.code order by (s.department is not null) desc, s.number desc limit 1
    ) t on true
  )
  select w.department, w.standing, w.version, w."coreNumber", w."toCarryOver", case when w.standing = 'not-open' then w.older else 0 end as "toAsk",
    case when w.standing <> 'not-open' and w.id is not null then json_build_object('id', w.id, 'openedOn', w."openedOn",
      'deadlineOn', w."deadlineOn", 'graceEndsOn', w."graceEndsOn") end as campaign,
    case when w.standing <> 'not-open' and w.id is not null then json_build_object('members', coalesce(g.members, 0), 'asked', coalesce(g.asked, 0),
      'signed', coalesce(g.signed, 0), 'late', coalesce(g.late, 0), 'lapsed', coalesce(g.lapsed, 0)) end as counts
  from told w left join progress g on g."campaignId" = w.id
  where ($1::text is null or w.standing = $1)
    and ($2::text is null or lower(w.department) = $2 or position($2 in regexp_replace(unaccent(lower(w.name)), '[^a-z0-9]+', ' ', 'g')) > 0)
  order by array_position(array['not-open', 'grace', 'running', 'closed', 'nothing'], w.standing), w.department`;

const CORE = `select v.id, v.department, v.number, v.title from charter_version v where v.department is null and ${IN_FORCE}
  order by v.number desc limit 1`;

/** What the national level sees of campaigns: a line a département, figures and nobody's name. */
@Injectable()
export class DepartmentsProgress {
  constructor(private readonly database: Database) {}

  async list({ state, q }: DepartmentProgressQuery): Promise<DepartmentProgressList> {
    const items = await this.database.query<DepartmentProgress>(DEPARTMENTS, [state ?? null, q === undefined ? null : plain(q)]);
    const [core] = await this.database.query<NonNullable<DepartmentProgressList['core']>>(CORE);
    return { items, total: items.length, page: 1, size: Math.max(items.length, 1), core: core ?? null, totals: totalsOf(items) };
  }
}

function totalsOf(items: readonly DepartmentProgress[]): DepartmentProgressList['totals'] {
  const totals = { members: 0, asked: 0, signed: 0, late: 0, lapsed: 0, notOpen: 0 };
  for (const { standing, counts } of items) {
    if (standing === 'not-open') totals.notOpen += 1;
    for (const key of ['members', 'asked', 'signed', 'late', 'lapsed'] as const) totals[key] += counts?.[key] ?? 0;
  }
  return totals;
}
