import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

const outcomes = `'corrected', 'referred', 'withdrawn'`;
const kinds = `'opened', 'noted', 'evidence-added', 'evidence-removed', 'correction-asked', 'reminded', 'answered', 'corrected', 'referred', 'withdrawn'`;
const sources = `'record', 'profile-check', 'report'`;

/** One's own: the promeneur's by the record, the structure's by the one that employed them when it was opened. Nobody else below the Caf. */
const ofParties = {
  promeneur: `"promeneurId" in (select p.id from promeneur p)`,
  structure: `"structureId" in (select s.id from structure s)`,
  visitor: 'false',
};
const ofProcedure = `"procedureId" in (select c.id from charter_procedure c)`;
const ofOwnProcedure = { promeneur: ofProcedure, structure: ofProcedure, visitor: 'false' };

const acting = { insert: 'wrote', update: 'changed', delete: 'took' } as const;

/** Read by those concerned, written by the coordination; what the parties may write is said beside it. */
const written = (name: string, acts: readonly (keyof typeof acting)[]) => `
  create policy concerned on ${name} as restrictive for select to app
    using ((select app_role()) in ('coordinator', 'caf', 'structure', 'promeneur'));
  ${acts
    .map(
      (act) => `create policy ${acting[act]} on ${name} as restrictive for ${act} to app
        ${act === 'insert' ? 'with check' : 'using'} ((select app_role()) = 'coordinator');`,
    )
    .join('\n')}`;

/** A charter that is not kept to (S2-40): grounds, a correction asked with a date, what is answered. Exclusion has no column: a committee decides it. */
export class NonRespect1795000026000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table charter_procedure (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        -- What letters and people quote; drawn at random, it opens nothing.
        number text not null check (number ~ '^NR-[A-Z0-9]{4}-[A-Z0-9]{4}$'),
        "promeneurId" uuid,
        "structureId" uuid,
        -- The version that was signed, when it is one of ours.
        "versionId" uuid,
        -- Followed loosely: what led here may be erased before.
        "sourceKind" text not null check ("sourceKind" in (${sources})),
        "sourceId" uuid,
        -- The commitments, in the words that were signed.
        grounds jsonb not null,
        facts text check (char_length(facts) <= 6000),
        "openedAt" timestamptz not null,
        "openedBy" text not null,
        asked text check (char_length(asked) <= 4000),
        "askedAt" timestamptz,
        "dueOn" date,
        -- The date of which the parties were reminded.
        "remindedOf" date,
        outcome text check (outcome in (${outcomes})),
        closing text check (char_length(closing) <= 2000),
        "closedAt" timestamptz,
        "closedBy" text,
        foreign key (department, "promeneurId") references promeneur (department, id) on delete set null ("promeneurId"),
        foreign key (department, "structureId") references structure (department, id) on delete set null ("structureId"),
        unique (department, id),
        unique (department, number),
        check (("askedAt" is null) = ("dueOn" is null)),
        check ((outcome is null) = ("closedAt" is null))
      );
      create index on charter_procedure (department, "openedAt" desc, id);
      create index on charter_procedure (department, "promeneurId");
      create index on charter_procedure (department, "structureId");

      -- Each act, in the order it was done: never altered, but for its words when a person is forgotten.
      create table charter_procedure_event (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "procedureId" uuid not null,
        at timestamptz not null,
        by text not null default app_actor(),
        role text not null check (role in ('coordinator', 'structure', 'promeneur')),
        kind text not null check (kind in (${kinds})),
        "on" date,
        text text check (char_length(text) <= 6000),
        place bigint generated always as identity,
        foreign key (department, "procedureId") references charter_procedure (department, id) on delete cascade,
        unique (department, id)
      );
      create index on charter_procedure_event (department, "procedureId", place);
      create function charter_procedure_event_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if new.text is not null or to_jsonb(new) - 'text' is distinct from to_jsonb(old) - 'text' then
          raise exception 'An act of a procedure is written once.' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$;
      create trigger stays before update on charter_procedure_event for each row execute function charter_procedure_event_stays();
      grant execute on function charter_procedure_event_stays to app;

      -- Kept in the row and not on the shelf of documents, where what is written is never erased: these go with the person.
      create table charter_procedure_evidence (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "procedureId" uuid not null,
        label text not null check (char_length(label) <= 200),
        link text check (char_length(link) <= 500),
        type text check (type in ('application/pdf', 'image/jpeg')),
        bytes bytea check (octet_length(bytes) <= 5000000),
        "addedAt" timestamptz not null,
        place bigint generated always as identity,
        foreign key (department, "procedureId") references charter_procedure (department, id) on delete cascade,
        unique (department, id),
        check (num_nonnulls(link, bytes) = 1 and (bytes is null) = (type is null))
      );
      create index on charter_procedure_evidence (department, "procedureId", place);

      -- Words about a person stay out of the trail, which is kept for longer than they are.
      ${tenantTable('charter_procedure', { national: false, without: ['grounds', 'facts', 'asked', 'closing'] })}
      ${tenantTable('charter_procedure_event', { grants: 'select, insert, update (text)', national: false, without: ['text'] })}
      ${tenantTable('charter_procedure_evidence', { grants: 'select, insert, delete', national: false, without: ['label', 'link', 'bytes'] })}
      ${own('charter_procedure', ofParties)}
      ${own('charter_procedure_event', ofOwnProcedure)}
      ${own('charter_procedure_evidence', ofOwnProcedure)}
      ${written('charter_procedure', ['insert', 'update', 'delete'])}
      ${written('charter_procedure_event', ['update'])}
      ${written('charter_procedure_evidence', ['insert', 'delete'])}
      -- The parties answer, about their own, in their own seat; and do nothing else.
      create policy said on charter_procedure_event as restrictive for insert to app with check (
        role = (select app_role()) and ${ofProcedure}
        and case (select app_role()) when 'coordinator' then kind <> 'answered' when 'caf' then false else kind = 'answered' end);

      -- Who can still be late, and since when; whoever asks sees their own.
      create view pending_procedures with (security_invoker = true) as
        select c.id, c.department, c."promeneurId", c.number, c."openedAt", c."askedAt", c."dueOn",
          (select max(e.at) from charter_procedure_event e
           where e.department = c.department and e."procedureId" = c.id and e.kind = 'answered' and e.at >= c."askedAt") as "answeredAt"
        from charter_procedure c where c.outcome is null;
      grant select on pending_procedures to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view pending_procedures;
      drop table charter_procedure_evidence, charter_procedure_event, charter_procedure;
      drop function charter_procedure_event_stays;
    `);
  }
}
