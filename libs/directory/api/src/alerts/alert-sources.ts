import { alertDays, onboardingKeys } from '@promenade/directory/model';
import { ASKED, CHECKED, IS_CHECKED } from '../checks/check-sql';
import { IS_ENDING } from '../promeneur-filters';
import { HAS_LEFT, TODAY, WITH_EMPLOYER } from '../promeneur-rows';
import { incomplete } from './alert-gaps';
import { coordinator, day, EMPLOYS, lacking, NAME, none, PRESENT, type Source } from './alert-source';

const LIVE_PROFILES = `${WITH_EMPLOYER} ${ASKED} join online_profile o on o.department = p.department and o."promeneurId" = p.id ${CHECKED}
  where not ${HAS_LEFT} and ${IS_CHECKED} and asked.items is not null`;

/** Whether the département's `activeRequires` names it today. */
const required = (requirement: string) =>
  `coalesce((select t.value ? '${requirement}' from setting t where t.department = p.department and t.key = 'activeRequires'
    and t."fromOn" <= ${TODAY} order by t."fromOn" desc limit 1), false)`;

const voices: readonly Source[] = [
  {
    ...{ kind: 'report-waiting', is: 'bad', roles: ['coordinator', 'caf'], path: '/signalements', query: { state: 'received' } },
    sql: `select r.id, r.number as name, ${day('r."receivedAt"')} as since, ${day('r."receivedAt"')} as "on" from report r where r.state = 'received'`,
  },
  {
    ...{ kind: 'message-waiting', is: 'warn', roles: coordinator, path: '/messages', query: { state: 'new' } },
    sql: `select m.id, '' as name, ${day('m."receivedAt"')} as since, ${day('m."receivedAt"')} as "on" from message m where m.state = 'new'`,
  },
];

/** `pending_procedures` is the charter room's view: of procedures that are not closed, those whose date is past come first. */
const PROCEDURES = `select c.id, c.number as name`;
const procedures: readonly Source[] = [
  {
    ...{ kind: 'procedure-overdue', is: 'bad', roles: coordinator, path: '/chartes/procedures', query: { state: 'overdue' } },
    ...{ single: '/chartes/procedures/:id' },
    sql: `${PROCEDURES}, c."dueOn" + 1 as since, c."dueOn" as "on" from pending_procedures c where c."dueOn" < ${TODAY}`,
  },
  {
    ...{ kind: 'procedure-answered', is: 'warn', roles: coordinator, path: '/chartes/procedures', query: { state: 'answered' } },
    ...{ single: '/chartes/procedures/:id' },
    sql: `${PROCEDURES}, ${day('c."answeredAt"')} as since, c."dueOn" as "on" from pending_procedures c
      where c."dueOn" >= ${TODAY} and c."answeredAt" is not null`,
  },
  {
    ...{ kind: 'own-procedure', is: 'bad', roles: ['promeneur', 'structure'], path: '/chartes/procedures' },
    ...{ single: '/chartes/procedures/:id' },
    sql: `${PROCEDURES}, ${day('coalesce(c."askedAt", c."openedAt")')} as since, c."dueOn" as "on" from pending_procedures c
      where c."answeredAt" is null`,
  },
];

/** What the night found of the files: lost or spoiled ones want a backup; one that nobody knows wants to be read about. */
const files: readonly Source[] = (
  [
    ['file-missing', 'bad', `<> 'orphan'`],
    ['file-unknown', 'info', `= 'orphan'`],
  ] as const
).map(([kind, is, condition]) => ({
  ...{ kind, is, roles: coordinator, path: '/documents/fichiers' },
  sql: `select x.id, coalesce(d.name, '') as name, ${day('x."foundAt"')} as since, ${day('x."foundAt"')} as "on" from document_discrepancy x
    left join document d on d.department = x.department and d.id = x."documentId" where x."closedAt" is null and x.kind ${condition}`,
}));

