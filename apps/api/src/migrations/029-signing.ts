import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

const ofOwnRequest = `"requestId" in (select r.id from signature_request r)`;

export class Signing1795000029000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How it was proved: a code of the mailbox, one of the application beside the password, a paper that somebody looked at.
      alter table signature_act
        drop constraint signature_act_means_check,
        add constraint signature_act_means_check check (means in ('email-code', 'totp', 'paper', 'demonstration')),
        drop constraint signature_act_method_check,
        add constraint signature_act_method_check check (method in ('typed', 'drawn', 'handwritten')),
        add constraint signature_act_hand_check check ((method = 'handwritten') = (means = 'paper')),
        -- What was copied by hand where the text asks it, as it was typed (S4-27).
        add "typedSentence" text;

      -- Signed on paper (S2-45): the scan as it came, and what whoever looked at it decided. One waits at a time.
      create table signature_paper (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "requestId" uuid not null,
        "documentId" uuid not null,
        -- The day of the last signature, as written on the paper.
        "signedOn" date not null,
        "sentAt" timestamptz not null,
        "sentBy" text not null default app_actor(),
        state text not null default 'to-check' check (state in ('to-check', 'accepted', 'declined')),
        "decidedAt" timestamptz,
        "decidedBy" text,
        reason text,
        foreign key (department, "requestId") references signature_request (department, id),
        foreign key (department, "documentId") references document (department, id),
        unique (department, id),
        check ((state = 'to-check') = ("decidedAt" is null) and ("decidedAt" is null) = ("decidedBy" is null)),
        check ((state = 'declined') = (reason is not null))
      );
      create index on signature_paper (department, "requestId");
      create unique index signature_paper_waiting on signature_paper (department, "requestId") where state = 'to-check';
      ${tenantTable('signature_paper', { grants: 'select, insert, update', national: false, without: ['reason'] })}
      ${own('signature_paper', { promeneur: ofOwnRequest, structure: ofOwnRequest, visitor: ofOwnRequest })}

      create function signature_paper_stays() returns trigger language plpgsql as $$
      begin
        if old.state <> 'to-check' then
          raise exception 'A paper that was decided stays so.' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$;
      create trigger stays before update on signature_paper for each row execute function signature_paper_stays();
      grant execute on function signature_paper_stays to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table signature_paper;
      drop function signature_paper_stays;
      alter table signature_act
        drop constraint signature_act_hand_check,
        drop constraint signature_act_means_check,
        drop constraint signature_act_method_check,
        add constraint signature_act_means_check check (means in ('email-code', 'demonstration')),
        add constraint signature_act_method_check check (method in ('typed', 'drawn')),
        drop column "typedSentence";
    `);
  }
}
