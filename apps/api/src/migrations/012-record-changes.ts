import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

const ofPromeneur = `"promeneurId" in (select p.id from promeneur p)`;
const ofStructure = `"structureId" in (select s.id from structure s)`;
const oneself = `by = (select app_actor())`;

/** What people propose to change of their own record, and what the coordination said of it; what each put aside for some days. */
export class RecordChanges1795000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table record_change (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "promeneurId" uuid,
        "structureId" uuid,
        state text not null default 'pending' check (state in ('pending', 'approved', 'refused', 'withdrawn')),
        version integer not null default 1,
        "proposedBy" text not null,
        "proposedRole" text not null,
        "proposedAt" timestamptz not null,
        -- The fields proposed: as they stood, and as they are wanted.
        before jsonb not null,
        after jsonb not null,
        -- A photo proposed waits here, re-encoded; that of the record stays until it is approved.
        "photoLarge" bytea check (octet_length("photoLarge") <= 400000),
        "photoSmall" bytea check (octet_length("photoSmall") <= 100000),
        "approvedFields" text[] not null default '{}',
        "decidedBy" text,
        "decidedAt" timestamptz,
        reason text check (char_length(reason) <= 1000),
        foreign key (department, "promeneurId") references promeneur (department, id) on delete cascade,
        foreign key (department, "structureId") references structure (department, id) on delete cascade,
        check (num_nonnulls("promeneurId", "structureId") = 1),
        check ((state = 'pending') = ("decidedAt" is null) and (state = 'pending') = ("decidedBy" is null)),
        check (("photoLarge" is null) = ("photoSmall" is null))
      );
      create unique index record_change_pending on record_change (department, coalesce("promeneurId", "structureId")) where state = 'pending';
      create index on record_change (department, "proposedAt" desc);
      create index on record_change (department, "promeneurId");
      create index on record_change (department, "structureId");
      ${tenantTable('record_change', { grants: 'select, insert, update', national: false, without: ['photoLarge', 'photoSmall'] })}
      ${own('record_change', { promeneur: ofPromeneur, structure: `${ofPromeneur} or ${ofStructure}`, visitor: 'false' })}

      -- An alert that somebody put aside: for themselves alone, until that day.
      create table alert_pause (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        by text not null default app_actor(),
        key text not null check (char_length(key) <= 80),
        "untilOn" date not null,
        unique (department, by, key)
      );
      ${tenantTable('alert_pause', { national: false })}
      ${own('alert_pause', { promeneur: oneself, structure: oneself, visitor: 'false' })}

      -- Charters asked for and not yet signed by all, for whoever tells what is late: the requests stay the signatures room's.
      create view pending_charters with (security_invoker = true) as
        select department, "subjectId" as "promeneurId", "askedAt" from signature_request where kind = 'charter' and state = 'pending';
      grant select on pending_charters to app, app_national;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view pending_charters; drop table alert_pause, record_change`);
  }
}
