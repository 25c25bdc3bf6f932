import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { anAccount } from '@promenade/identity/api/testing';
import { away } from '@promenade/notifications/api/testing';
import { asOwner, type TestDatabase, testDatabase } from '@promenade/platform/api/testing';

jest.setTimeout(60_000);

const here = import.meta.dirname;

/** As `nx build` does, but with an errand of the test's own in it. */
function built(into: string): string {
  const input = join(here, 'worker.testing.ts');
  const options = {
    configFile: false,
    root: join(here, '..'),
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    build: { ssr: true, target: 'node24', outDir: into, emptyOutDir: true, rolldownOptions: { input: [input] } },
  };
  execFileSync(process.execPath, ['--input-type=module', '-e', `import { build } from 'vite'; await build(${JSON.stringify(options)})`], {
    cwd: join(here, '../../..'),
  });
  return join(into, 'worker.testing.js');
}

describe('the worker, as a process', () => {
  let folder: string;
  let program: string;
  let database: TestDatabase;
  let accountId: string;
  const workers = new Set<ChildProcess>();

  beforeAll(async () => {
    // Inside the checkout, for it finds its packages from where it lies.
    const dist = join(here, '../../../dist');
    mkdirSync(dist, { recursive: true });
    folder = mkdtempSync(join(dist, 'worker-'));
    program = built(folder);
    database = await testDatabase();
    accountId = (await anAccount(database.name, [['coordinator', '88']])).id;
  });
  afterEach(async () => {
    for (const worker of workers) await end(worker, 'SIGKILL');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database[Symbol.asyncDispose]();
  });

  async function aWorker(): Promise<ChildProcess> {
    const env = { PATH: process.env['PATH'], DATABASE_URL: database.url, PROMENADE_DEMO: '1', PROMENADE_DATA: folder };
    const worker = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    workers.add(worker);
    for await (const line of createInterface(worker.stdout!)) {
      if (line.includes('Worker prêt')) {
        worker.stdout!.resume();
        return worker;
      }
    }
    throw new Error('The worker stopped before it was ready.');
  }

  async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    workers.delete(worker);
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    worker.kill(signal);
    await once(worker, 'exit');
  }

  const sql = <T>(query: string, values: unknown[] = []) => asOwner(database.name, (owner) => owner.query(query, values)) as Promise<T[]>;

  const ask = async (to: number): Promise<string> => {
    const [made] = await sql<{ id: string }>(
      `insert into errand (department, "accountId", role, kind, title, payload, "nextAt", "askedAt")
       values ('88', $1, 'coordinator', 'count', 'Compter', $2, now(), now()) returning id`,
      [accountId, JSON.stringify({ to })],
    );
    return made!.id;
  };

  const until = async (
    id: string,
    wanted: (errand: { state: string; done: number; attempts: number; result: { by: number } }) => boolean,
  ) => {
    for (;;) {
      const [errand] = await sql<Parameters<typeof wanted>[0]>('select * from errand where id = $1', [id]);
      if (wanted(errand!)) return errand!;
      await pause(50);
    }
  };

  it('carries a letter before one has opened the page', async () => {
    await aWorker();
    const began = performance.now();
    await sql(
      `insert into letter (department, "to", subject, parts, occasion, "nextAt", "writtenAt") values (null, 'a@b.fr', 's', '["t"]', 'o', now(), now())`,
    );
    while (!(await sql(`select from letter where state = 'sent'`)).length) await pause(20);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('goes on with what a killed one had begun', async () => {
    const id = await ask(200);
    const killed = await aWorker();
    await until(id, ({ done }) => done > 0);
    await end(killed, 'SIGKILL');
    await sql(`update errand set "leasedUntil" = now(), payload = '{"to": 3}' where id = $1`, [id]); // half a minute passes
    const heir = await aWorker();
    const { attempts, result, done } = await until(id, ({ state }) => state === 'done');
    expect({ attempts, by: result.by, done }).toEqual({ attempts: 2, by: heir.pid, done: 3 });
  });

  it('ends what it has begun when it is asked to leave', async () => {
    const id = await ask(30);
    const worker = await aWorker();
    await until(id, ({ state }) => state === 'running');
    await end(worker, 'SIGTERM');
    expect(await until(id, () => true)).toMatchObject({ state: 'done', attempts: 1, result: { counted: 30, by: worker.pid } });
  });

  it('gives back what would last too long when it is asked to leave', async () => {
    const id = await ask(2000);
    const worker = await aWorker();
    await until(id, ({ state }) => state === 'running');
    await end(worker, 'SIGTERM');
    expect(await until(id, () => true)).toMatchObject({ state: 'queued', attempts: 0, leasedUntil: null });
    await sql(`delete from errand where id = $1`, [id]);
  });

  it('works again once the base is back', async () => {
    const worker = await aWorker();
    await away(database.name, true);
    await pause(1500);
    await away(database.name, false);
    const { result } = await until(await ask(2), ({ state }) => state === 'done');
    expect(result.by).toBe(worker.pid);
  });
});
