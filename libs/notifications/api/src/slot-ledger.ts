import { Injectable } from '@nestjs/common';
import { NIGHT_PAUSE, NIGHT_TRIES } from '@promenade/notifications/model';
import { Clock, Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';

/** Longer than a job may last in one département; a worker that was killed leaves its slot to another after that. In milliseconds. */
const LEASE = 15 * 60_000;

/** The whole house, for what belongs to no département. */
export const HOUSE = '*';

/** One run: a job, in a département, on a day. */
export interface Slot {
  readonly job: string;
  readonly department: string;
  readonly slot: IsoDate;
}

/** Who has run what, for all replicas. A slot is taken by the insertion of its row: of any number of workers, one succeeds. */
@Injectable()
export class SlotLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of the jobs given, what is still to be run that day: départements that have people, and slots neither ended, held nor given up. */
  open(jobs: readonly string[], houseJobs: readonly string[], slot: IsoDate): Promise<Slot[]> {
    return this.database.asWorker(() =>
      this.database.query<Slot>(
        `select job, department, $3::date as slot from (
           select unnest($1::text[]) as job, department from (select distinct department from membership where department is not null) d
           union all select unnest($2::text[]), '${HOUSE}'
         ) wanted
         where not exists (
           select from slot s where s.job = wanted.job and s.department = wanted.department and s.slot = $3
             and (s."endedAt" is not null or s.attempts >= ${NIGHT_TRIES} or s."nextAt" > $4)
         ) order by job, department`,
        [jobs, houseJobs, slot, this.clock.now()],
      ),
    );
  }

  /** @returns the number of this try, or nothing when another worker has it, or when it is over */
  take({ job, department, slot }: Slot): Promise<number | undefined> {
    return this.database.asWorker(async () => {
      const [taken] = await this.database.query<{ attempts: number }>(
        `insert into slot (job, department, slot, "takenAt", "nextAt") values ($1, $2, $3, $4, $5)
         on conflict (job, department, slot) do update
         set attempts = slot.attempts + 1, "takenAt" = excluded."takenAt", "nextAt" = excluded."nextAt"
         where slot."endedAt" is null and slot.attempts < ${NIGHT_TRIES} and slot."nextAt" <= excluded."takenAt"
         returning attempts`,
        [job, department, slot, this.clock.now(), this.in(LEASE)],
      );
      return taken?.attempts;
    });
  }

  /** @param fault what broke; without one, the slot is over */
  async end({ job, department, slot }: Slot, attempt: number, fault?: string): Promise<void> {
    await this.database.asWorker(() =>
      this.database.query(
        `update slot set fault = $5, "nextAt" = $6, "endedAt" = case when $5::text is null then $7::timestamptz end
         where job = $1 and department = $2 and slot = $3 and attempts = $4`,
        [job, department, slot, attempt, fault?.slice(0, 1000) ?? null, this.in(NIGHT_PAUSE), this.clock.now()],
      ),
    );
  }

  private in(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() + milliseconds);
  }
}
