import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, openTo, secured, tenantTable } from './sql.ts';

/** Of those who run the network: neither the people the list is about, nor the national level. */
const inside = (name: string) => `
  create policy inside on ${name} as restrictive to app using ((select app_role()) in ('coordinator', 'caf'));`;
/** The national level asks its lists by the same queries: it finds none of these. */
const hidden = (name: string) => `
  create policy hidden on ${name} for select to app_national using (false); grant select on ${name} to app_national;`;
const belongs = (record: string) => `foreign key (department, "${record}Id") references ${record} (department, id) on delete cascade`;

/** What is done to many at once: tags, saved views, exports and their trace, mailings and who stopped them, what the national site was told. */
export class WorkOnMany1795000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tag (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        label text not null,
        -- Two spellings of one word are one tag.
        plain text not null,
        "createdAt" timestamptz not null,
        -- Put away with its records, so that it can be brought back.
        "removedAt" timestamptz,
        unique (department, id)
      );
      create unique index tag_plain on tag (department, plain) where "removedAt" is null;
      ${['promeneur', 'structure'].map(tagged).join('\n')}

      create table saved_view (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "accountId" text not null default app_actor(),
        list text not null check (list in ('promeneurs', 'structures')),
        name text not null,
        -- The filters and the order, as the address of the list bears them.
        query text not null check (char_length(query) <= 1000),
        shared boolean not null default false,
        "createdAt" timestamptz not null,
        unique (department, id),
        unique (department, "accountId", list, name)
      );
      create table default_view (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "accountId" text not null default app_actor(),
        list text not null,
        "viewId" uuid not null,
        foreign key (department, "viewId") references saved_view (department, id) on delete cascade,
        unique (department, "accountId", list)
      );

      -- Who took which list out of the house, and how much of it. Its line in the trail says « export ».
      create table directory_export (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        at timestamptz not null,
        by text not null default app_actor(),
        what text not null,
        format text not null check (format in ('xlsx', 'csv', 'vcf')),
        filters jsonb not null default '{}',
        lines integer not null
      );
      create index on directory_export (department, at desc);

      create table mailing (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        subject text not null check (subject !~ '[\\r\\n]'),
        text text not null,
        filters jsonb not null default '{}',
        "writtenBy" text not null default app_actor(),
        "writtenAt" timestamptz not null,
        -- How many were left out, by reason; who they are is not kept.
        "leftOut" jsonb not null default '{}',
        unique (department, id)
      );
      create index on mailing (department, "writtenAt" desc);
      create table mailing_recipient (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "mailingId" uuid not null,
        "promeneurId" uuid not null,
        "postedAt" timestamptz,
        foreign key (department, "mailingId") references mailing (department, id) on delete cascade,
        ${belongs('promeneur')},
        unique (department, "mailingId", "promeneurId")
      );

      -- Addresses that want no letter but those that are duties. Read by whatever seat writes a letter.
      create table letter_stop (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        email text not null check (email = lower(email)),
        "stoppedAt" timestamptz not null,
        unique (department, email)
      );
      -- The address where such letters are stopped; none on a duty.
      alter table letter add column stop text;

      create table national_update (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        at timestamptz not null,
        by text not null default app_actor(),
        -- Who was listed that day, as the national site was told.
        rows jsonb not null
      );
      create index on national_update (department, at desc);

      -- « export » rather than « insert » where what is written is that something left.
      create or replace function audit_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
        values (app_actor(), app_role(), coalesce(any_row ->> 'department', app_department()), tg_table_name, any_row ->> 'id',
          case tg_table_name when 'directory_export' then 'export' else lower(tg_op) end, old_row, new_row);
        return null;
      end $$;

      ${tenantTable('tag', { national: false })} ${inside('tag')} ${hidden('tag')}
      ${tenantTable('saved_view', { national: false })} ${inside('saved_view')}
      create policy own on saved_view as restrictive for select to app using (shared or "accountId" = (select app_actor()));
      create policy mine on saved_view as restrictive for insert to app with check ("accountId" = (select app_actor()));
      create policy kept on saved_view as restrictive for update to app using ("accountId" = (select app_actor()));
      -- What somebody shared and left behind is cleared by the coordination.
      create policy cleared on saved_view as restrictive for delete to app
        using ("accountId" = (select app_actor()) or (select app_role()) = 'coordinator');
      ${tenantTable('default_view', { national: false })} ${inside('default_view')}
      create policy own on default_view as restrictive to app using ("accountId" = (select app_actor()));
      ${tenantTable('directory_export', { national: false, grants: 'select, insert', without: ['filters'] })} ${inside('directory_export')}
      ${tenantTable('mailing', { national: false, without: ['text', 'filters'] })} ${inside('mailing')}
      ${tenantTable('mailing_recipient', { national: false })} ${inside('mailing_recipient')}
      ${tenantTable('national_update', { national: false, without: ['rows'] })} ${inside('national_update')}
      ${secured('letter_stop')}
      create policy tenant on letter_stop for select to app using (department = (select app_department()));
      grant select on letter_stop to app;
      ${openTo('letter_stop', 'app_worker', 'select, insert, delete')}
      ${audited('letter_stop', ['email'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table letter drop column stop;
      drop table national_update, letter_stop, mailing_recipient, mailing, directory_export, default_view, saved_view,
        structure_tag, promeneur_tag, tag;
      create or replace function audit_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
    `);
  }
}

function tagged(record: string): string {
  return `
      create table ${record}_tag (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "${record}Id" uuid not null,
        "tagId" uuid not null,
        ${belongs(record)},
        ${belongs('tag')},
        unique (department, "${record}Id", "tagId")
      );
      create index on ${record}_tag (department, "tagId");
      ${tenantTable(`${record}_tag`, { national: false })} ${inside(`${record}_tag`)} ${hidden(`${record}_tag`)}`;
}
