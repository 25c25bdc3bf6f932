import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

const ofPromeneur = `"promeneurId" in (select p.id from promeneur p)`;
const isPublished = (table: string) =>
  `exists (select from promeneur p where p.department = ${table}.department and p.id = ${table}."promeneurId")`;
const belongs = 'foreign key (department, "promeneurId") references promeneur (department, id) on delete cascade';

/** What a promeneur shows of themselves and by whose leave; when and where they can be met; how they arrive and how they go. */
export class People1795000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table promeneur
        add column presentation text check (char_length(presentation) <= 1200),
        -- How to come into contact, in their own words (S2-37).
        add column "contactNote" text check (char_length("contactNote") <= 400),
        add column "photoId" uuid,
        -- What the person agrees to show beside what the charter makes public. Each yes and each no is kept in consent.
        add column publishes text[] not null default '{}'
          check (publishes <@ array['photo', 'last-name', 'phone', 'email', 'presentation']),
        -- The public reads these columns and no other: consent taken back empties them in the same statement.
        add column "publicLastName" text generated always as (case when 'last-name' = any (publishes) then "lastName" end) stored,
        add column "publicPhone" text generated always as (case when 'phone' = any (publishes) then phone end) stored,
        add column "publicEmail" text generated always as (case when 'email' = any (publishes) then email end) stored,
        add column "publicPresentation" text generated always as (case when 'presentation' = any (publishes) then presentation end) stored,
        add column "publicPhotoId" uuid generated always as (case when 'photo' = any (publishes) then "photoId" end) stored;
      grant select (function, "contactNote", "publicLastName", "publicPhone", "publicEmail", "publicPresentation", "publicPhotoId")
        on promeneur to app_public;

      -- Re-encoded when it comes in. Bytes in the base: a photo withdrawn is gone with its row, in the same transaction.
      create table photo (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        large bytea not null check (octet_length(large) <= 400000),
        small bytea not null check (octet_length(small) <= 100000),
        -- The person, or the structure they stand for.
        shows text not null default 'person' check (shows in ('person', 'structure')),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        "createdAt" timestamptz not null,
        ${belongs},
        unique (department, id),
        unique (department, "promeneurId")
      );
      alter table promeneur add foreign key (department, "photoId") references photo (department, id) on delete set null ("photoId");

      -- Written once: who agreed to what, in which words, and who took it back.
      create table consent (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        field text not null check (field in ('photo', 'last-name', 'phone', 'email', 'presentation')),
        given boolean not null,
        -- By the person in their own seat, or on paper, as the coordination was told.
        means text not null check (means in ('self', 'paper')),
        wording text not null,
        at timestamptz not null,
        by text not null default app_actor(),
        ${belongs}
      );
      create index on consent (department, "promeneurId", at desc);

      -- Hours in minutes of the clock in Paris; a night is two slots.
      create table permanence (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        weekday smallint not null check (weekday between 1 and 7),
        "fromMinute" smallint not null check ("fromMinute" between 0 and 1435),
        "toMinute" smallint not null check ("toMinute" between 5 and 1440),
        network text,
        audience text[] not null default '{}' check (audience <@ array['youth', 'parenting']),
        "onHolidays" boolean not null default false,
        check ("fromMinute" < "toMinute"),
        ${belongs}
      );
      create index on permanence (department, "promeneurId");

      -- Days without a permanence: leave, illness, nobody says which.
      create table absence (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        "startsOn" date not null,
        "endsOn" date not null,
        check ("startsOn" <= "endsOn"),
        ${belongs}
      );
      create index on absence (department, "promeneurId");

      -- Where they go beyond the commune of their employer.
      create table promeneur_territory (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        kind text not null check (kind in ('commune', 'epci', 'department')),
        code text not null,
        ${belongs},
        unique (department, "promeneurId", kind, code)
      );

      -- Steps done of the guide's first steps (G-18) and of a departure.
      create table checklist_mark (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        list text not null check (list in ('onboarding', 'departure')),
        step text not null,
        "doneOn" date not null,
        by text not null default app_actor(),
        ${belongs},
        unique (department, "promeneurId", list, step)
      );

      -- Somebody goes: from that day on they are out of the directory, and each account is handed over or closed.
      create table departure (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        "leavesOn" date not null,
        "handedOver" jsonb not null default '[]',
        note text check (char_length(note) <= 1000),
        -- What stood before it was said: "withdrawnOn", and the last day of each employment that it ends. Taken back, it stands again.
        before jsonb not null default '{}',
        "createdAt" timestamptz not null,
        ${belongs},
        unique (department, "promeneurId")
      );

      ${['consent'].map((name) => tenantTable(name, { grants: 'select, insert' })).join('\n')}
      ${tenantTable('photo', { without: ['large', 'small'] })}
      ${tenantTable('departure', { without: ['note'] })}
      ${['permanence', 'absence', 'promeneur_territory', 'checklist_mark'].map((name) => tenantTable(name)).join('\n')}
      ${[...parts, 'departure'].map((name) => own(name, { promeneur: ofPromeneur, structure: ofPromeneur, visitor: 'false' })).join('\n')}

      create policy published on photo for select to app_public
        using (exists (select from promeneur p where p.department = photo.department and p."publicPhotoId" = photo.id));
      create policy published on permanence for select to app_public using (${isPublished('permanence')});
      create policy published on absence for select to app_public using (${isPublished('absence')});
      create policy published on promeneur_territory for select to app_public using (${isPublished('promeneur_territory')});
      grant select (id, department, "promeneurId", large, small, shows, sha256) on photo to app_public;
      grant select on permanence, absence, promeneur_territory to app_public;

      -- What each published charter asks of a profile, for whoever checks one: the text stays the charter room's.
      create view charter_profile_items with (security_invoker = true) as
        select id as "versionId", department, number, "effectiveOn", "profileItems" as items from charter_version where state = 'published';
      grant select on charter_profile_items to app, app_national;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view charter_profile_items;
      drop policy published on photo;
      alter table promeneur drop column "publicLastName", drop column "publicPhone", drop column "publicEmail",
        drop column "publicPresentation", drop column "publicPhotoId";
      alter table promeneur drop column publishes, drop column "photoId", drop column "contactNote", drop column presentation;
      revoke select (function) on promeneur from app_public;
      drop table departure, checklist_mark, promeneur_territory, absence, permanence, consent, photo;
    `);
  }
}

const parts = ['photo', 'consent', 'permanence', 'absence', 'promeneur_territory', 'checklist_mark'];
