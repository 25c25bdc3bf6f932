import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited } from './sql.ts';

/** What §3.2.7 of the domain asks of the records of structures, employments and promeneurs, and was not kept yet. */
export class FieldsOfRecords1795000033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table structure
        add column acronym text check (char_length(acronym) <= 40),
        add column website text check (char_length(website) <= 500),
        add column presentation text check (char_length(presentation) <= 700),
        add column "representativeFunction" text check (char_length("representativeFunction") <= 150),
        add column "representativePhone" text,
        -- The call for candidates that it answered.
        add column "callOfOrigin" text check (char_length("callOfOrigin") <= 200),
        -- Its own place, where the middle of its commune is too far from it.
        add column latitude double precision check (latitude between -90 and 90),
        add column longitude double precision check (longitude between -180 and 180),
        add constraint structure_place check ((latitude is null) = (longitude is null));
      -- The number of a person is kept out of the trail, as contacts are: it can be erased.
      drop trigger audit on structure;
      ${audited('structure', ['contacts', 'representativePhone'])}

      -- So do proposals, which now hold such numbers: the words stay in the proposal, with its author.
      drop trigger audit on record_change;
      ${audited('record_change', ['before', 'after', 'photoLarge', 'photoSmall'])}

      -- Whether the description of the post tells the mission; nothing where nobody knows.
      alter table employment add column "jobDescription" text check ("jobDescription" in ('yes', 'no'));

      -- Why somebody goes: one word of a list, never a story.
      alter table promeneur add column "leavingReason" text
        check ("leavingReason" in ('contract-end', 'other-job', 'other-duties', 'structure-left', 'retirement', 'charter', 'other'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table promeneur drop column "leavingReason";
      alter table employment drop column "jobDescription";
      drop trigger audit on record_change;
      ${audited('record_change', ['photoLarge', 'photoSmall'])}
      drop trigger audit on structure;
      alter table structure drop column longitude, drop column latitude, drop column "callOfOrigin", drop column "representativePhone",
        drop column "representativeFunction", drop column presentation, drop column website, drop column acronym;
      ${audited('structure', ['contacts'])}
    `);
  }
}
