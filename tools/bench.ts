import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Operation, startLimit } from './bench/limit.ts';
import { operations } from './bench/operations.ts';
import { plansOf } from './bench/plans.ts';
import { fire, median, type Run } from './bench/rounds.ts';
import { seed, type Seeded } from './bench/seed.ts';
import { freePort } from './check-port.ts';
import { clusterAt } from './cluster.ts';
import { closeAtEnd, end, endInOrder, fail } from './ending.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { build, run, serve } from './programs.ts';
import { Refusal } from './refusal.ts';
import { say } from './say.ts';

// `npm run bench`: the hot reads of the directory at national scale, beside the limit (bare node:http and pg) in the same run.
// Times say something of this machine; the ratios hold from one to another (`--plans` shows how PostgreSQL ran each).

const ROUNDS = 3;

endInOrder();
bench().catch(fail);

async function bench(): Promise<void> {
  await say('Construction', build());
  const postgres = await startPostgres('throwaway');
  closeAtEnd(postgres.stop);
  const data = mkdtempSync(join(tmpdir(), 'promenade-bench-'));
  closeAtEnd(() => Promise.resolve(rmSync(data, { recursive: true, force: true })));
  const env = environmentOf(postgres, data);
  await say('Schéma', run('migrate', { ...env, DATABASE_OWNER_URL: postgres.url('owner') }));
  const seeded = await say('Dix mille promeneurs', seed(postgres.url('postgres')));
  const house = await open(env, data);
  const limit = await startLimit(postgres.url('postgres'), operations);
  closeAtEnd(async () => {
    limit.server.close();
    await limit.pool.end();
  });
  for (const [index, operation] of operations.entries()) await measure(operation, house, `${limit.url}/${index}`, seeded);
  if (process.argv.includes('--plans')) await showPlans(postgres, env, data, seeded);
  await end(0);
}

function environmentOf(postgres: Postgres, data: string): NodeJS.ProcessEnv {
  const ours = { DATABASE_URL: postgres.url('app'), PROMENADE_DATA: data, PROMENADE_DEMO: '0', RATE_LIMIT_FACTOR: '1000000' };
  return { ...process.env, NODE_ENV: 'production', ...ours };
}

async function open(env: NodeJS.ProcessEnv, data: string): Promise<string> {
  const port = await freePort('127.0.0.1', 0);
  const program = serve('main', { ...env, PORT: String(port) }, data);
  closeAtEnd(() => Promise.resolve(void program.kill()));
  program.once('exit', () => fail(new Refusal('L’API s’est arrêtée : elle vient de dire pourquoi.')));
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/api/health/ready`).catch(() => undefined))?.ok) await pause(100);
  return url;
}

/** Rounds alternate between the two, so that whatever else the machine does weighs on both. */
async function measure({ name, path, signedIn, target }: Operation, house: string, limit: string, { cookie }: Seeded): Promise<void> {
  const ours = house + path;
  const with_ = signedIn ? cookie : undefined;
  await refuseOther(ours, limit, with_);
  await Promise.all([fire(ours, 2, with_), fire(limit, 2, undefined)]);
  for (const connections of [1, 16]) {
    const runs: { house: Run[]; limit: Run[] } = { house: [], limit: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      runs.limit.push(await fire(limit, connections, undefined));
      runs.house.push(await fire(ours, connections, with_));
    }
    tell(name, connections, median(runs.house), median(runs.limit), target);
  }
}

/** Two answers that do not hold as many people are not to be compared, and none is nothing to measure. */
async function refuseOther(ours: string, limit: string, cookie: string | undefined): Promise<void> {
  const [house, bare] = await Promise.all([totalOf(ours, cookie), totalOf(limit, undefined)]);
  if (house === 0 || house !== bare) throw new Refusal(`${ours} trouve ${house} personnes, la limite ${bare}.`);
}

async function totalOf(url: string, cookie: string | undefined): Promise<number> {
  const answer = await fetch(url, { headers: cookie ? { cookie } : {} });
  return ((await answer.json()) as { total: number }).total;
}

function tell(name: string, connections: number, house: Run, limit: Run, { p50, share }: Operation['target']): void {
  const figures = `${Math.round(house.rate)} req/s (limit ${Math.round(limit.rate)}), p50 ${house.p50.toFixed(2)} ms, p99 ${house.p99} ms`;
  const ratio = `${(house.p50 / limit.p50).toFixed(2)} × the limit (target ${p50})`;
  const part = `${Math.round((100 * house.rate) / limit.rate)} % of the limit (target ${share * 100})`;
  process.stdout.write(`${name}, c=${connections}: ${figures}: ${connections === 1 ? ratio : part}\n`);
}

async function showPlans(postgres: Postgres, env: NodeJS.ProcessEnv, data: string, { cookie }: Seeded): Promise<void> {
  for (const { name, path, signedIn } of operations) {
    const plan = await plansOf(postgres.url('postgres'), clusterAt(postgres.home).log, async () => {
      const house = await open(env, data);
      const answer = await fetch(house + path, { headers: signedIn ? { cookie } : {} });
      if (!answer.ok) throw new Error(`${path} : ${answer.status}`);
      await answer.text();
    });
    process.stdout.write(`\n${name}\n${plan}\n`);
  }
}
