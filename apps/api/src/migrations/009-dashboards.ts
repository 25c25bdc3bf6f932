import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What dashboards read: views over the registry, in the eyes of whoever asks (`security_invoker`). They own no row. */
export class Dashboards1795000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A promeneur as the network counts them: where they work today, since when, and where their charter stands.
      create view figures_directory with (security_invoker = true) as
        select p.department, p.id, p.volets, p."charterState", p."charterSignedOn", p."withdrawnOn",
          works."structureId", s."communeCode", works."weeklyMinutes", life."arrivedOn", life."leftOn",
          works.id is not null and coalesce(p."withdrawnOn", 'infinity') > app_today() as present
        from promeneur p
        left join lateral (
          select e.id, e."structureId", e."weeklyMinutes" from employment e
          where e."promeneurId" = p.id and coalesce(e."startsOn", '-infinity') <= app_today() and coalesce(e."endsOn", 'infinity') >= app_today()
          order by e."startsOn" desc nulls last, e.id limit 1
        ) works on true
        left join structure s on s.id = works."structureId"
        left join lateral (
          -- An arrival of unknown day stays unknown; a departure is the last day of the last employment.
          select case when bool_and(e."startsOn" is not null) then min(e."startsOn") end as "arrivedOn",
            case when bool_and(e."endsOn" is not null) then max(e."endsOn") end as "leftOn"
          from employment e where e."promeneurId" = p.id
        ) life on true;
      grant select on figures_directory to app, app_national;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view figures_directory`);
  }
}
