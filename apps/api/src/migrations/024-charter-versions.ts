import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A département adds to the national core without rewriting it; a version says why it came, and what is typed to sign it. */
export class CharterVersions1795000024000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table charter_version
        -- The national version that this one adds to, and what it adds; text is the two composed (G-01).
        add column "coreId" uuid references charter_version,
        add column additions text,
        -- What a signatory types by hand, such as « Lu et approuvé »; nothing is asked when null.
        add column "typedSentence" text,
        -- Whether those who signed the version before must sign this one; asking again is the safe answer for what was published before.
        add column material boolean not null default true,
        -- What changes, in plain words, for those who sign.
        add column reason text,
        add constraint charter_version_core_of_department check ("coreId" is null or department is not null),
        add constraint charter_version_core_and_additions check (("coreId" is null) = (additions is null));
      create index charter_version_core on charter_version ("coreId") where "coreId" is not null;

      -- A core is a published national text: neither a draft that may still change, nor the text next door.
      create function charter_version_on_core() returns trigger language plpgsql as $$
      begin
        if not exists (select 1 from charter_version where id = new."coreId" and department is null and state = 'published') then
          raise exception 'A core is a published national version.' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$;
      create trigger on_core before insert or update of "coreId" on charter_version
        for each row when (new."coreId" is not null) execute function charter_version_on_core();
      grant execute on function charter_version_on_core to app, app_national;

      -- The national level writes in peace: its draft is read by no département.
      drop policy core on charter_version;
      create policy core on charter_version for select to app using (department is null and state = 'published');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy core on charter_version;
      create policy core on charter_version for select to app using (department is null);
      drop trigger on_core on charter_version;
      drop function charter_version_on_core;
      alter table charter_version drop column "coreId", drop column additions, drop column "typedSentence", drop column material, drop column reason;
    `);
  }
}
