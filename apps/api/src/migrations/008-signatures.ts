import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

const ownRequest = {
  promeneur: `"partyIds" && array(select p.id from promeneur p)`,
  structure: `"partyIds" && array(select s.id from structure s)`,
  visitor: `(select app_subject())::uuid = any("partyIds")`,
};
const ownParty = {
  promeneur: `"partyId" in (select p.id from promeneur p)`,
  structure: `"partyId" in (select s.id from structure s)`,
  visitor: `"partyId"::text = (select app_subject())`,
};
const sameFor = (condition: string) => ({ promeneur: condition, structure: condition, visitor: condition });
const ofOwnRequest = sameFor(`"requestId" in (select r.id from signature_request r)`);
const ofOwnDocument = sameFor(`"createdBy" = (select app_actor())
  or id in (select r."previewDocumentId" from signature_request r union all select r."documentId" from signature_request r)`);

export class Signatures1795000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table signature_request (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        -- What is signed is known by the room that asks ('charter'), as are the two below.
        kind text not null,
        "subjectId" uuid not null,
        "versionId" uuid not null,
        -- Who signs, by the records they stand for: the structure, then the promeneur. Own rows, and what a link is about.
        "partyIds" uuid[] not null check (cardinality("partyIds") = 2),
        -- What a person reads aloud.
        number text not null,
        -- The text, the structure and the promeneur as they were when it was asked: the evidence does not move with the records.
        snapshot jsonb not null,
        state text not null default 'pending' check (state in ('pending', 'complete', 'refused', 'expired')),
        -- The PDF that is shown, made when it is first asked for, and its digest: what a signatory says to have read.
        "previewDocumentId" uuid,
        "previewSha256" text,
        "documentId" uuid,
        "askedBy" text not null,
        "askedAt" timestamptz not null,
        "endsAt" timestamptz not null,
        "completedAt" timestamptz,
        foreign key (department, "previewDocumentId") references document (department, id),
        foreign key (department, "documentId") references document (department, id),
        unique (department, id),
        unique (department, number),
        check (("previewDocumentId" is null) = ("previewSha256" is null)),
        check ((state = 'complete') = ("documentId" is not null and "completedAt" is not null))
      );
      create index on signature_request (department, state, "askedAt" desc);
      create unique index signature_request_open on signature_request (department, kind, "subjectId", "versionId") where state in ('pending', 'complete');

      -- One act of signing, kept once however many requests it serves (a representative's single act, S2-44).
      create table signature_act (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        at timestamptz not null,
        "signerName" text not null,
        "signerEmail" text not null,
        "accountId" uuid references account,
        method text not null check (method in ('typed', 'drawn')),
        "typedName" text,
        strokes jsonb,
        "consentSentence" text not null,
        means text not null check (means in ('email-code', 'demonstration')),
        "codeSentAt" timestamptz,
        unique (department, id),
        check ((method = 'typed') = ("typedName" is not null)),
        check ((method = 'drawn') = (strokes is not null))
      );

      create table signatory (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "requestId" uuid not null,
        position smallint not null check (position in (1, 2)),
        role text not null check (role in ('representative', 'promeneur')),
        -- The structure or the promeneur who signs: own rows, and what a link is about.
        "partyId" uuid not null,
        name text not null,
        email text not null,
        "openedAt" timestamptz,
        "signedAt" timestamptz,
        "actId" uuid,
        -- The digest of the very PDF this person was shown.
        "documentSha256" text,
        "refusedAt" timestamptz,
        reason text,
        foreign key (department, "requestId") references signature_request (department, id),
        foreign key (department, "actId") references signature_act (department, id),
        unique (department, id),
        unique ("requestId", position),
        check (("signedAt" is null) = ("actId" is null) and ("signedAt" is null) = ("documentSha256" is null)),
        check ("signedAt" is null or "refusedAt" is null)
      );
      create index on signatory (department, "partyId");

      -- Six digits by e-mail, kept as a digest; one live code per party.
      create table signature_code (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "partyId" uuid not null,
        digest text not null,
        tries smallint not null default 0,
        "sentAt" timestamptz not null,
        "endsAt" timestamptz not null,
        "usedAt" timestamptz,
        unique (department, id)
      );
      create index on signature_code (department, "partyId", "sentAt" desc);

      create table signature_event (
        id bigint generated always as identity primary key,
        department text not null,
        "requestId" uuid not null,
        "signatoryId" uuid,
        at timestamptz not null,
        kind text not null check (kind in ('created', 'sent', 'opened', 'code-sent', 'code-verified', 'signed', 'refused', 'expired', 'completed')),
        actor text not null,
        facts jsonb not null default '{}',
        foreign key (department, "requestId") references signature_request (department, id)
      );
      create index on signature_event (department, "requestId", id);

      ${tenantTable('signature_request', { grants: 'select, insert, update' })}
      ${tenantTable('signatory', { grants: 'select, insert, update', without: ['email'] })}
      ${tenantTable('signature_act', { grants: 'select, insert', national: false, audit: false })}
      ${tenantTable('signature_code', { grants: 'select, insert, update', national: false, audit: false })}
      ${tenantTable('signature_event', { grants: 'select, insert', national: false, audit: false })}
      ${own('signature_request', ownRequest)}
      ${own('signatory', ofOwnRequest)}
      ${own('signature_event', ofOwnRequest)}
      ${own('signature_code', ownParty)}
      ${own('document', ofOwnDocument)}

      -- What is signed, refused or over stays so.
      create function signatory_stays() returns trigger language plpgsql as $$
      begin
        if (old."signedAt" is not null or old."refusedAt" is not null) and row(old.*) is distinct from row(new.*) then
          raise exception 'A signature given or refused is final.' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$;
      create trigger stays before update on signatory for each row execute function signatory_stays();
      grant execute on function signatory_stays to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy own on document;
      drop table signature_event, signature_code, signatory, signature_act, signature_request cascade;
      drop function signatory_stays;
    `);
  }
}
