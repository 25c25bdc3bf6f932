import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, openTo, own, secured, tenantTable } from './sql.ts';

const roles = `'coordinator', 'caf', 'national', 'structure', 'promeneur', 'facilitator', 'partner'`;
/** The national level opens and closes the seats of those who run a département, no others. */
const keptByNational = `role in ('coordinator', 'caf')`;

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
        -- The last day of the seat, planned; and the instant it was taken away, when it was.
        "endsOn" date check ("startsOn" <= "endsOn"),
        "endedAt" timestamptz,
        "lastSeenAt" timestamptz,
        check ((role = 'national') = (department is null)),
        unique nulls not distinct ("accountId", role, department)
      );
      create index on membership (department, role);
      ${secured('membership')}
      create policy tenant on membership to app using (department = (select app_department())) with check (department = (select app_department()));
      create policy national on membership for select to app_national using (true);
      create policy national_keeps on membership for update to app_national using (${keptByNational}) with check (${keptByNational});
      ${openTo('membership', 'app_auth', 'select, insert, update')}
      grant select, update ("endsOn", "endedAt") on membership to app, app_national;
      ${audited('membership', ['lastSeenAt'])}

      ${secured('account')}
      ${openTo('account', 'app_auth', 'select, insert, update')}
      -- The people of my département, and myself; the hash of a password is read by app_auth alone.
      create policy colleagues on account for select to app using (id in (select "accountId" from membership));
      create policy self on account to app, app_national
        using (id::text = (select app_actor())) with check (id::text = (select app_actor()));
      create policy national on account for select to app_national using (true);
      grant select (id, email, "firstName", "lastName", "createdAt", "disabledAt"), update ("firstName", "lastName") on account to app, app_national;
      ${audited('account', ['passwordHash'])}

      -- What lets in once, or for a time: kept as a digest only.
      create table link (
        id uuid primary key default gen_random_uuid(),
        "tokenHash" text not null unique,
        kind text not null check (kind in ('magic', 'reset', 'invitation', 'signature')),
        "accountId" uuid references account,
        "subjectId" uuid,
        department text references department,
        -- E-mail and names of whoever may have no account.
        holder jsonb,
        "endsAt" timestamptz not null,
        "usedAt" timestamptz,
        "revokedAt" timestamptz
      );
      create index on link ("subjectId");
      create index on link ("endsAt");
      ${secured('link')}
      ${openTo('link', 'app_auth', 'select, insert, update, delete')}
      create policy tenant on link to app using (department = (select app_department())) with check (department = (select app_department()));
      create policy national on link to app_national using (kind = 'invitation') with check (kind = 'invitation');
      grant insert, select (id, kind, "subjectId", department, "endsAt", "usedAt", "revokedAt"), update ("revokedAt") on link to app, app_national;

      create table session (
        id uuid primary key default gen_random_uuid(),
        "tokenHash" text not null unique,
        "accountId" uuid references account,
        purpose text not null check (purpose in ('session', 'signature', 'invitation')),
        "subjectId" uuid,
        -- The full session of the browser in which the link was followed: one goes back to it, or answers an invitation from it.
        "besideId" uuid references session on delete set null,
        "membershipId" uuid references membership,
        department text references department,
        holder jsonb check ((holder is null) or purpose <> 'session'),
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

      create table invitation (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        email text not null,
        "firstName" text not null,
        "lastName" text not null,
        role text not null check (role in (${roles}) and role <> 'national'),
        -- The record the account will be linked to: a promeneur's or a structure's. Kept by the room that owns it.
        "recordId" uuid,
        "invitedBy" text not null,
        "invitedAt" timestamptz not null,
        "endsAt" timestamptz not null,
        "acceptedAt" timestamptz,
        "declinedAt" timestamptz,
        "revokedAt" timestamptz,
        "accountId" uuid references account
      );
      create index on invitation (department, "invitedAt" desc);
      create unique index invitation_open on invitation (department, email, role)
        where "acceptedAt" is null and "declinedAt" is null and "revokedAt" is null;
      ${tenantTable('invitation', { grants: 'select, insert, update' })}
      ${own('invitation', { promeneur: 'false', structure: 'false', visitor: 'false' })}
      create policy national_invites on invitation for insert to app_national with check (${keptByNational});
      create policy national_keeps on invitation for update to app_national using (${keptByNational}) with check (${keptByNational});
      grant insert, update on invitation to app_national;
      ${openTo('invitation', 'app_auth', 'select, insert, update')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table invitation, session, link; drop policy colleagues on account; drop table membership, account`);
  }
}
