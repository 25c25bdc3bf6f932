import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

const ofStructure = `"structureId" in (select s.id from structure s)`;

/** The sign of a structure: on its record, and on the public pages of its listed promeneurs. */
export class Logos1795000037000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Drawn anew when it comes in, as photos are. One a structure, gone with it.
      create table logo (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "structureId" uuid not null,
        image bytea not null check (octet_length(image) <= 200000),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        "createdAt" timestamptz not null,
        foreign key (department, "structureId") references structure (department, id) on delete cascade,
        unique (department, id),
        unique (department, "structureId")
      );
      ${tenantTable('logo', { without: ['image'] })}
      ${own('logo', { promeneur: ofStructure, structure: ofStructure, visitor: 'false' })}

      -- The public reads promeneurs and employments that are published, and no other: that of a structure nobody is listed for stays inside.
      create policy published on logo for select to app_public
        using (exists (select from employment e join promeneur p on p.department = e.department and p.id = e."promeneurId"
          where e.department = logo.department and e."structureId" = logo."structureId"));
      grant select (department, "structureId", image, sha256) on logo to app_public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table logo`);
  }
}
