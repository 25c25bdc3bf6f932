import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTo, secured } from './sql.ts';

export class Notifications1795000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The outbox. Letters of an account alone (magic link, reset) belong to no département.
      create table letter (
        id uuid primary key default gen_random_uuid(),
        department text references department,
        "to" text not null check ("to" !~ '[\\r\\n]'),
        subject text not null check (subject !~ '[\\r\\n]'),
        parts jsonb not null,
        occasion text not null,
        state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
        attempts smallint not null default 0,
        "nextAt" timestamptz not null,
        "leasedUntil" timestamptz,
        "writtenAt" timestamptz not null,
        "sentAt" timestamptz,
        fault text,
        unique nulls not distinct (department, occasion)
      );
      create index letter_due on letter ("nextAt") where state = 'waiting';
      create index on letter (department, "writtenAt" desc);
      create index on letter ("to", "writtenAt" desc);
      ${secured('letter')}
      create policy tenant on letter to app using (department = (select app_department())) with check (department = (select app_department()));
      create policy alone on letter for insert to app_auth with check (true);
      create policy national on letter for insert to app_national with check (true);
      ${openTo('letter', 'app_worker', 'select, update, delete')}
      -- A letter is written by whoever states the fact, read by the worker; a département sees that it left, not what it said.
      grant insert, select (id, department, "to", subject, occasion, state, attempts, "writtenAt", "sentAt", fault) on letter to app;
      grant insert on letter to app_auth, app_national;

      -- Deferred work, done later in the seat of whoever asked; the national seat has no département.
      create table errand (
        id uuid primary key default gen_random_uuid(),
        department text references department,
        "accountId" text not null,
        role text not null,
        "subjectId" text,
        kind text not null,
        title text not null,
        payload jsonb not null,
        state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'stopped')),
        done integer not null default 0,
        total integer,
        result jsonb,
        fault text,
        attempts smallint not null default 0,
        "stopAsked" boolean not null default false,
        "nextAt" timestamptz not null,
        "leasedUntil" timestamptz,
        "askedAt" timestamptz not null,
        "endedAt" timestamptz
      );
      create index errand_due on errand ("nextAt") where state in ('queued', 'running');
      create index on errand (department, "accountId", "askedAt" desc);
      ${secured('errand')}
      create policy own on errand to app
        using (department = (select app_department()) and "accountId" = (select app_actor()) and role = (select app_role()))
        with check (department = (select app_department()) and "accountId" = (select app_actor()) and role = (select app_role()));
      create policy own_national on errand to app_national
        using (department is null and "accountId" = (select app_actor())) with check (department is null and "accountId" = (select app_actor()));
      ${openTo('errand', 'app_worker', 'select, update, delete')}
      grant select, insert, update ("stopAsked", state, "endedAt") on errand to app, app_national;

      -- One run per job, département and day, over any number of replicas: an advisory lock alone is not enough. '*' is the whole house.
      create table slot (
        job text not null,
        department text not null,
        slot date not null,
        attempts smallint not null default 1,
        "takenAt" timestamptz not null,
        -- When another may take it: the end of the lease, or the hour of the next try.
        "nextAt" timestamptz not null,
        "endedAt" timestamptz,
        fault text,
        primary key (job, department, slot)
      );
      ${secured('slot')}
      ${openTo('slot', 'app_worker', 'select, insert, update, delete')}

      -- Which départements have people, and what housekeeping may clear.
      create policy worker on membership for select to app_worker using (true);
      grant select (department) on membership to app_worker;
      grant select (expire), delete on rate_limit to app_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (expire), delete on rate_limit from app_worker;
      revoke select (department) on membership from app_worker;
      drop policy worker on membership;
      drop table slot, errand, letter;
    `);
  }
}
