import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './sql.ts';

const inside = (name: string) => `
  create policy inside on ${name} as restrictive to app using ((select app_role()) in ('coordinator', 'caf'));`;
const of = (record: string) => `foreign key (department, "${record}Id") references ${record} (department, id) on delete cascade`;

/** Letters to many structures; invitations and reminders that the worker does one after the other, whoever closes the page. */
export class WorkOnStructures1795000036000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mailing
        add kind text not null default 'promeneur' check (kind in ('promeneur', 'structure')),
        -- Who is written to at a structure.
        add addressees text check (addressees in ('representative', 'contacts', 'both')),
        add constraint mailing_addressees check ((kind = 'structure') = (addressees is not null));
      alter table mailing_recipient
        alter "promeneurId" drop not null,
        add "structureId" uuid,
        add ${of('structure')},
        add unique (department, "mailingId", "structureId"),
        add constraint mailing_recipient_one check (num_nonnulls("promeneurId", "structureId") = 1);

      create table bulk_act (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        act text not null check (act in ('invite', 'remind')),
        kind text not null check (kind in ('promeneur', 'structure')),
        "askedBy" text not null default app_actor(),
        "askedAt" timestamptz not null,
        "errandId" uuid not null,
        -- What is asked and for whom: the same asked again while it is done is the same act.
        digest text not null,
        "closedAt" timestamptz,
        unique (department, id)
      );
      create index on bulk_act (department, "askedBy", "askedAt" desc);

      create table bulk_act_line (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "bulkActId" uuid not null,
        "promeneurId" uuid,
        "structureId" uuid,
        state text not null default 'waiting' check (state in ('waiting', 'done', 'left-out', 'taken-back')),
        reason text,
        "invitationId" uuid,
        foreign key (department, "bulkActId") references bulk_act (department, id) on delete cascade,
        ${of('promeneur')},
        ${of('structure')},
        unique (department, "bulkActId", "promeneurId"),
        unique (department, "bulkActId", "structureId"),
        check (num_nonnulls("promeneurId", "structureId") = 1),
        check ((state = 'left-out') = (reason is not null))
      );
      ${['mailing_recipient', 'bulk_act_line'].map((name) => `create index on ${name} (department, "structureId") where "structureId" is not null;`).join('\n')}
      create index on bulk_act_line (department, "promeneurId") where "promeneurId" is not null;

      ${tenantTable('bulk_act', { national: false, without: ['digest'] })} ${inside('bulk_act')}
      -- Followed by whoever asked, in their own seat, as its errand is.
      create policy own on bulk_act as restrictive for select to app using ("askedBy" = (select app_actor()));
      ${tenantTable('bulk_act_line', { national: false })} ${inside('bulk_act_line')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table bulk_act_line, bulk_act;
      delete from mailing where kind = 'structure';
      alter table mailing_recipient drop column "structureId", alter "promeneurId" set not null;
      alter table mailing drop column kind, drop column addressees;
    `);
  }
}
