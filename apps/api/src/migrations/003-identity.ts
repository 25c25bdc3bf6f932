import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, openTo, secured, tenantTable } from './sql.ts';

const roles = `'coordinator', 'caf', 'national', 'structure', 'promeneur', 'facilitator', 'partner'`;

export class Identity1795000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A person; their seats are memberships. Before a seat is known only app_auth may look.
      create table account (
        id uuid primary key default gen_random_uuid(),
        email text not null unique check (email = lower(email)),
        "firstName" text not null,
        "lastName" text not null,
        "passwordHash" text,
        "createdAt" timestamptz not null default now(),
        "disabledAt" timestamptz
      );
      create table membership (
        id uuid primary key default gen_random_uuid(),
        "accountId" uuid not null references account,
        role text not null check (role in (${roles})),
        department text references department,
        "startsOn" date not null default app_today(),
        "endsOn" date check ("startsOn" <= "endsOn"),
        check ((role = 'national') = (department is null)),
        unique nulls not distinct ("accountId", role, department)
      );
      create index on membership (department, role);
      ${secured('membership')}
      create policy tenant on membership to app using (department = (select app_department())) with check (department = (select app_department()));
      create policy national on membership for select to app_national using (true);
      ${openTo('membership', 'app_auth', 'select, insert, update')}
      grant select, insert, update on membership to app;
      grant select on membership to app_national;
      ${audited('membership')}

      ${secured('account')}
      ${openTo('account', 'app_auth', 'select, insert, update')}
      -- The people of my département, and myself; the hash of a password is read by app_auth alone.
      create policy colleagues on account for select to app using (id in (select "accountId" from membership));
      create policy self on account for select to app using (id::text = (select app_actor()));
      create policy national on account for select to app_national using (true);
      grant select (id, email, "firstName", "lastName", "createdAt", "disabledAt") on account to app, app_national;
      ${audited('account', ['passwordHash'])}

      create table session (
        id uuid primary key default gen_random_uuid(),
        "tokenHash" text not null unique,
        "accountId" uuid references account,
        purpose text not null check (purpose in ('session', 'signature', 'invitation')),
        "subjectId" uuid,
        "membershipId" uuid references membership,
        department text references department,
        "userAgent" text,
        address text,
        "createdAt" timestamptz not null,
        "seenAt" timestamptz not null,
        "endsAt" timestamptz not null,
        check ((purpose = 'session') = ("accountId" is not null))
      );
      create index on session ("accountId");
      create index on session ("endsAt");
      ${secured('session')}
      ${openTo('session', 'app_auth', 'select, insert, update, delete')}

      -- What lets in once, or for a time: kept as a digest only.
      create table link (
        id uuid primary key default gen_random_uuid(),
        "tokenHash" text not null unique,
        kind text not null check (kind in ('magic', 'reset', 'invitation', 'signature')),
        "accountId" uuid references account,
        "subjectId" uuid,
        department text references department,
        "endsAt" timestamptz not null,
        "usedAt" timestamptz,
        "revokedAt" timestamptz
      );
      create index on link ("subjectId");
      create index on link ("endsAt");
      ${secured('link')}
      ${openTo('link', 'app_auth', 'select, insert, update, delete')}
      create policy tenant on link to app using (department = (select app_department())) with check (department = (select app_department()));
      grant insert, select (id, kind, "subjectId", department, "endsAt", "usedAt", "revokedAt"), update ("revokedAt") on link to app;

      create table invitation (
        id uuid primary key default gen_random_uuid(),
        department text references department,
        email text not null,
        "firstName" text not null,
        "lastName" text not null,
        role text not null check (role in (${roles})),
        -- The record the account will be linked to: a promeneur's or a structure's. Kept by the room that owns it.
        "recordId" uuid,
        "invitedBy" text not null,
        "invitedAt" timestamptz not null,
        "endsAt" timestamptz not null,
        "acceptedAt" timestamptz,
        "declinedAt" timestamptz,
        "accountId" uuid references account
      );
      create index on invitation (department, "invitedAt" desc);
      create unique index invitation_open on invitation (department, email, role) where "acceptedAt" is null and "declinedAt" is null;
      ${tenantTable('invitation')}
      ${openTo('invitation', 'app_auth', 'select, insert, update')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table invitation, link, session; drop policy colleagues on account; drop table membership, account`);
  }
}
