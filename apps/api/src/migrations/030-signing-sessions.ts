import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A request taken back closes what its link opened, in the same transaction: whoever had the letter by mistake reads no more. */
export class SigningSessions1795000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy signing on session to app
        using (purpose = 'signature' and department = (select app_department()) and (select app_role()) = 'coordinator');
      grant select (purpose, "subjectId", department), delete on session to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (purpose, "subjectId", department), delete on session from app;
      drop policy signing on session;
    `);
  }
}
