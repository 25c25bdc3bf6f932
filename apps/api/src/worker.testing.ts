import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { DoesErrand, type ErrandDoer, type ErrandProgress } from '@promenade/platform/api';
import { settings } from './settings';
import { workerApp } from './worker-app';

/** Counts slowly, so that a test has time to kill whoever counts. */
@DoesErrand({ kind: 'count' })
@Injectable()
class Counting implements ErrandDoer {
  async run({ to }: { to: number }, progress: ErrandProgress): Promise<Record<string, unknown>> {
    for (let step = 1; step <= to; step++) {
      await pause(50);
      await progress.tell(step, to);
    }
    return { counted: to, by: process.pid };
  }
}

@Module({ providers: [Counting] })
class CountingModule {}

await workerApp(settings.parse(process.env), CountingModule);
