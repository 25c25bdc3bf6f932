import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, secured, tenantTable } from './sql.ts';

const HEX = `'^[0-9a-f]{64}$'`;
const sameFor = (condition: string) => ({ promeneur: condition, structure: condition, visitor: condition });

/** The seal of a finished document, what anybody may ask of it, and every certificate that ever sealed one. */
export class DocumentSeal1795000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CERTIFICATES);
    await runner.query(SEALS);
    await runner.query(COMPLETED_BEFORE);
    await runner.query(WHOSE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table document_seal, seal_certificate`);
  }
}

const CERTIFICATES = `
  -- Of every key that ever sealed: a key that is changed leaves what it sealed verifiable.
  create table seal_certificate (
    sha256 text primary key check (sha256 ~ ${HEX}),
    pem text not null check (pem like '-----BEGIN CERTIFICATE-----%' and pem not like '%PRIVATE KEY%'),
    "notBefore" timestamptz not null,
    "notAfter" timestamptz not null,
    "firstUsedAt" timestamptz not null
  );
  ${secured('seal_certificate')}
  -- Certificates are made to be published, and nothing else can be written here: a private key never.
  create policy certificates on seal_certificate for select to app, app_national, app_public using (pem like '-----BEGIN CERTIFICATE-----%');
  create policy used on seal_certificate for insert to app with check (pem like '-----BEGIN CERTIFICATE-----%');
  grant select on seal_certificate to app, app_national, app_public;
  grant insert on seal_certificate to app;
`;

const SEALS = `
  create table document_seal (
    department text not null references department,
    "documentId" uuid not null,
    -- Of the file as it was sealed and kept.
    sha256 text not null check (sha256 ~ ${HEX}),
    kind text not null check (kind in ('charter')),
    number text not null,
    -- Eighty random bits, printed on the document: no number of ours leads to it.
    code text unique check (code ~ '^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$'),
    title text not null,
    -- What anybody who holds the document is told of it: the version, the structure, who signed, when and how.
    facts jsonb not null,
    "completedAt" timestamptz not null,
    -- None of the four for what was completed before there was a seal.
    "sealedAt" timestamptz,
    "certificateSha256" text references seal_certificate,
    timestamped boolean not null default false,
    "supersededOn" date,
    "revokedOn" date,
    -- For the coordination alone.
    "revokedReason" text,
    primary key (department, "documentId"),
    foreign key (department, "documentId") references document (department, id),
    check (num_nonnulls(code, "sealedAt", "certificateSha256") in (0, 3)),
    check (not timestamped or "sealedAt" is not null),
    check ("revokedReason" is null or "revokedOn" is not null)
  );
  create index on document_seal (sha256);
`;

/** They stay as they are, without a seal; whoever holds one is told that it is genuine. */
const COMPLETED_BEFORE = `
  alter table signature_request no force row level security;
  alter table signatory no force row level security;
  alter table signature_act no force row level security;
  alter table document no force row level security;
  insert into document_seal (department, "documentId", sha256, kind, number, title, facts, "completedAt")
    select r.department, d.id, d.sha256, r.kind, r.number, r.snapshot -> 'version' ->> 'title',
      jsonb_build_object(
        'version', r.snapshot -> 'version' -> 'number',
        'structure', jsonb_build_object('name', r.snapshot -> 'structure' ->> 'name', 'commune', r.snapshot -> 'structure' ->> 'commune'),
        'signatories', (
          select jsonb_agg(jsonb_build_object('role', s.role, 'name', s.name, 'means', a.means,
            'signedAt', to_char(s."signedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.position)
          from signatory s join signature_act a on a.department = s.department and a.id = s."actId"
          where s.department = r.department and s."requestId" = r.id)
      ), r."completedAt"
    from signature_request r join document d on d.department = r.department and d.id = r."documentId"
    where r.kind = 'charter' and r.state = 'complete';
  -- A foreign key asks at the end of the transaction otherwise, and a table with questions left open cannot be altered.
  set constraints all immediate;
  alter table signature_request force row level security;
  alter table signatory force row level security;
  alter table signature_act force row level security;
  alter table document force row level security;
`;

const WHOSE = `
  ${tenantTable('document_seal', { grants: 'select, insert', national: false, without: ['facts', 'title', 'revokedReason'] })}
  grant update ("supersededOn", "revokedOn", "revokedReason") on document_seal to app;
  ${own('document_seal', sameFor(`"documentId" in (select d.id from document d)`))}
  -- Anybody who holds a document, or reads its code, and of that one alone.
  create policy held on document_seal for select to app_public using (sha256 = (select app_subject()));
  create policy read on document_seal for select to app_public using (code = (select app_subject()));
  grant select (department, "documentId", sha256, code, kind, number, title, facts, "completedAt", "sealedAt", "certificateSha256", timestamped, "supersededOn", "revokedOn")
    on document_seal to app_public;
`;
