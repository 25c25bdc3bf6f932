import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secured } from './sql.ts';

/** Who is asking, the trail of who did what, limits, and what was answered to whom. */
export class Ground1795000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke all on schema public from public;
      grant usage on schema public to app, app_national, app_public, app_auth, app_worker, app_audit;
      -- Of the role, not of the schema: PostgreSQL gives this right to everybody for all schemas, and takes it back only so.
      alter default privileges revoke execute on functions from public;

      -- The API compares it with its own list before it says that it is ready. TypeORM has just made it.
      grant select on migrations to app;

      -- After a transaction that made a setting it reads as '', not null.
      create function app_actor() returns text language sql stable parallel safe return nullif(current_setting('app.actor', true), '');
      create function app_role() returns text language sql stable parallel safe return nullif(current_setting('app.role', true), '');
      create function app_department() returns text language sql stable parallel safe return nullif(current_setting('app.department', true), '');
      create function app_subject() returns text language sql stable parallel safe return nullif(current_setting('app.subject', true), '');
      -- The day the API's clock says, so that a query and a rule never disagree around midnight.
      create function app_today() returns date language sql stable parallel safe
        return coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/Paris')::date);
      grant execute on function app_actor, app_role, app_department, app_subject, app_today
        to app, app_national, app_public, app_auth, app_worker, app_audit;

      create table audit_line (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        actor text,
        role text,
        department text,
        "table" text not null,
        "rowId" text,
        action text not null check (action in ('insert', 'update', 'delete', 'export', 'consult')),
        before jsonb,
        after jsonb
      );
      create index on audit_line (department, id desc);
      create index on audit_line ("table", "rowId", id desc);
      ${secured('audit_line')}
      create policy tenant on audit_line for select to app using (department = (select app_department()));
      create policy national on audit_line for select to app_national using (true);
      create policy trail on audit_line for insert to app_audit with check (true);
      grant select on audit_line to app, app_national;
      grant insert on audit_line to app_audit;

      -- A row's own département, else the seat's. An update keeps only what changed.
      create function audit_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - coalesce(tg_argv::text[], '{}') end;
        new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - coalesce(tg_argv::text[], '{}') end;
        any_row jsonb := coalesce(new_row, old_row);
      begin
        if tg_op = 'UPDATE' then
          select jsonb_object_agg(key, value) into new_row from jsonb_each(new_row) where value is distinct from old_row -> key;
          if new_row is null then return null; end if;
          select jsonb_object_agg(key, value) into old_row from jsonb_each(old_row) where new_row ? key;
        end if;
        insert into audit_line (actor, role, department, "table", "rowId", action, before, after)
        values (app_actor(), app_role(), coalesce(any_row ->> 'department', app_department()), tg_table_name, any_row ->> 'id', lower(tg_op), old_row, new_row);
        return null;
      end $$;
      grant create on schema public to app_audit;
      alter function audit_row() owner to app_audit;
      revoke create on schema public from app_audit;
      grant execute on function audit_row to app, app_national, app_public, app_auth, app_worker, owner;

      create table rate_limit (key varchar(255) primary key, points integer not null default 0, expire bigint);
      grant select, insert, update, delete on rate_limit to app;

      create table idempotency (
        owner text not null,
        route text not null,
        key uuid not null,
        request text not null,
        status smallint not null,
        body jsonb,
        "keptAt" timestamptz not null,
        primary key (owner, route, key)
      );
      create index on idempotency ("keptAt");
      ${secured('idempotency')}
      -- Whoever is known sees the answers given to them; a visitor's answers hold nothing personal and are found by address and key.
      create policy own on idempotency to app using (owner = (select app_actor())) with check (owner = (select app_actor()));
      create policy own_national on idempotency to app_national using (owner = (select app_actor())) with check (owner = (select app_actor()));
      create policy visitors on idempotency to app_public using (owner like 'address:%') with check (owner like 'address:%');
      create policy worker on idempotency for delete to app_worker using (true);
      create policy worker_sees on idempotency for select to app_worker using (true);
      grant select, insert, update on idempotency to app, app_national, app_public;
      grant select ("keptAt"), delete on idempotency to app_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency, rate_limit, audit_line;
      drop function audit_row, app_actor, app_role, app_department, app_subject, app_today;
      alter default privileges grant execute on functions to public;
    `);
  }
}
