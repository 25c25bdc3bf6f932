import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

const employed = (column: string) => `id in (select e."${column}" from employment e)`;
const ofPromeneur = `"promeneurId" in (select p.id from promeneur p)`;

const networks = [
  'facebook messenger instagram snapchat whatsapp tiktok discord twitch youtube x linkedin mastodon online-game forum email sms video blog other',
]
  .join(' ')
  .split(' ')
  .map((network) => `'${network}'`)
  .join(', ');

export class Directory1795000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table structure (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        name text not null,
        -- The name as it is searched: small letters, no accent, no punctuation (platform/model's plain).
        plain text not null,
        type text,
        siret text check (siret ~ '^[0-9]{14}$'),
        address text,
        "postalCode" text,
        "communeCode" text references commune,
        phone text,
        email text,
        "representativeName" text,
        "representativeEmail" text,
        "representativeAccountId" uuid references account,
        notes text,
        "createdAt" timestamptz not null,
        version integer not null default 1,
        unique (department, id),
        unique (department, siret)
      );
      create index on structure (department, name collate "fr-x-icu", id);

      create table promeneur (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        slug text not null,
        "firstName" text not null,
        "lastName" text not null,
        -- First name and surname as they are searched; the first name alone for the public, who may not search surnames.
        plain text not null,
        "plainFirstName" text not null,
        email text,
        phone text,
        function text,
        volets text[] not null default '{}' check (volets <@ array['youth', 'parenting']),
        notes text,
        "accountId" uuid references account,
        -- As told by a spreadsheet: shown, never counted, never public.
        "declaredCharterOn" date,
        "declaredCharterPrecision" text check ("declaredCharterPrecision" in ('year', 'month', 'day')),
        -- Written by the charter room, from signatures made here.
        "charterState" text not null default 'missing' check ("charterState" in ('missing', 'awaiting-structure', 'awaiting-promeneur', 'complete')),
        "charterSignedOn" date,
        "charterVersionId" uuid,
        "withdrawnOn" date,
        "createdAt" timestamptz not null,
        version integer not null default 1,
        unique (department, id),
        unique (department, slug),
        check (("charterState" = 'complete') = ("charterSignedOn" is not null))
      );
      create index on promeneur (department, "lastName" collate "fr-x-icu", "firstName" collate "fr-x-icu", id);
      create unique index promeneur_account on promeneur (department, "accountId");
      create unique index promeneur_email on promeneur (department, email);

      create table employment (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        "structureId" uuid not null,
        -- Unknown when the directory came from a file that does not tell.
        "startsOn" date,
        "startsOnPrecision" text check ("startsOnPrecision" in ('year', 'month', 'day')),
        "endsOn" date check ("startsOn" <= "endsOn"),
        -- What the employer mandates, in minutes a week.
        "weeklyMinutes" integer check ("weeklyMinutes" between 1 and 2940),
        "promeneurAccountId" uuid,
        "representativeAccountId" uuid,
        foreign key (department, "promeneurId") references promeneur (department, id) on delete cascade,
        foreign key (department, "structureId") references structure (department, id),
        unique (department, id)
      );
      create index on employment (department, "promeneurId");
      create index on employment (department, "structureId");

      create table online_profile (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "promeneurId" uuid not null,
        network text not null check (network in (${networks})),
        handle text not null,
        "handleKey" text not null,
        url text,
        foreign key (department, "promeneurId") references promeneur (department, id) on delete cascade,
        unique (department, id),
        unique (department, network, "handleKey")
      );
      create index on online_profile (department, "promeneurId");

      create table setting (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        key text not null,
        value jsonb not null,
        "fromOn" date not null,
        unique (department, key, "fromOn")
      );

      create table directory_import (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "accountId" uuid not null,
        "fileName" text not null,
        -- The table found in the file, as it is; what a person said of its columns and corrected in its cells stays beside it.
        source jsonb not null,
        mapping jsonb not null default '{}',
        corrections jsonb not null default '[]',
        counts jsonb not null,
        state text not null default 'draft' check (state in ('draft', 'committed', 'undone')),
        -- The lines as they were decided the day they were written; those of a draft are decided again each time it is read.
        rows jsonb,
        -- What the commit wrote and what stood there before, with the version of each record: the undo takes back only what nobody touched since.
        written jsonb,
        "createdAt" timestamptz not null,
        "committedAt" timestamptz,
        check ((state = 'draft') = ("committedAt" is null and rows is null and written is null))
      );
      create index on directory_import (department, "createdAt" desc);

      ${['structure', 'promeneur', 'employment', 'online_profile', 'setting'].map((name) => tenantTable(name)).join('\n')}
      ${tenantTable('directory_import', { national: false, without: ['source', 'mapping', 'corrections', 'rows', 'written'] })}

      ${own('employment', { promeneur: `"promeneurAccountId"::text = (select app_actor())`, structure: `"representativeAccountId"::text = (select app_actor())`, visitor: `(select app_subject()) in ("promeneurId"::text, "structureId"::text)` })}
      ${own('promeneur', { promeneur: `"accountId"::text = (select app_actor())`, structure: employed('promeneurId'), visitor: employed('promeneurId') })}
      ${own('structure', { promeneur: employed('structureId'), structure: `"representativeAccountId"::text = (select app_actor())`, visitor: employed('structureId') })}
      ${own('online_profile', { promeneur: ofPromeneur, structure: ofPromeneur, visitor: 'false' })}
      ${own('directory_import', { promeneur: 'false', structure: 'false', visitor: 'false' })}

      -- What is published (HOUSE 6.5): complete charter, live employment, not withdrawn. Never a surname, an e-mail or a phone.
      create policy published on employment for select to app_public
        using (coalesce("startsOn", '-infinity') <= (select app_today()) and coalesce("endsOn", 'infinity') >= (select app_today()));
      -- Whoever asks names a département: each line looks up its own employment rather than reading those of the country.
      create policy published on promeneur for select to app_public
        using ("charterState" = 'complete' and coalesce("withdrawnOn", 'infinity') > (select app_today())
          and exists (select from employment e where e.department = promeneur.department and e."promeneurId" = promeneur.id));
      create policy published on structure for select to app_public
        using (exists (select from employment e where e.department = structure.department and e."structureId" = structure.id));
      -- A handle that is an address or a number of a person stays inside.
      create policy published on online_profile for select to app_public
        using (network not in ('email', 'sms', 'whatsapp')
          and exists (select from promeneur p where p.department = online_profile.department and p.id = online_profile."promeneurId"));
      grant select (id, department, "promeneurId", "structureId", "startsOn", "endsOn") on employment to app_public;
      grant select (id, department, slug, "firstName", "plainFirstName", volets, "charterState", "charterSignedOn", "withdrawnOn") on promeneur to app_public;
      grant select (id, department, name, plain, "postalCode", "communeCode") on structure to app_public;
      grant select (department, "promeneurId", network, handle, "handleKey", url) on online_profile to app_public;

      -- An employment bears the accounts of its two sides, so that the policies above never look at one another in a circle.
      create function employment_accounts() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        new."promeneurAccountId" := (select p."accountId" from promeneur p where p.id = new."promeneurId");
        new."representativeAccountId" := (select s."representativeAccountId" from structure s where s.id = new."structureId");
        return new;
      end $$;
      create trigger accounts before insert or update of "promeneurId", "structureId" on employment
        for each row execute function employment_accounts();
      create function account_on_employments() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if tg_table_name = 'promeneur' then
          update employment set "promeneurAccountId" = new."accountId" where "promeneurId" = new.id;
        else
          update employment set "representativeAccountId" = new."representativeAccountId" where "structureId" = new.id;
        end if;
        return null;
      end $$;
      create trigger accounts after update of "accountId" on promeneur
        for each row when (old."accountId" is distinct from new."accountId") execute function account_on_employments();
      create trigger accounts after update of "representativeAccountId" on structure
        for each row when (old."representativeAccountId" is distinct from new."representativeAccountId") execute function account_on_employments();
      grant execute on function employment_accounts, account_on_employments to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table directory_import, setting, online_profile, employment, promeneur, structure cascade; drop function employment_accounts, account_on_employments`,
    );
  }
}
