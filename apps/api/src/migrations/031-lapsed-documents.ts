import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was signed and counts no more, and since when. Read each time, written nowhere: whoever comes back has their charter again. A
 * structure sees its own employments alone, and cannot tell whether another goes on (S2-34).
 */
const GONE = `
  cross join lateral (
    select max(coalesce(e."endsOn", 'infinity')) as "lastDay" from employment e
    where e.department = p.department and e."promeneurId" = p.id and (select app_role()) is distinct from 'structure'
  ) life
  cross join lateral (
    select least(case when p."withdrawnOn" <= (select app_today()) then p."withdrawnOn" end,
      case when life."lastDay" < (select app_today()) then life."lastDay" end) as since
  ) gone`;

/** A charter that lapsed with a campaign is over too, for whoever holds it. */
export class LapsedDocuments1795000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view document_ended with (security_invoker = true) as
        select r.department, r."documentId", coalesce(gone.since, lapsed.since) as since,
          case when gone.since is null then 'lapsed' else 'departed' end as reason
        from signature_request r
        join promeneur p on p.department = r.department and p.id = r."subjectId"
        ${GONE}
        cross join lateral (
          -- The first campaign that ended without them after they had signed; once they sign again, it is another that stands in its place.
          select (min(m."lapsedAt") at time zone 'Europe/Paris')::date as since from charter_campaign_member m
          where m.department = p.department and m."promeneurId" = p.id and m."lapsedAt" >= r."completedAt"
            and not exists (select from document_seal s
              where s.department = r.department and s."documentId" = r."documentId" and s."supersededOn" is not null)
        ) lapsed
        where r.kind = 'charter' and r."documentId" is not null and coalesce(gone.since, lapsed.since) is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view document_ended;
      create view document_ended with (security_invoker = true) as
        select r.department, r."documentId", gone.since from signature_request r
        join promeneur p on p.department = r.department and p.id = r."subjectId"
        ${GONE}
        where r.kind = 'charter' and r."documentId" is not null and gone.since is not null;
      grant select on document_ended to app;
    `);
  }
}
