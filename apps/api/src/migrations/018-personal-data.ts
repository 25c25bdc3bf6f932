import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person is forgotten: their record stays without them, and the trail keeps who, when and what, not the words. */
export class PersonalData1795000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The day the record lost its person. It stays for what is counted: employments, volets, the day a charter was signed.
      alter table promeneur add column "erasedOn" date;

      -- A profile told by two départements goes with the profile.
      grant delete on profile_conflict to app;

      -- The words of a trail can be blanked, and nothing else of it: by this function alone, in the seat of a coordinator.
      create policy erased on audit_line for select to app_audit using (true);
      create policy erases on audit_line for update to app_audit using (true) with check (before is null and after is null);
      grant select, update (before, after) on audit_line to app_audit;
      create function erase_from_trail(of_table text, row_ids text[]) returns integer
        language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        erased integer;
      begin
        if app_role() is distinct from 'coordinator' or app_department() is null then
          raise exception 'Only the coordination of a département erases from its trail.' using errcode = 'insufficient_privilege';
        end if;
        -- What a person writes of their own account belongs to no département.
        update audit_line set before = null, after = null
        where "table" = of_table and "rowId" = any(row_ids) and (before is not null or after is not null)
          and (department = app_department() or (department is null and of_table = 'account'));
        get diagnostics erased = row_count;
        return erased;
      end $$;
      grant create on schema public to app_audit;
      alter function erase_from_trail(text, text[]) owner to app_audit;
      revoke create on schema public from app_audit;
      grant execute on function erase_from_trail to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function erase_from_trail;
      revoke select, update (before, after) on audit_line from app_audit;
      drop policy erases on audit_line;
      drop policy erased on audit_line;
      revoke delete on profile_conflict from app;
      alter table promeneur drop column "erasedOn";
    `);
  }
}