/** The views are the charter room's: texts to be signed anew, and those who have not signed in a campaign. */
const WAITING = `select w."promeneurId" as id, ${NAME} as name`;
const FROM_WAITING = `charter_campaign_waiting w join (select p.*, e.live from ${PRESENT}) p on p.department = w.department and p.id = w."promeneurId"`;
const campaigns: readonly Source[] = [
  {
    ...{ kind: 'campaign-to-open', is: 'warn', roles: coordinator, path: '/chartes/campagnes/nouvelle' },
    sql: `select o."versionId" as id, o.title as name, o."effectiveOn" as since, o."effectiveOn" as "on" from charter_campaign_to_open o
      where o.department = (select app_department())`,
  },
  {
    // What they signed before ceases to count within fourteen days.
    ...{ kind: 'campaign-lapsing', is: 'bad', roles: coordinator, path: '/chartes/campagnes' },
    sql: `${WAITING}, w."graceEndsOn" - 14 as since, w."graceEndsOn" as "on" from ${FROM_WAITING}
      where w."graceEndsOn" - 14 <= ${TODAY} and w."graceEndsOn" >= ${TODAY}`,
  },
  {
    ...{ kind: 'campaign-late', is: 'warn', roles: coordinator, path: '/chartes/campagnes' },
    sql: `${WAITING}, w."deadlineOn" + 1 as since, w."deadlineOn" as "on" from ${FROM_WAITING}
      where w."deadlineOn" < ${TODAY} and w."graceEndsOn" - 14 > ${TODAY}`,
  },
  {
    ...{ kind: 'own-charter-due', is: 'warn', roles: ['promeneur', 'structure'], path: '/signer', single: '/signer/:id' },
    sql: `select w."requestId" as id, ${NAME} as name, w."openedOn" as since,
        case when w."deadlineOn" >= ${TODAY} then w."deadlineOn" else w."graceEndsOn" end as "on" from ${FROM_WAITING}
      where w.next = case (select app_role()) when 'structure' then 'representative' else 'promeneur' end`,
  },
];

const network: readonly Source[] = [
  {
    ...{ kind: 'profile-conflict', is: 'bad', roles: coordinator, path: '/promeneurs/controles' },
    sql: `select f.id, f.handle as name, f."openedOn" as since, f."openedOn" as "on" from profile_conflict f where f."closedOn" is null`,
  },
  {
    ...{ kind: 'newcomer-waiting', is: 'warn', roles: coordinator, path: '/structures/arrivees', query: { state: 'pending' } },
    sql: `select n.id, n."firstName" || ' ' || n."lastName" as name, ${day('n."proposedAt"')} as since, n."startsOn" as "on"
      from newcomer n where n.state = 'pending'`,
  },
  {
    ...{
      kind: 'change-waiting',
      is: 'warn',
      roles: coordinator,
      path: '/modifications',
      query: { state: 'pending' },
      single: '/modifications/:id',
    },
    sql: `select c.id, coalesce(${NAME}, s.name) as name, ${day('c."proposedAt"')} as since, ${day('c."proposedAt"')} as "on"
      from record_change c left join promeneur p on p.department = c.department and p.id = c."promeneurId"
      left join structure s on s.department = c.department and s.id = c."structureId" where c.state = 'pending'`,
  },
  {
    // An end becomes a fact to tell sixty days before it.
    ...{
      kind: 'employment-ending',
      is: 'warn',
      roles: coordinator,
      path: '/promeneurs',
      query: { ending: 'yes' },
      single: '/promeneurs/:id',
    },
    sql: `select p.id, ${NAME} as name, e."endsOn" - ${alertDays.ending} as since, e."endsOn" as "on" from ${PRESENT} and ${IS_ENDING}`,
  },
  {
    // A charter signed by hand counts once somebody has looked at it (S2-45).
    ...{ kind: 'paper-waiting', is: 'warn', roles: coordinator, path: '/chartes', query: { paper: 'to-check' } },
    ...{ single: '/signer/:id/papier' },
    sql: `select r.id, concat_ws(' ', r.snapshot #>> '{promeneur,firstName}', r.snapshot #>> '{promeneur,lastName}') as name,
        ${day('w."sentAt"')} as since, ${day('w."sentAt"')} as "on"
      from signature_paper w join signature_request r on r.department = w.department and r.id = w."requestId"
      where w.state = 'to-check' and r.state = 'pending'`,
  },
  {
    // Until it is asked again, of somebody who is still there: whoever refused waits for an answer.
    ...{ kind: 'charter-refused', is: 'bad', roles: coordinator, path: '/chartes', query: { state: 'refused' }, single: '/signer/:id' },
    sql: `select r.id, ${NAME} as name, ${day('s."refusedAt"')} as since, ${day('s."refusedAt"')} as "on"
      from signature_request r join signatory s on s.department = r.department and s."requestId" = r.id and s."refusedAt" is not null
      join (select p.*, e.live from ${PRESENT}) p on p.department = r.department and p.id = r."subjectId"
      where r.state = 'refused' and not exists (select from signature_request n where n.department = r.department and n.kind = r.kind
        and n."subjectId" = r."subjectId" and n.id <> r.id and n."askedAt" >= s."refusedAt")`,
  },
  {
    ...{ kind: 'charter-late', is: 'warn', roles: coordinator, path: '/chartes', query: { state: 'pending' } },
    sql: `select p.id, ${NAME} as name, ${day('c."askedAt"')} + ${alertDays.late} as since, ${day('c."askedAt"')} as "on"
      from pending_charters c join (select p.*, e.live from ${PRESENT}) p on p.department = c.department and p.id = c."promeneurId"
      where ${day('c."askedAt"')} < ${TODAY} - ${alertDays.late}`,
  },
  {
    ...{ kind: 'check-due', is: 'info', roles: coordinator, path: '/promeneurs/controles', query: { due: 'yes' } },
    sql: `select o.id, ${NAME} as name, checked."dueOn" as since, checked."dueOn" as "on" from ${LIVE_PROFILES} and checked."dueOn" <= ${TODAY}`,
  },
  {
    ...{ kind: 'check-red', is: 'info', roles: coordinator, path: '/promeneurs/controles', query: { colour: 'red' } },
    sql: `select o.id, ${NAME} as name, ${day('p."createdAt"')} as since, null::date as "on" from ${LIVE_PROFILES} and checked.rank = 0`,
  },
  ...(['promeneur', 'structure'] as const).map((who): Source => ({
    ...{ kind: `charter-awaiting-${who}`, is: 'warn', roles: coordinator, path: '/promeneurs', query: { state: `awaiting-${who}` } },
    sql: `select p.id, ${NAME} as name, ${day('a."askedAt"')} as since, ${day('a."askedAt"')} as "on" from ${WITH_EMPLOYER}
      left join pending_charters a on a.department = p.department and a."promeneurId" = p.id
      where not ${HAS_LEFT} and p."charterState" = 'awaiting-${who}'`,
  })),
  {
    ...{ kind: 'charter-to-ask', is: 'info', roles: coordinator, path: '/promeneurs', query: { state: 'unsigned' } },
    sql: lacking(`p."charterState" = 'missing'`),
  },
  {
    ...{ kind: 'representative-missing', is: 'warn', roles: coordinator, path: '/structures', single: '/structures/:id' },
    sql: `select s.id, s.name, ${day('s."createdAt"')} as since, null::date as "on" from structure s
      where (s."representativeName" is null or s."representativeEmail" is null) and ${EMPLOYS}`,
  },
];

