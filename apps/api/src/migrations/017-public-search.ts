import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a family is told of a structure, and how a commune is found by whoever writes its name as they hear it. */
export class PublicSearch1795000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where the structure is and how it is called: those of a workplace, never those of a person.
      grant select (address, phone) on structure to app_public;
      -- A place next door, in another département, is looked up by its whole name.
      create index commune_plain on commune (plain);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index commune_plain;
      revoke select (address, phone) on structure from app_public;
    `);
  }
}
