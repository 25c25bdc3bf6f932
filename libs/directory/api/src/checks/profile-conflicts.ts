import { Injectable, Logger } from '@nestjs/common';
import type { ProfileConflictList, ProfileConflictQuery } from '@promenade/directory/model';
import { Clock, Database, Nightly, type NightlyJob, traceOf } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';

/**
 * One page told by a promeneur of `$1` and by another, of elsewhere or of here (told before the base refused it), both still there on
 * `$2`, seen from both sides.
 */
const TWICE = `
  select a.department, a."promeneurId", a.id as "onlineProfileId", a.network, a.handle, b.department as "otherDepartment",
    row_number() over (partition by a.id, b.department order by b.id) as nth
  from online_profile a
  join online_profile b on b."pageKey" = a."pageKey" and b."promeneurId" <> a."promeneurId"
  join promeneur p on p.department = a.department and p.id = a."promeneurId" and coalesce(p."withdrawnOn" > $2::date, true)
  join promeneur q on q.department = b.department and q.id = b."promeneurId" and coalesce(q."withdrawnOn" > $2::date, true)
  where $1 in (a.department, b.department)`;

/** Where one writes to the coordination of a département: whoever has coordinated for longest. */
const CONTACT = `(
  select w.email from membership m join account w on w.id = m."accountId"
  where m.department = t."otherDepartment" and m.role = 'coordinator' and m."endedAt" is null and w."disabledAt" is null
    and m."startsOn" <= $2::date and coalesce(m."endsOn" >= $2::date, true)
  order by m."startsOn", w.email limit 1)`;

/**
 * One page belongs to one promeneur (G-21). Within a département a second use is refused; between two it is told to both, each
 * night and each time a page is added, by the worker, the only one who sees both sides. It closes by itself once one of them goes.
 */
@Nightly({ name: 'profile-conflicts', at: '03:15' })
@Injectable()
export class ProfileConflicts implements NightlyJob {
  private readonly log = new Logger('ProfileConflicts');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    this.lookAfterCommit();
  }

  /** Compares the pages of the seat's département with all others once what is being written is there. Its failure waits for the night. */
  lookAfterCommit(): void {
    const { department } = this.database;
    this.database.afterCommit(async () => {
      try {
        await this.database.asWorker(() => this.look(department));
      } catch (error) {
        this.log.error(traceOf(error));
      }
    });
  }

  async list({ state = 'open', ...paging }: ProfileConflictQuery): Promise<ProfileConflictList> {
    const [found] = await this.database.query<Pick<ProfileConflictList, 'items' | 'total'>>(
      `with found as (
        select f.id, f.department, f.network, f.handle, f."otherDepartment", f."otherContact", f."openedOn", f."closedOn",
          case when p.id is not null then json_build_object('id', p.id, 'name', p."firstName" || ' ' || p."lastName") end as promeneur
        from profile_conflict f left join promeneur p on p.department = f.department and p.id = f."promeneurId"
        where (f."closedOn" is null) = $1)
      select (select count(*)::int from found) as total, (select coalesce(json_agg(r), '[]') from (
        select * from found order by "openedOn" desc, id limit ${paging.size} offset ${offsetOf(paging)}) r) as items`,
      [state === 'open'],
    );
    return { ...found!, page: paging.page, size: paging.size };
  }

  private async look(department: string): Promise<void> {
    const parameters = [department, this.clock.today()];
    await this.database.query(
      `insert into profile_conflict (department, "promeneurId", "onlineProfileId", network, handle, "otherDepartment", "otherContact", "openedOn")
       select t.department, t."promeneurId", t."onlineProfileId", t.network, t.handle, t."otherDepartment", ${CONTACT}, $2::date
       from (${TWICE}) t where t.nth = 1
       on conflict (department, "onlineProfileId", "otherDepartment") where "closedOn" is null do nothing`,
      parameters,
    );
    await this.database.query(
      `update profile_conflict f set "closedOn" = $2::date
       where f."closedOn" is null and $1 in (f.department, f."otherDepartment")
         and not exists (select from (${TWICE}) t where t."onlineProfileId" = f."onlineProfileId" and t."otherDepartment" = f."otherDepartment")`,
      parameters,
    );
  }
}
