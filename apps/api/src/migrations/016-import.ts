import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

const ofCoordination = { promeneur: 'false', structure: 'false', visitor: 'false' };

/** What headers mean to a département, and how far its long imports are. */
export class Import1795000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import_mapping (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        kind text not null check (kind in ('promeneurs', 'structures')),
        -- In small letters, without accent nor sign (platform/model's plain).
        header text not null check (header <> ''),
        -- None: the column is not imported.
        field text,
        "saidAt" timestamptz not null,
        unique (department, kind, header)
      );
      ${tenantTable('import_mapping', { national: false })}
      ${own('import_mapping', ofCoordination)}

      create table import_progress (
        department text not null references department,
        -- The import's, or the key of the request that opens one.
        id uuid not null,
        -- Whoever is at work: another one that waits for them does not speak in their place.
        run uuid not null,
        phase text not null check (phase in ('reading', 'waiting', 'deciding', 'writing')),
        done integer not null,
        total integer not null,
        "saidAt" timestamptz not null,
        primary key (department, id)
      );
      ${tenantTable('import_progress', { national: false, audit: false })}
      ${own('import_progress', ofCoordination)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table import_progress, import_mapping`);
  }
}
