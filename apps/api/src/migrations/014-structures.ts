import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, own, tenantTable } from './sql.ts';

const ofSteering = { promeneur: 'false', structure: 'false', visitor: 'false' };

/** Structures in full, their way into the network, records that become one, and the territories that a département keeps. */
export class Structures1795000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- CTG and QPV: nobody publishes them with their communes, the département says.
      create table territory (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        kind text not null check (kind in ('ctg', 'qpv')),
        code text check (code is null or kind = 'qpv'),
        name text not null,
        plain text not null,
        "communeCodes" text[] not null check (cardinality("communeCodes") > 0),
        "createdAt" timestamptz not null,
        unique (department, id),
        unique (department, kind, plain),
        unique (department, kind, code)
      );
      ${tenantTable('territory')}

      alter table structure
        add column "legalForm" text check ("legalForm" in ('association', 'commune', 'intercommunality', 'department', 'social-fund',
          'public-institution', 'mutual', 'cooperative', 'company', 'other')),
        add column rna text check (rna ~ '^W[0-9][0-9A-Z][0-9]{7}$'),
        add column "qpvId" uuid,
        add column contacts jsonb not null default '[]',
        add column "openingHours" jsonb not null default '[]',
        add column "welcomesPublic" text check ("welcomesPublic" in ('yes', 'no')),
        add column "conventionStartsOn" date,
        add column "conventionEndsOn" date,
        -- The last stage that somebody said. None: its promeneurs and its convention tell it, and nothing has to be written of the structures of before.
        add column stage text check (stage in ('to-contact', 'interested', 'candidate', 'under-convention', 'left')),
        -- The record that took this one over. It stays for what was signed with it, and employs nobody any more.
        add column "mergedInto" uuid,
        add constraint structure_convention check ("conventionStartsOn" <= "conventionEndsOn"),
        add constraint structure_qpv foreign key (department, "qpvId") references territory (department, id),
        add constraint structure_merged foreign key (department, "mergedInto") references structure (department, id);
      create index structure_qpv on structure (department, "qpvId");
      create index structure_merged on structure (department, "mergedInto") where "mergedInto" is not null;
      create index structure_commune on structure ("communeCode");
      create index commune_epci on commune ("epciCode");

      -- Names and addresses of people are kept out of the trail: they can be erased.
      drop trigger audit on structure;
      ${audited('structure', ['contacts'])}

      create table structure_stage (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "structureId" uuid not null,
        stage text not null check (stage in ('to-contact', 'interested', 'candidate', 'under-convention', 'left')),
        since date not null,
        note text,
        by text not null default app_actor(),
        at timestamptz not null,
        foreign key (department, "structureId") references structure (department, id) on delete cascade,
        unique (department, id)
      );
      create index on structure_stage (department, "structureId", since desc);
      ${tenantTable('structure_stage', { without: ['note'] })}
      ${own('structure_stage', ofSteering)}

      -- Two records of one kind that somebody looked at: they are two. The lower id first, so that a pair has one line.
      create table distinct_pair (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        kind text not null check (kind in ('structure', 'promeneur')),
        "lowerId" uuid not null,
        "higherId" uuid not null check ("lowerId" < "higherId"),
        by text not null default app_actor(),
        at timestamptz not null,
        unique (department, kind, "lowerId", "higherId")
      );
      ${tenantTable('distinct_pair')}
      ${own('distinct_pair', ofSteering)}

      -- What a merge found and what it wrote, so that it can be undone as long as nobody wrote since.
      create table record_merge (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        kind text not null check (kind in ('structure', 'promeneur')),
        "keptId" uuid not null,
        "mergedId" uuid not null,
        before jsonb not null,
        "keptVersion" integer not null,
        "mergedVersion" integer not null,
        by text not null default app_actor(),
        at timestamptz not null,
        "undoneAt" timestamptz,
        unique (department, id)
      );
      create index on record_merge (department, "keptId");
      ${tenantTable('record_merge', { grants: 'select, insert, update', without: ['before'] })}
      ${own('record_merge', ofSteering)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table record_merge, distinct_pair, structure_stage;
      drop index commune_epci, structure_commune;
      drop trigger audit on structure;
      alter table structure drop column "mergedInto", drop column stage, drop column "conventionEndsOn", drop column "conventionStartsOn",
        drop column "welcomesPublic", drop column "openingHours", drop column contacts, drop column "qpvId", drop column rna, drop column "legalForm";
      ${audited('structure')}
      drop table territory;
    `);
  }
}
