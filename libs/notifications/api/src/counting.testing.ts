import { Injectable } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { REQUIRE_TOTP, Sessions } from '@promenade/identity/api';
import { Clock, Database, DoesErrand, type ErrandDoer, type ErrandProgress } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import { ErrandQueue } from './errand-queue';
import { ErrandRunner } from './errand-runner';
import { Seats } from './seats';
import { silence } from './testing';

/** What the errand of these tests does at each step, told by the test. */
export const steps: { before: (step: number) => Promise<void>; runs: string[] } = { before: async () => undefined, runs: [] };

/** Counts to a number, and says whose seat it sat in. */
@DoesErrand({ kind: 'count' })
@Injectable()
class Counting implements ErrandDoer {
  constructor(private readonly database: Database) {}

  async run({ to, name }: { to: number; name?: string }, progress: ErrandProgress, actor: Actor): Promise<Record<string, unknown>> {
    steps.runs.push(name ?? 'one');
    for (let step = 1; step <= to; step++) {
      await steps.before(step);
      await progress.tell(step, to);
    }
    const [seat] = await this.database.transaction(actor, () =>
      this.database.query('select app_actor() as actor, app_role() as role, app_department() as department'),
    );
    return { ...(seat as object), path: '/nombres' };
  }
}

/** A worker that knows how to count, as Nest makes it; its ticks are the test's. */
export async function aWorker(database: Database, clock: Clock): Promise<TestingModule> {
  const given = [
    { provide: Database, useValue: database },
    { provide: Clock, useValue: clock },
    { provide: REQUIRE_TOTP, useValue: false },
  ];
  const providers = [Counting, ErrandQueue, ErrandRunner, Seats, Sessions, ...given];
  const made = Test.createTestingModule({ imports: [DiscoveryModule], providers }).setLogger(silence);
  return (await made.compile()).init();
}
