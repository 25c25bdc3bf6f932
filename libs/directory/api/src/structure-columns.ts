import { TODAY } from './promeneur-rows';

const OF_TODAY = `coalesce(e."startsOn" <= ${TODAY}, true) and coalesce(e."endsOn" >= ${TODAY}, true)`;
const EMPLOYED = `from employment e join promeneur p on p.department = e.department and p.id = e."promeneurId"
  where e.department = s.department and e."structureId" = s.id`;
const PRESENT = `${OF_TODAY} and coalesce(p."withdrawnOn" > ${TODAY}, true)`;

/** The rule `isInForce`, in SQL. */
export const CONVENTION_IN_FORCE = `(coalesce(s."conventionStartsOn" <= ${TODAY}, false) and coalesce(s."conventionEndsOn" >= ${TODAY}, true))`;

/** What somebody said, else the rule `stageUnsaid`. */
export const STAGE = `coalesce(s.stage, case
  when ${CONVENTION_IN_FORCE} or exists (select ${EMPLOYED} and ${PRESENT}) then 'under-convention'
  when exists (select from employment e where e.department = s.department and e."structureId" = s.id and coalesce(e."startsOn" <= ${TODAY}, true)) then 'left'
  else 'to-contact' end)`;

/** A structure in a list. */
export const STRUCTURE = `
  s.id, s.department, s.name, s.acronym, s.type, s."legalForm", s.siret, s.email, s.phone, ${STAGE} as stage,
  case when c.code is not null then json_build_object('code', c.code, 'name', c.name) end as commune,
  case when g.code is not null then json_build_object('code', g.code, 'name', g.name) end as epci,
  case when q.id is not null then json_build_object('id', q.id, 'name', q.name) end as qpv,
  json_build_object('name', s."representativeName", 'function', s."representativeFunction", 'email', s."representativeEmail",
    'phone', s."representativePhone", 'hasAccount', s."representativeAccountId" is not null) as representative,
  (select count(distinct e."promeneurId")::int ${EMPLOYED} and ${PRESENT}) as "promeneursCount"`;

export const STRUCTURES = `structure s left join commune c on c.code = s."communeCode" left join epci g on g.code = c."epciCode"
  left join territory q on q.department = s.department and q.id = s."qpvId"`;

/** What its record tells besides. Contacts and numbers are for those who work with it; notes for the coordination. */
export const STRUCTURE_RECORD = `${STRUCTURE}, s.address, s."postalCode", s.rna, s.website, s.presentation, s."callOfOrigin",
  case when s.latitude is not null then json_build_object('latitude', s.latitude, 'longitude', s.longitude) end as point,
  s.contacts, s."openingHours", s."welcomesPublic",
  (select '/api/structures/' || s.id || '/logo?v=' || left(g.sha256, 8) from logo g where g.department = s.department and g."structureId" = s.id) as "logoUrl",
  json_build_object('startsOn', s."conventionStartsOn", 'endsOn', s."conventionEndsOn", 'isInForce', ${CONVENTION_IN_FORCE}) as convention,
  s.stage is not null as "isStageSaid",
  (select json_build_object('id', k.id, 'name', k.name) from structure k where k.department = s.department and k.id = s."mergedInto") as "mergedInto",
  (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'mergeId', m.id,
      'mergedOn', to_char(m.at at time zone 'Europe/Paris', 'YYYY-MM-DD')) order by m.at desc), '[]')
    from structure o join record_merge m on m.department = o.department and m."mergedId" = o.id and m."undoneAt" is null
    where o.department = s.department and o."mergedInto" = s.id) as "mergedFrom",
  case when app_role() = 'coordinator' then s.notes end as notes, s.version`;

/** The moves of a structure, the newest first. $1 = its id. Row-level security keeps them to the steering of the département. */
export const STAGES = `
  select t.id, t.stage, t.since, case when app_role() = 'coordinator' then t.note end as note,
    nullif(concat_ws(' ', a."firstName", a."lastName"), '') as by, t.at
  from structure_stage t left join account a on a.id::text = t.by
  where t."structureId" = $1 order by t.since desc, t.at desc, t.id`;
