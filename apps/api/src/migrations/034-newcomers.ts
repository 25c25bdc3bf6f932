import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

/** Those whom a structure would have as promeneur, with the mandate it gives them, until the coordination says yes or no (J4). */
export class Newcomers1795000034000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table newcomer (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "structureId" uuid not null,
        "firstName" text not null,
        "lastName" text not null,
        email text not null,
        function text not null,
        volets text[] not null,
        "weeklyMinutes" integer not null check ("weeklyMinutes" > 0),
        "startsOn" date not null,
        mandate text not null check (char_length(mandate) <= 600),
        state text not null default 'pending' check (state in ('pending', 'approved', 'declined', 'withdrawn')),
        "proposedBy" text not null,
        "proposedAt" timestamptz not null,
        "decidedBy" text,
        "decidedAt" timestamptz,
        reason text check (char_length(reason) <= 1000),
        -- The record that came of it.
        "promeneurId" uuid,
        foreign key (department, "structureId") references structure (department, id) on delete cascade,
        foreign key (department, "promeneurId") references promeneur (department, id) on delete cascade,
        check ((state = 'pending') = ("decidedAt" is null) and (state = 'pending') = ("decidedBy" is null)),
        check ((state = 'declined') = (reason is not null))
      );
      create unique index newcomer_pending on newcomer (department, "structureId", email) where state = 'pending';
      create index on newcomer (department, "structureId");
      create index on newcomer (department, "promeneurId");
      ${tenantTable('newcomer', { national: false })}
      ${own('newcomer', { promeneur: 'false', structure: `"structureId" in (select s.id from structure s)`, visitor: 'false' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table newcomer`);
  }
}
