import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, own, secured, tenantTable } from './sql.ts';

const ofPromeneur = `"promeneurId" in (select p.id from promeneur p)`;
const ofCampaign = `id in (select m."campaignId" from charter_campaign_member m)`;
const sameFor = (condition: string) => ({ promeneur: condition, structure: condition, visitor: condition });

/** A new version is put to everybody in the directory: who, by when, and what lapses for whoever did not sign. */
export class CharterCampaigns1795000028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the national level says where a département said nothing; each value bears its first day.
      create table national_setting (
        id uuid primary key default gen_random_uuid(),
        key text not null,
        value jsonb not null,
        "fromOn" date not null,
        unique (key, "fromOn")
      );
      ${secured('national_setting')}
      -- Of charters alone, today.
      create policy everybody on national_setting for select to app using (key like 'charter%');
      create policy national on national_setting to app_national using (key like 'charter%') with check (key like 'charter%');
      grant select on national_setting to app;
      grant select, insert, update on national_setting to app_national;
      ${audited('national_setting')}

      create table charter_campaign (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "versionId" uuid not null references charter_version,
        state text not null default 'open' check (state in ('open', 'closed', 'cancelled')),
        "openedOn" date not null,
        "openedAt" timestamptz not null,
        "openedBy" text not null default app_actor(),
        "deadlineOn" date not null,
        -- Until that day included, what was signed before still counts.
        "graceEndsOn" date not null,
        "reminderDays" smallint[] not null,
        message text,
        "closedAt" timestamptz,
        unique (department, id),
        check ("openedOn" < "deadlineOn" and "deadlineOn" <= "graceEndsOn"),
        check ((state = 'open') = ("closedAt" is null))
      );
      -- Two opened at once: the second waits for the first, and is told.
      create unique index charter_campaign_open on charter_campaign (department, "versionId") where state = 'open';
      create index on charter_campaign (department, "openedAt" desc);

      create table charter_campaign_member (
        id uuid primary key default gen_random_uuid(),
        department text not null,
        "campaignId" uuid not null,
        "promeneurId" uuid not null,
        -- The employer on the day of opening: progress is told by structure, whatever moves since.
        "structureId" uuid,
        -- The request that counts today; none while nobody can be asked, for that reason.
        "requestId" uuid,
        reason text,
        -- Whether this campaign made the request: one that was made before outlives it.
        "askedHere" boolean not null default false,
        -- What was signed before.
        "formerRequestId" uuid,
        -- Notices given of what lapses, in days before the end of grace, and the day of the last.
        notices smallint[] not null default '{}',
        "noticedOn" date,
        "lapsedAt" timestamptz,
        foreign key (department, "campaignId") references charter_campaign (department, id),
        foreign key (department, "promeneurId") references promeneur (department, id) on delete cascade,
        foreign key (department, "requestId") references signature_request (department, id),
        foreign key (department, "formerRequestId") references signature_request (department, id),
        unique (department, id),
        unique (department, "campaignId", "promeneurId"),
        check (("requestId" is null) = (reason is not null))
      );
      create index on charter_campaign_member (department, "promeneurId");
      create index on charter_campaign_member (department, "requestId");

      ${tenantTable('charter_campaign', { grants: 'select, insert, update' })}
      ${tenantTable('charter_campaign_member', { grants: 'select, insert, update' })}
      ${own('charter_campaign_member', sameFor(ofPromeneur))}
      ${own('charter_campaign', sameFor(ofCampaign))}

      -- The last day somebody was written to again about their turn: one letter a day at most, and a step missed is caught up once.
      alter table signatory add column "remindedOn" date;

      -- The text of a charter is kept with each request: once more in the trail would be its weight again, thousands of times in a campaign.
      drop trigger audit on signature_request;
      ${audited('signature_request', ['snapshot'])}

      -- Why a charter that was signed counts no more, until another is: « n’a pas signé la version 3 avant le … ».
      alter table promeneur
        add column "charterLapsedOn" date,
        add column "charterLapsedVersion" integer,
        add constraint promeneur_lapse_whole check (("charterLapsedOn" is null) = ("charterLapsedVersion" is null)),
        add constraint promeneur_lapsed_is_unsigned check ("charterLapsedOn" is null or "charterState" <> 'complete');

      -- For whoever tells what is late, the campaigns stay the charter room's: who has not signed, by when.
      create view charter_campaign_waiting with (security_invoker = true) as
        select m.department, m."promeneurId", m."requestId", c."openedOn", c."deadlineOn", c."graceEndsOn",
          case when r.state = 'pending' then (select s.role from signatory s
            where s.department = r.department and s."requestId" = r.id and s."signedAt" is null order by s.position limit 1) end as next
        from charter_campaign c
        join charter_campaign_member m on m.department = c.department and m."campaignId" = c.id
        join signature_request r on r.department = m.department and r.id = m."requestId"
        where c.state = 'open' and r.state <> 'complete' and m."lapsedAt" is null;
      -- The text in force of each département (its own, else the national one), when it is to be signed anew and no campaign was opened for it.
      create view charter_campaign_to_open with (security_invoker = true) as
        select d.code as department, v.id as "versionId", v.number, v.title, v."effectiveOn" from department d
        join lateral (
          select * from charter_version v
          where v.state = 'published' and v."effectiveOn" <= (select app_today()) and (v.department = d.code or v.department is null)
          order by (v.department is not null) desc, v.number desc limit 1
        ) v on v.material
        where not exists (select from charter_campaign c where c.department = d.code and c."versionId" = v.id)
          and exists (select from promeneur p where p.department = d.code and p."charterState" = 'complete' and p."charterVersionId" <> v.id);
      grant select on charter_campaign_waiting, charter_campaign_to_open to app, app_national;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view charter_campaign_to_open, charter_campaign_waiting;
      alter table promeneur drop column "charterLapsedOn", drop column "charterLapsedVersion";
      alter table signatory drop column "remindedOn";
      drop trigger audit on signature_request;
      ${audited('signature_request')}
      drop policy own on charter_campaign;
      drop table charter_campaign_member, charter_campaign, national_setting;
    `);
  }
}
