import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './sql.ts';

export class Documents1795000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        name text not null,
        type text not null,
        size integer not null check (size >= 0),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        "storageKey" text not null,
        "createdAt" timestamptz not null,
        "createdBy" text default app_actor(),
        unique (department, id)
      );
      create index on document (department, "createdAt" desc);
      -- Written once: a document is never altered, only another one made.
      ${tenantTable('document', { grants: 'select, insert', national: false })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table document`);
  }
}
