-- The roles of Promenade, on the base this script is run in. Run by a superuser, on PostgreSQL 15.9 or later, as often as one
-- likes: `psql -d promenade -f docker/roles.sql`. It sets no password: `alter role owner password …; alter role app password …`.
begin;
set local client_min_messages = warning;

-- owner: migrates, and owns the base. app: what the API and the worker connect as; it owns nothing and row-level security binds it.
-- The others cannot log in: app takes one of them for the length of a transaction, never by inheritance.
-- app_audit owns the function behind the audit trigger, alone in writing the trail.
do $$
declare
  name text;
begin
  perform pg_advisory_xact_lock(hashtext('promenade: roles')); -- two at once would trip over each other
  foreach name in array array['owner', 'app', 'app_national', 'app_public', 'app_auth', 'app_worker', 'app_audit'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I', name);
    end if;
  end loop;
end
$$;
alter role owner login inherit createrole nosuperuser nocreatedb noreplication nobypassrls;
alter role app login noinherit nocreaterole nosuperuser nocreatedb noreplication nobypassrls;
alter role app_national nologin nocreaterole nosuperuser nocreatedb noreplication nobypassrls;
alter role app_public nologin nocreaterole nosuperuser nocreatedb noreplication nobypassrls;
alter role app_auth nologin nocreaterole nosuperuser nocreatedb noreplication nobypassrls;
alter role app_worker nologin nocreaterole nosuperuser nocreatedb noreplication nobypassrls;
alter role app_audit nologin nocreaterole nosuperuser nocreatedb noreplication nobypassrls;
grant app_national, app_public, app_auth, app_worker to app;
grant app_audit to owner; -- so that owner may give it the function

do $$
begin
  execute format('alter database %I owner to owner', current_database());
end
$$;
alter schema public owner to owner;
revoke create on schema public from public;

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;
commit;
