import { setTimeout as pause } from 'node:timers/promises';
import { settings } from './settings';
import type { TestApi } from './testing';
import { workerApp } from './worker-app';

/** The worker, for as long as it takes until `found` finds what came of it. */
export async function worked<T>(api: TestApi, found: () => Promise<T | undefined>, environment: Record<string, string> = {}): Promise<T> {
  const app = await workerApp(
    settings.parse({ DATABASE_URL: api.database.url, LOG_LEVEL: 'error', PUBLIC_URL: 'http://promenade.test', ...environment }),
  );
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      const result = await found();
      if (result !== undefined) return result;
      await pause(100);
    }
    throw new Error('The worker did not do it.');
  } finally {
    await app.close();
  }
}
