import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

/** The trail says « export » where what is written is that something left: one more table does. */
const trailOf = (tables: readonly string[]) => `
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
      case when tg_table_name in (${tables.map((table) => `'${table}'`).join(', ')}) then 'export' else lower(tg_op) end, old_row, new_row);
    return null;
  end $$;`;

/** The documents room: what rooms above say of a file, what left in an archive, what the disk and the base do not agree upon. */
export class DocumentsRoom1795000027000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The room of documents knows no charter: it reads here what a file is. A room that makes documents adds its lines
      -- by a migration that replaces this view; policies of the tables below it decide what a seat sees.
      create view document_about with (security_invoker = true) as
        select r.department, r."documentId", 'charter' as kind, r.number, r.snapshot -> 'version' ->> 'title' as title,
          r."partyIds"[1] as "structureId", r.snapshot -> 'structure' ->> 'name' as "structureName", r."partyIds"[2] as "promeneurId",
          (r.snapshot -> 'promeneur' ->> 'firstName') || ' ' || (r.snapshot -> 'promeneur' ->> 'lastName') as "promeneurName",
          (r."completedAt" at time zone 'Europe/Paris')::date as "on"
        from signature_request r where r."documentId" is not null
        union all
        -- Shown before it is signed, and not a document of anybody's.
        select r.department, r."previewDocumentId", 'preview', null, null, null, null, null, null, null
        from signature_request r where r."previewDocumentId" is not null;
      grant select on document_about to app;
      -- What was signed by somebody who left the network since, and since when (S2-34): withdrawn, or without an employment since the
      -- last one ended. Read each time, written nowhere: whoever comes back has their charter again. A structure sees its own
      -- employments alone, and cannot tell whether another goes on.
      create view document_ended with (security_invoker = true) as
        select r.department, r."documentId", gone.since from signature_request r
        join promeneur p on p.department = r.department and p.id = r."subjectId"
        cross join lateral (
          select max(coalesce(e."endsOn", 'infinity')) as "lastDay" from employment e
          where e.department = p.department and e."promeneurId" = p.id and (select app_role()) is distinct from 'structure'
        ) life
        cross join lateral (
          select least(case when p."withdrawnOn" <= (select app_today()) then p."withdrawnOn" end,
            case when life."lastDay" < (select app_today()) then life."lastDay" end) as since
        ) gone
        where r.kind = 'charter' and r."documentId" is not null and gone.since is not null;
      grant select on document_ended to app;
      create index on signature_request (department, "documentId") where "documentId" is not null;
      create index on signature_request (department, "previewDocumentId") where "previewDocumentId" is not null;

      create table document_export (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        at timestamptz not null,
        by text not null default app_actor(),
        filters jsonb not null default '{}',
        documents integer not null
      );
      create index on document_export (department, at desc);

      create table document_discrepancy (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        kind text not null check (kind in ('missing', 'altered', 'orphan')),
        "storageKey" text not null,
        "documentId" uuid,
        "foundAt" timestamptz not null,
        -- In order again, or set aside by the coordination, which has read what it means.
        "closedAt" timestamptz,
        "setAsideBy" text,
        foreign key (department, "documentId") references document (department, id),
        unique (department, "storageKey", kind),
        check ((kind = 'orphan') = ("documentId" is null)),
        check ("setAsideBy" is null or "closedAt" is not null)
      );
      create index on document_discrepancy (department, "foundAt") where "closedAt" is null;

      ${trailOf(['directory_export', 'document_export'])}
      ${tenantTable('document_export', { national: false, grants: 'select, insert' })}
      ${own('document_export', { promeneur: `by = (select app_actor())`, structure: `by = (select app_actor())`, visitor: 'false' })}
      ${tenantTable('document_discrepancy', { national: false, grants: 'select, insert, update' })}
      create policy inside on document_discrepancy as restrictive to app using ((select app_role()) in ('coordinator', 'caf'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table document_discrepancy, document_export;
      drop index "signature_request_department_documentId_idx", "signature_request_department_previewDocumentId_idx";
      drop view document_ended, document_about;
      ${trailOf(['directory_export'])}
    `);
  }
}
