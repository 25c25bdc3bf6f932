const of = (table: string) => `(select count(*)::int from ${table} x where x.department = p.department and x."promeneurId" = p.id)`;
const told = (column: string) => `(p.${column} is not null)::int`;

/** Imports that hold the person's line, or made or changed their record. `p` is the promeneur. */
export const IMPORTS = `
  select i.id from directory_import i
  where i.department = p.department and (
    position(p.id::text in concat(i.rows, i.written)) > 0
    or (p.email is not null and position(p.email in lower(concat(i.source, i.corrections, i.rows, i.written))) > 0)
    or exists (select from jsonb_array_elements(i.source -> 'rows') r
      where position(unaccent(lower(p."lastName")) in unaccent(lower(r::text))) > 0
        and position(unaccent(lower(p."firstName")) in unaccent(lower(r::text))) > 0))`;

/** Merges that hold what stood in the record. */
export const MERGES = `
  select m.id from record_merge m
  where m.department = p.department and (p.id in (m."keptId", m."mergedId") or position(p.id::text in m.before::text) > 0)`;

/** Records that `$1` took over, one after the other. They are seen by merges alone, and hold the person all the same. */
export const MERGED = `
  with recursive over as (
    select m."mergedId" as id from record_merge m where m.kind = 'promeneur' and m."undoneAt" is null and m."keptId" = $1
    union select m."mergedId" from record_merge m join over o on o.id = m."keptId" where m.kind = 'promeneur' and m."undoneAt" is null)
  select id from over`;

/** Whom an erasure is about, and how much there is of each kind. `$1`: the id. */
export const WEIGHED = `
  select p.id, p.slug, p.email, p."accountId", p."erasedOn",
    (select a.email from account a where a.id = p."accountId") as "accountEmail",
    (select max(m."endsOn") from employment m where m.department = p.department and m."promeneurId" = p.id) as "lastDay",
    exists (select from (select u.rows from national_update u where u.department = p.department order by u.at desc limit 1) u
      where u.rows @> jsonb_build_array(jsonb_build_object('slug', p.slug))) as "isToldNationally",
    json_build_object(
      'identity', 1,
      'contact', ${told('email')} + ${told('phone')} + ${told('function')},
      'presentation', ${told('presentation')} + ${told('"contactNote"')},
      'notes', ${told('notes')},
      'photo', ${of('photo')},
      'profiles', ${of('online_profile')},
      'profile-checks', ${of('profile_check')},
      'permanences', ${of('permanence')},
      'absences', ${of('absence')},
      'checklists', ${of('checklist_mark')} + ${of('departure')},
      'tags', ${of('promeneur_tag')},
      'changes', ${of('record_change')} + ${of('newcomer')},
      'imports', (select count(*)::int from (${IMPORTS}) i),
      'merges', (select count(*)::int from (${MERGES}) m)
    ) as goes,
    json_build_object(
      'employments', ${of('employment')},
      'volets', cardinality(p.volets),
      'charter', (p."charterSignedOn" is not null)::int,
      'consents', ${of('consent')},
      'territories', ${of('promeneur_territory')},
      'mailings', ${of('mailing_recipient')},
      'reports', ${of('report')},
      'messages', ${of('message')}
    ) as stays
  from promeneur p where p.id = $1`;

const among = (table: string) => `${table} where department = $2 and "promeneurId" = $1`;

/** What goes, in order; `$1` the promeneur, `$2` their département. What other records count stays. */
export const GOES: readonly string[] = [
  `delete from ${among('profile_conflict')}`,
  `delete from ${among('newcomer')}`,
  ...['photo', 'online_profile', 'permanence', 'absence', 'checklist_mark', 'departure', 'promeneur_tag', 'bulk_act_line'].map(
    (name) => `delete from ${among(name)}`,
  ),
  // A change proposed is a fact; its words are not.
  `update record_change set before = '{}', after = '{}', "photoLarge" = null, "photoSmall" = null, reason = null,
     state = case state when 'pending' then 'withdrawn' else state end,
     "decidedAt" = coalesce("decidedAt", $3), "decidedBy" = coalesce("decidedBy", app_actor())
   where department = $2 and "promeneurId" = $1 and $3::timestamptz is not null`,
  `delete from directory_import where id in (${IMPORTS.replace('from directory_import i', 'from directory_import i join promeneur p on p.id = $1 and p.department = $2')})`,
  `update record_merge set before = '{}' where id in (${MERGES.replace('from record_merge m', 'from record_merge m join promeneur p on p.id = $1 and p.department = $2')})`,
  `update national_update u set rows = (
     select coalesce(jsonb_agg(r order by place), '[]') from jsonb_array_elements(u.rows) with ordinality x (r, place) where r ->> 'slug' <> p.slug)
   from promeneur p where p.id = $1 and p.department = $2 and u.department = p.department
     and u.rows @> jsonb_build_array(jsonb_build_object('slug', p.slug))`,
];

/** Rows of the trail that name the record: of the record, of its parts, of what was signed about it. */
export const TRAIL = `
  select "table", array_agg(distinct "rowId") as ids from audit_line
  where department = $2 and "rowId" is not null
    and ("rowId" = $1::text or position($1::text in concat(before, after)) > 0)
  group by "table"`;