const lacks: readonly Source[] = (
  [
    ['missing-email', 'email', 'warn', `p.email is null`],
    ['missing-phone', 'phone', 'info', `p.phone is null`],
    ['missing-profile', 'profile', 'info', none('online_profile', `and ${IS_CHECKED}`)],
    ['missing-permanence', 'permanence', 'info', none('permanence')],
    ['missing-photo', 'photo', 'info', `p."photoId" is null and ${required('photo')}`],
  ] as const
).map(([kind, missing, is, condition]) => ({
  ...{ kind, is, roles: coordinator, path: '/promeneurs', query: { missing }, single: '/promeneurs/:id' },
  sql: lacking(condition),
}));

const own: readonly Source[] = [
  {
    ...{
      kind: 'own-change-waiting',
      is: 'info',
      roles: ['promeneur', 'structure'],
      path: '/modifications',
      query: { state: 'pending' },
      single: '/modifications/:id',
    },
    sql: `select coalesce(c."promeneurId", c."structureId") as id, coalesce(${NAME}, s.name) as name, ${day('c."proposedAt"')} as since,
      ${day('c."proposedAt"')} as "on" from record_change c left join promeneur p on p.department = c.department and p.id = c."promeneurId"
      left join structure s on s.department = c.department and s.id = c."structureId" where c.state = 'pending'`,
  },
  {
    ...{ kind: 'own-declarations', is: 'warn', roles: ['promeneur'], path: '/ma-fiche' },
    sql: `select p.id, o.handle as name, ${day('p."createdAt"')} as since, null::date as "on" from ${LIVE_PROFILES} and checked.rank = 0`,
  },
  {
    // One fact a step left.
    ...{ kind: 'own-onboarding', is: 'info', roles: ['promeneur'], path: '/promeneurs/premiers-pas' },
    sql: `select p.id, step as name, ${day('p."createdAt"')} as since, null::date as "on" from ${WITH_EMPLOYER}
      cross join unnest(array[${onboardingKeys.map((key) => `'${key}'`).join(', ')}]) step
      where not ${HAS_LEFT} and not exists (select from checklist_mark k where k.department = p.department and k."promeneurId" = p.id
        and k.list = 'onboarding' and k.step = step)`,
  },
  {
    ...{ kind: 'staff-to-complete', is: 'info', roles: ['structure'], path: '/promeneurs', single: '/promeneurs/:id' },
    sql: lacking(`(${none('permanence')} or p.function is null)`),
  },
];

/** Every alert that can be. None is kept: each is counted when it is asked for. */
export const alertSources: readonly Source[] = [
  ...voices,
  ...files,
  ...procedures,
  ...campaigns,
  ...network,
  ...lacks,
  ...incomplete,
  ...own,
];
