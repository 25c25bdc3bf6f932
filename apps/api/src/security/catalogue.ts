import { evidence, keysWithout, national, nationalWrites, open, shared, unaudited, uniqueWithout } from './exceptions';

export type Ask = (sql: string) => Promise<{ fault: string }[]>;

const among = (names: readonly string[]) => `(${names.map((name) => `'${name}'`).join(', ')})`;
const keysOf = (list: Readonly<Record<string, string>>) => among(Object.keys(list));

/** Tables of `public` that are ours; `t.department` is the number of that column, if they have one. */
const TABLES = `(
  select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity,
    (select attnum from pg_attribute a where a.attrelid = c.oid and attname = 'department' and not attisdropped) as department
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p'))`;
const APP_ROLES = `(select oid, rolname::text as name from pg_roles where rolname like 'app%')`;
const POLICIES = `(
  select p.tablename::text as name, p.policyname::text as policy, p.permissive = 'PERMISSIVE' as permissive, p.roles::text[] as roles, p.cmd,
    coalesce(p.qual, '') as qual, coalesce(p.with_check, '') as made, coalesce(p.qual, '') || ' ' || coalesce(p.with_check, '') as whole
  from pg_policies p where schemaname = 'public')`;
/** Functions of ours: an extension's are the business of the extension. */
const FUNCTIONS = `(
  select p.oid, p.proname::text as name, p.prosecdef, p.proconfig, p.proacl, r.rolname::text as owner from pg_proc p join pg_roles r on r.oid = p.proowner
  where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e'))`;

