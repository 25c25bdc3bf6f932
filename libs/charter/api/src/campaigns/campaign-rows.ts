import { type Campaign, type CampaignCounts, campaignStateOf, type MemberState } from '@promenade/charter/model';
import type { IsoDate } from '@promenade/platform/model';

/** A campaign as it is kept. */
export interface CampaignRow {
  readonly id: string;
  readonly department: string;
  readonly versionId: string;
  readonly version: Campaign['version'];
  readonly state: 'open' | 'closed' | 'cancelled';
  readonly openedOn: IsoDate;
  readonly deadlineOn: IsoDate;
  readonly graceEndsOn: IsoDate;
  readonly reminderDays: number[];
  readonly message: string | null;
  readonly closedAt: Date | null;
}

export const CAMPAIGN = `
  select c.id, c.department, c."versionId", c.state, c."openedOn", c."deadlineOn", c."graceEndsOn", c."reminderDays", c.message, c."closedAt",
    json_build_object('id', v.id, 'department', v.department, 'number', v.number, 'title', v.title) as version
  from charter_campaign c join charter_version v on v.id = c."versionId"`;

const TODAY = '(select app_today())';
const day = (instant: string) => `(${instant} at time zone 'Europe/Paris')::date`;

/** `p` is out of the network today: what they did not sign is nobody's affair any more. */
export const LEFT = `(coalesce(p."withdrawnOn" <= ${TODAY}, false) or not exists (
  select from employment e where e.department = p.department and e."promeneurId" = p.id
    and coalesce(e."startsOn" <= ${TODAY}, true) and coalesce(e."endsOn" >= ${TODAY}, true)))`;

const STATE = `case
  when r.state = 'complete' then 'signed'
  when ${LEFT} then 'left'
  when r.id is null then 'not-asked'
  when r.state in ('refused', 'expired') then r.state
  when rep."signedAt" is null then 'awaiting-structure'
  else 'awaiting-promeneur' end`;

/**
 * Members with where each of them stands; `where` goes after it, over `m`. Each neighbour is looked up by its key (`limit 1`): right after
 * thousands were written the base knows nothing of them yet, and would compare every member with every request.
 */
export const MEMBERS = `
  select m.id, m.department, m."campaignId", m."promeneurId", p."firstName", p."lastName", p.plain, s.id as "structureId", s.name as "structureName",
    ${STATE} as state, m.reason, m."requestId", m."formerRequestId", m.notices, m."noticedOn",
    ${day('r."completedAt"')} as "signedOn", case when rep."signedAt" is null then rep."remindedOn" else pro."remindedOn" end as "remindedOn",
    ${day('m."lapsedAt"')} as "lapsedOn", m."askedHere"
  from charter_campaign_member m
  join lateral (select * from promeneur p where p.department = m.department and p.id = m."promeneurId" limit 1) p on true
  left join lateral (select s.id, s.name from structure s where s.department = m.department and s.id = m."structureId" limit 1) s on true
  left join lateral (select r.id, r.state, r."completedAt" from signature_request r
    where r.department = m.department and r.id = m."requestId" limit 1) r on true
  left join lateral (select g."signedAt", g."remindedOn" from signatory g where g."requestId" = m."requestId" and g.position = 1 limit 1) rep on true
  left join lateral (select g."remindedOn" from signatory g where g."requestId" = m."requestId" and g.position = 2 limit 1) pro on true`;

export interface MemberRow {
  readonly id: string;
  readonly department: string;
  readonly campaignId: string;
  readonly promeneurId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly structureId: string | null;
  readonly structureName: string | null;
  readonly state: MemberState;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly formerRequestId: string | null;
  readonly notices: number[];
  readonly noticedOn: IsoDate | null;
  readonly signedOn: IsoDate | null;
  readonly remindedOn: IsoDate | null;
  readonly lapsedOn: IsoDate | null;
  readonly askedHere: boolean;
}

const counted = (condition: string, name: string) => `count(*) filter (where ${condition})::int as "${name}"`;

/** How many are where, campaign by campaign. */
export const COUNTS = `
  select k."campaignId", count(*)::int as members, ${counted(`k."requestId" is not null`, 'asked')}, ${counted(`k.state = 'signed'`, 'signed')},
    ${counted(`k.state = 'awaiting-structure'`, 'awaitingStructure')}, ${counted(`k.state = 'awaiting-promeneur'`, 'awaitingPromeneur')},
    ${counted(`k.state = 'refused'`, 'refused')}, ${counted(`k.state = 'expired'`, 'expired')}, ${counted(`k.state = 'not-asked'`, 'notAsked')},
    ${counted(`k.state = 'left'`, 'left')}, ${counted(`k."lapsedOn" is not null`, 'lapsed')}
  from (${MEMBERS} where m."campaignId" = any($1::uuid[])) k group by k."campaignId"`;

/** Progress by structure, the furthest behind first. */
export const PROGRESS = `
  select k."structureId" as id, k."structureName" as name, count(*)::int as members, ${counted(`k.state = 'signed'`, 'signed')},
    ${counted(`k.state = 'awaiting-structure'`, 'awaitingStructure')}, ${counted(`k.state = 'awaiting-promeneur'`, 'awaitingPromeneur')},
    ${counted(`k.state not in ('signed', 'awaiting-structure', 'awaiting-promeneur')`, 'others')}
  from (${MEMBERS} where m."campaignId" = $1) k where k."structureId" is not null
  group by k."structureId", k."structureName"
  order by count(*) filter (where k.state in ('awaiting-structure', 'awaiting-promeneur', 'refused', 'expired')) desc, k."structureName" collate "fr-x-icu", k."structureId"`;

export const noCounts: CampaignCounts = {
  ...{ members: 0, asked: 0, signed: 0, awaitingStructure: 0, awaitingPromeneur: 0 },
  ...{ refused: 0, expired: 0, notAsked: 0, left: 0, lapsed: 0 },
};

export function told(row: CampaignRow, counts: CampaignCounts, today: IsoDate): Campaign {
  const { id, department, version, openedOn, deadlineOn, graceEndsOn, reminderDays, message, closedAt } = row;
  const state = campaignStateOf(row, today);
  return {
    ...{ id, department, version, state, openedOn, deadlineOn, graceEndsOn, reminderDays, message },
    closedAt: closedAt && closedAt.toISOString(),
    counts,
  };
}
