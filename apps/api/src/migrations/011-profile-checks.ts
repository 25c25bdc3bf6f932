import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTo, own, tenantTable } from './sql.ts';

const ofPromeneur = `"promeneurId" in (select p.id from promeneur p)`;
const sameFor = (condition: string) => ({ promeneur: condition, structure: condition, visitor: 'false' });

/** What the charter asks of a profile, point by point (S2-37); and one profile told by two départements (G-21). */
export class ProfileChecks1795000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When the profile was last said to have changed: what was seen before must be seen again.
      alter table online_profile add column "changedAt" timestamptz;
      create function online_profile_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        new."changedAt" := clock_timestamp();
        return new;
      end $$;
      create trigger changed before update of network, handle, url on online_profile for each row
        when ((old.network, old.handle, old.url) is distinct from (new.network, new.handle, new.url)) execute function online_profile_changed();
      grant execute on function online_profile_changed to app;

      create table profile_check (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        "onlineProfileId" uuid not null,
        -- One of the charter's profile items, and the version whose words were answered.
        "itemKey" text not null check (char_length("itemKey") <= 80),
        "versionId" uuid not null,
        -- Said by the promeneur.
        "declaredAt" timestamptz,
        "declaredBy" text,
        -- Seen by the coordination, on that day.
        "verifiedOn" date,
        "verifiedBy" text,
        met boolean,
        "evidenceUrl" text check (char_length("evidenceUrl") <= 500),
        screenshot bytea check (octet_length(screenshot) <= 1000000),
        note text check (char_length(note) <= 1000),
        foreign key (department, "promeneurId") references promeneur (department, id) on delete cascade,
        foreign key (department, "onlineProfileId") references online_profile (department, id) on delete cascade,
        unique (department, id),
        unique (department, "onlineProfileId", "itemKey"),
        check (("declaredAt" is null) = ("declaredBy" is null)),
        check (("verifiedOn" is null) = (met is null) and ("verifiedOn" is null) = ("verifiedBy" is null)),
        check (met is not null or ("evidenceUrl" is null and screenshot is null and note is null))
      );
      create index on profile_check (department, "promeneurId");
      ${tenantTable('profile_check', { without: ['screenshot'] })}
      ${own('profile_check', sameFor(ofPromeneur))}

      -- Written in both départements by the worker; each row names the other one and where to write there, never its promeneur.
      create table profile_conflict (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "promeneurId" uuid,
        "onlineProfileId" uuid,
        network text not null,
        handle text not null,
        "otherDepartment" text not null references department,
        "otherContact" text,
        "openedOn" date not null,
        "closedOn" date check ("openedOn" <= "closedOn"),
        foreign key (department, "promeneurId") references promeneur (department, id) on delete set null ("promeneurId"),
        foreign key (department, "onlineProfileId") references online_profile (department, id) on delete set null ("onlineProfileId")
      );
      create unique index profile_conflict_open on profile_conflict (department, "onlineProfileId", "otherDepartment") where "closedOn" is null;
      create index on profile_conflict (department, "openedOn" desc);
      ${tenantTable('profile_conflict', { grants: 'select' })}
      ${own('profile_conflict', sameFor('false'))}
      ${openTo('profile_conflict', 'app_worker', 'select, insert, update')}

      -- What the worker compares: pages of the web, never an address or a number; and who coordinates, to be written to.
      create index online_profile_anywhere on online_profile (network, "handleKey", department);
      create policy compared on online_profile for select to app_worker using (network not in ('email', 'sms', 'whatsapp') and url is not null);
      grant select (id, department, "promeneurId", network, handle, "handleKey", url) on online_profile to app_worker;
      create policy compared on promeneur for select to app_worker using (true);
      grant select (id, department, "withdrawnOn") on promeneur to app_worker;
      grant select ("accountId", role, "startsOn", "endsOn", "endedAt") on membership to app_worker;
      create policy coordinators on account for select to app_worker
        using (id in (select m."accountId" from membership m where m.role = 'coordinator'));
      grant select (id, email, "disabledAt") on account to app_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy coordinators on account;
      revoke select (id, email, "disabledAt") on account from app_worker;
      revoke select ("accountId", role, "startsOn", "endsOn", "endedAt") on membership from app_worker;
      drop policy compared on promeneur;
      revoke select (id, department, "withdrawnOn") on promeneur from app_worker;
      drop policy compared on online_profile;
      revoke select (id, department, "promeneurId", network, handle, "handleKey", url) on online_profile from app_worker;
      drop index online_profile_anywhere;
      drop table profile_conflict, profile_check;
      drop trigger changed on online_profile;
      drop function online_profile_changed;
      alter table online_profile drop column "changedAt";
    `);
  }
}