/** Each rule by name: a query for what breaks it. Run as superuser, to whom nothing is hidden. */
export const rules: Readonly<Record<string, string>> = {
  'row-level security is on, for owners too': `
    select name as fault from ${TABLES} t where not (relrowsecurity and relforcerowsecurity) and name not in ${keysOf(open)}`,

  'a table has policies, or nobody may read it': `
    select name as fault from ${TABLES} t where relrowsecurity and not exists (select from ${POLICIES} p where p.name = t.name)`,

  'a table belongs to départements, or is on the list of those that do not': `
    select name as fault from ${TABLES} t
    where department is null and name not in ${keysOf(national)} and name not in ${keysOf(open)}`,

  'a row says its département': `
    select t.name as fault from ${TABLES} t join pg_attribute a on a.attrelid = t.oid and a.attnum = t.department
    where not a.attnotnull and t.name not in ${keysOf(shared)} and t.name not in ${keysOf(open)}`,

  'no policy is for everybody': `select name || '.' || policy as fault from ${POLICIES} p where 'public' = any(roles)`,

  'what a seat sees is never widened by an or': `
    select name || '.' || policy as fault from ${POLICIES} p where permissive and roles && '{app,app_national}' and whole ~* '\\mor\\M'`,

  'a setting is computed once a query, by a sub-select': `
    select name || '.' || policy as fault from ${POLICIES} p
    where regexp_replace(whole, '\\( SELECT app_\\w+\\(\\) AS app_\\w+\\)', '', 'g') ~ 'app_(department|actor|role|subject)\\('`,

  'the seat of a département sees only its rows': `
    select p.name || '.' || policy as fault from ${POLICIES} p join ${TABLES} t on t.name = p.name
    where permissive and 'app' = any(roles) and t.department is not null and qual <> ''
      and qual not like '%(department = ( SELECT app_department() AS app_department))%' and not (cmd = 'SELECT' and qual ~ '^\\(?\\(department IS NULL\\)( AND |$)')`,

  'the seat of a département writes only its rows': `
    select p.name || '.' || policy as fault from ${POLICIES} p join ${TABLES} t on t.name = p.name
    where permissive and 'app' = any(roles) and t.department is not null and cmd <> 'SELECT'
      and coalesce(nullif(made, ''), qual) not like '%(department = ( SELECT app_department() AS app_department))%'`,

  'only the owner of a role without login may be let through': `
    select name || '.' || policy as fault from ${POLICIES} p where 'app' = any(roles) and permissive and (qual = 'true' or made = 'true')`,

  'the national level reads everything and writes little': `
    select name || '.' || policy as fault from ${POLICIES} p
    where 'app_national' = any(roles) and permissive and cmd <> 'SELECT' and (qual = 'true' or made = 'true' or cmd in ('ALL', 'INSERT') and made = '')
      and name || '.' || policy not in ${keysOf(nationalWrites)}`,

  'a key between rows of départements carries it': `
    select t.name || '.' || a.attname as fault from pg_constraint k
    join ${TABLES} t on t.oid = k.conrelid and t.department is not null and t.name not in ${keysOf(open)}
    join ${TABLES} o on o.oid = k.confrelid and o.department is not null and o.name not in ${keysOf(open)}
    join pg_attribute a on a.attrelid = t.oid and a.attnum = (select min(x) from unnest(k.conkey) x where x <> t.department)
    where k.contype = 'f' and not (t.department = any(k.conkey) and o.department = any(k.confkey))
      and t.name || '.' || a.attname not in ${keysOf(keysWithout)}`,

  'what is unique is so within a département': `
    select i.indexrelid::regclass::text as fault from pg_index i join ${TABLES} t on t.oid = i.indrelid and t.department is not null
    where i.indisunique and not i.indisprimary and not t.department = any(i.indkey::int2[]) and t.name not in ${keysOf(open)}
      and trim(both '"' from i.indexrelid::regclass::text) not in ${keysOf(uniqueWithout)}`,

  'a primary key is drawn, or within a département': `
    select t.name as fault from pg_index i join ${TABLES} t on t.oid = i.indrelid and t.name not in ${keysOf(open)} and t.name not in ${keysOf(national)}
    join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
    left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    where i.indisprimary and not t.department = any(i.indkey::int2[])
      and not (i.indnkeyatts = 1 and (a.attidentity = 'a' or coalesce(pg_get_expr(d.adbin, d.adrelid), '') = 'gen_random_uuid()'))`,

  'a département is found by an index': `
    select t.name as fault from ${TABLES} t
    where t.department is not null and t.name not in ${keysOf(open)} and t.name not in ${among(['session', 'link', 'slot'])}
      and not exists (select from pg_index i where i.indrelid = t.oid and i.indkey[0] = t.department)`,

  'every write leaves a line': `
    select t.name as fault from ${TABLES} t
    where (t.department is not null or t.name = 'account') and t.name not in ${keysOf(open)} and t.name not in ${keysOf(unaudited)}
      and not exists (select from pg_trigger g join pg_proc f on f.oid = g.tgfoid
        where g.tgrelid = t.oid and f.proname = 'audit_row' and g.tgenabled = 'O' and g.tgtype & 28 = 28)`,

  'evidence is written once': `
    select r.name || ' on ' || t.name as fault from ${TABLES} t, ${APP_ROLES} r
    where t.name in ${among(evidence)} and (has_table_privilege(r.oid, t.oid, 'delete')
      or has_any_column_privilege(r.oid, t.oid, 'update') and not (r.name = 'app_audit' and t.name = 'audit_line'))`,

  'the words of a trail can be blanked, and nothing else of it changed': `
    select a.attname::text as fault from pg_attribute a where a.attrelid = 'audit_line'::regclass and a.attnum > 0
      and has_column_privilege('app_audit', 'audit_line', a.attname, 'update') and a.attname not in ('before', 'after')
    union all select p.policy from ${POLICIES} p where p.name = 'audit_line' and p.cmd in ('UPDATE', 'ALL')
      and p.made <> '((before IS NULL) AND (after IS NULL))'`,

  'no role of the API empties, points at or triggers': `
    select r.name || ' on ' || t.name as fault from ${TABLES} t, ${APP_ROLES} r
    where has_table_privilege(r.oid, t.oid, 'truncate, trigger') or has_any_column_privilege(r.oid, t.oid, 'references')`,

  'open tables are read, not written': `
    select r.name || ' on ' || t.name as fault from ${TABLES} t, ${APP_ROLES} r
    where t.name in ${keysOf(open)} and t.name <> 'rate_limit'
      and (has_table_privilege(r.oid, t.oid, 'delete') or has_any_column_privilege(r.oid, t.oid, 'insert, update'))`,

  'the hash of a password is read by the login alone': `
    select r.name as fault from ${APP_ROLES} r where r.name <> 'app_auth' and has_column_privilege(r.oid, 'account', 'passwordHash', 'select')`,

  'nothing is given to everybody': `
    select c.relname::text as fault from pg_class c, aclexplode(c.relacl) x where c.relnamespace = 'public'::regnamespace and x.grantee = 0
    union all select f.name from ${FUNCTIONS} f where f.proacl is null or exists (select from aclexplode(f.proacl) x where x.grantee = 0)
    union all select 'schema public' from pg_namespace n, aclexplode(n.nspacl) x where n.nspname = 'public' and x.grantee = 0`,

  'roles of the API are weak': `
    select rolname::text as fault from pg_roles
    where rolname like 'app%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin <> (rolname = 'app')
      or rolname = 'app' and rolinherit)`,

  'the API takes the roles it needs, and no others': `
    select m.roleid::regrole || ' by ' || m.member::regrole as fault from pg_auth_members m
    where m.member::regrole::text like 'app%' and (m.admin_option or m.member::regrole::text <> 'app'
      or m.roleid::regrole::text not in ('app_national', 'app_public', 'app_auth', 'app_worker'))`,

  'roles of the API own nothing': `
    select c.relname::text as fault from pg_class c join ${APP_ROLES} r on r.oid = c.relowner
    union all select f.name from ${FUNCTIONS} f where f.owner like 'app%' and (f.owner, f.name) not in (('app_audit', 'audit_row'), ('app_audit', 'erase_from_trail'))
    union all select n.nspname::text from pg_namespace n join ${APP_ROLES} r on r.oid = n.nspowner
    union all select d.datname::text from pg_database d join ${APP_ROLES} r on r.oid = d.datdba
    union all select r.name || ' creates' from ${APP_ROLES} r where has_schema_privilege(r.oid, 'public', 'create')`,

  'a view sees what whoever asks may see': `
    select c.relname::text as fault from pg_class c where c.relnamespace = 'public'::regnamespace and (c.relkind = 'm' or c.relkind = 'v'
      and not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on,security_invoker=1}')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,

  'only the audit acts as somebody else, in a fixed schema': `
    select f.name as fault from ${FUNCTIONS} f
    where prosecdef and not (name in ('audit_row', 'erase_from_trail') and owner = 'app_audit' and proconfig @> '{"search_path=public, pg_temp"}')`,
};

/** @returns every breach, as « rule: what » */
export async function breaches(ask: Ask): Promise<string[]> {
  const found: string[] = [];
  for (const [rule, sql] of Object.entries(rules)) found.push(...(await ask(sql)).map(({ fault }) => `${rule}: ${fault}`));
  return found;
}
