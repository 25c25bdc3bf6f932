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
      ${openTo('letter', 'app_worker', 'select, update')}
      -- A letter is written by whoever states the fact, read by the worker; a département sees that it left, not what it said.
      grant insert, select (id, department, "to", subject, occasion, state, attempts, "writtenAt", "sentAt", fault) on letter to app;
      grant insert on letter to app_auth;

      create table errand (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "accountId" text not null,
        role text not null,
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
        using (department = (select app_department()) and "accountId" = (select app_actor()))
        with check (department = (select app_department()) and "accountId" = (select app_actor()));
      ${openTo('errand', 'app_worker', 'select, update')}
      grant select, insert, update ("stopAsked", state, "endedAt") on errand to app;

      -- One run per job, département and slot, over any number of replicas: an advisory lock alone is not enough.
      create table slot (
        job text not null,
        department text not null,
        slot text not null,
        "takenAt" timestamptz not null,
        "endedAt" timestamptz,
        fault text,
        primary key (job, department, slot)
      );
      ${secured('slot')}
      ${openTo('slot', 'app_worker', 'select, insert, update, delete')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table slot, errand, letter`);
  }
}
