import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, secured } from './sql.ts';

export class Charter1795000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A national text has no département; a département's own version has one. Both are read together, never written together.
      create table charter_version (
        id uuid primary key default gen_random_uuid(),
        department text references department,
        number integer not null,
        title text not null,
        text text not null,
        "profileItems" jsonb not null,
        "consentSentence" text not null,
        state text not null default 'draft' check (state in ('draft', 'published')),
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        "effectiveOn" date,
        "createdAt" timestamptz not null,
        "publishedAt" timestamptz,
        unique nulls not distinct (department, number),
        check ((state = 'published') = (sha256 is not null and "effectiveOn" is not null and "publishedAt" is not null))
      );
      ${secured('charter_version')}
      create policy tenant on charter_version to app using (department = (select app_department())) with check (department = (select app_department()));
      create policy core on charter_version for select to app using (department is null);
      create policy national on charter_version for select to app_national using (true);
      create policy national_core on charter_version to app_national using (department is null) with check (department is null);
      grant select, insert, update, delete on charter_version to app, app_national;
      ${audited('charter_version')}

      -- A published text is never altered, whoever asks (S2-36, G-01).
      create function charter_version_stays() returns trigger language plpgsql as $$
      begin
        if old.state = 'published' then
          raise exception 'A published charter version is immutable.' using errcode = 'integrity_constraint_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger stays before update or delete on charter_version for each row execute function charter_version_stays();
      grant execute on function charter_version_stays to app, app_national;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table charter_version; drop function charter_version_stays`);
  }
}
