import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counters of tries are for minutes: not worth a flush of the disk at each public page. A crash forgets them. */
export class HotReads1795000019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table rate_limit set unlogged`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table rate_limit set logged`);
  }
}
