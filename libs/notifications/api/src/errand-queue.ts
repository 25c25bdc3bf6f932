import { Injectable } from '@nestjs/common';
import { type ErrandState, pauseAfterBreak } from '@promenade/notifications/model';
import { Clock, Database } from '@promenade/platform/api';
import type { ErrandRow } from './errand-row';

/** A worker that was killed loses its errand to another after that; one that works renews it. In milliseconds. */
export const ERRAND_LEASE = 30_000;

/** What the holder of an errand learns each time it says how far it is. */
export interface Word {
  readonly stopAsked: boolean;
}

interface Changes {
  readonly state?: ErrandState;
  readonly done?: number;
  readonly total?: number | null;
  readonly result?: string;
  readonly fault?: string | null;
  readonly attempts?: number;
  readonly nextAt?: Date;
  readonly leasedUntil?: Date | null;
  readonly endedAt?: Date | null;
}

/** The errands seen from the worker: each step is a short transaction of its own, and serves only who still holds the errand. */
@Injectable()
export class ErrandQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The oldest one due, of a kind this worker knows (another version may know more). A lease that has run out makes it due again. */
  take(kinds: readonly string[]): Promise<ErrandRow | undefined> {
    return this.database.asWorker(async () => {
      const [errand] = await this.database.query<ErrandRow>(
        `with due as (
           select id from errand
           where state in ('queued', 'running') and "nextAt" <= $1 and ("leasedUntil" is null or "leasedUntil" <= $1) and kind = any($3)
           order by "nextAt" limit 1 for update skip locked
         ), taken as (
           update errand set state = 'running', "leasedUntil" = $2, attempts = attempts + 1, fault = null
           from due where errand.id = due.id returning errand.*
         ) select * from taken`,
        [this.clock.now(), this.in(ERRAND_LEASE), kinds],
      );
      return errand;
    });
  }

  /** Keeps the errand, and writes how far it is. @returns nothing when another holds it by now */
  renew(errand: ErrandRow, done: number, total: number | null): Promise<Word | undefined> {
    return this.mark(errand, { done, total, leasedUntil: this.in(ERRAND_LEASE) });
  }

  async finish(errand: ErrandRow, done: number, result: Record<string, unknown>): Promise<void> {
    await this.end(errand, { state: 'done', done, result: JSON.stringify(result) });
  }

  async stop(errand: ErrandRow): Promise<void> {
    await this.end(errand, { state: 'stopped' });
  }

  async fail(errand: ErrandRow, fault: string): Promise<void> {
    await this.end(errand, { state: 'failed', fault });
  }

  /** It broke: another try later, unless somebody asked to stop meanwhile. @returns false when there is none left */
  async tryAgain(errand: ErrandRow, fault: string): Promise<boolean> {
    const pause = pauseAfterBreak(errand.attempts);
    if (pause === undefined) return false;
    const word = await this.mark(errand, { fault });
    if (word?.stopAsked) await this.stop(errand);
    else await this.mark(errand, { state: 'queued', nextAt: this.in(pause), leasedUntil: null });
    return true;
  }

  /** This worker leaves: the errand is free at once, and the try does not count. */
  async handBack(errand: ErrandRow): Promise<void> {
    await this.mark(errand, { state: 'queued', attempts: errand.attempts - 1, nextAt: this.clock.now(), leasedUntil: null });
  }

  private end(errand: ErrandRow, changes: Changes): Promise<Word | undefined> {
    return this.mark(errand, { ...changes, leasedUntil: null, endedAt: this.clock.now() });
  }

  private mark({ id, attempts }: ErrandRow, changes: Changes): Promise<Word | undefined> {
    const set = Object.keys(changes).map((column, index) => `"${column}" = $${index + 3}`);
    return this.database.asWorker(async () => {
      const [word] = await this.database.query<Word>(
        `with marked as (
           update errand set ${set.join(', ')} where id = $1 and attempts = $2 and state = 'running' returning "stopAsked"
         ) select * from marked`,
        [id, attempts, ...Object.values(changes)],
      );
      return word;
    });
  }

  private in(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() + milliseconds);
  }
}
