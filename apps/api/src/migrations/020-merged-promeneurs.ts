import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two records of one person become one. The other stays, so that the merge can be undone, and is seen by nobody meanwhile. */
export class MergedPromeneurs1795000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The record that took this one over.
      alter table promeneur
        add column "mergedInto" uuid,
        add constraint promeneur_merged foreign key (department, "mergedInto") references promeneur (department, id),
        add constraint promeneur_not_into_itself check ("mergedInto" <> id);
      create index promeneur_merged on promeneur (department, "mergedInto") where "mergedInto" is not null;

      -- Of every list, count, search, page and night, whoever reads: forgotten nowhere. A merge and its undo say otherwise for their transaction.
      create policy merged on promeneur as restrictive for select to app, app_national, app_public, app_worker
        using ("mergedInto" is null or (select current_setting('app.merged', true)) = 'shown');

      -- What was said of a person follows the person.
      grant update ("promeneurId") on report, message, profile_conflict to app;
    `);
  }

  /** A record that was merged would be seen again beside the one that took it over: it goes, with what was left with it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update ("promeneurId") on report, message, profile_conflict from app;
      drop policy merged on promeneur;
      alter table promeneur no force row level security;
      delete from promeneur where "mergedInto" is not null;
      alter table promeneur force row level security;
      alter table promeneur drop column "mergedInto";
    `);
  }
}
