import { found, type House, open } from './bench/house.ts';
import { type Operation, startLimit } from './bench/limit.ts';
import { operations } from './bench/operations.ts';
import { plansOf } from './bench/plans.ts';
import { fire, median, type Run } from './bench/rounds.ts';
import { seed, type Seeded } from './bench/seed.ts';
import { clusterAt } from './cluster.ts';
import { closeAtEnd, end, endInOrder, fail } from './ending.ts';
import { build } from './programs.ts';
import { Refusal } from './refusal.ts';
import { say } from './say.ts';

// `npm run bench`: the hot reads of the directory at national scale, beside the limit (bare node:http and pg) in the same run.
// Times say something of this machine; the ratios hold from one to another (`--plans` shows how PostgreSQL ran each).

const ROUNDS = 3;

endInOrder();
bench().catch(fail);

async function bench(): Promise<void> {
  await say('Construction', build());
  const house = await found();
  const { postgres } = house;
  const seeded = await say('Dix mille promeneurs', seed(postgres.url('postgres')));
  const url = await open(house);
  const limit = await startLimit(postgres.url('postgres'), operations);
  closeAtEnd(async () => {
    limit.server.close();
    await limit.pool.end();
  });
  for (const [index, operation] of operations.entries()) await measure(operation, url, `${limit.url}/${index}`, seeded);
  if (process.argv.includes('--plans')) await showPlans(house, seeded);
  await end(0);
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

async function showPlans(house: House, { cookie }: Seeded): Promise<void> {
  for (const { name, path, signedIn } of operations) {
    const plan = await plansOf(house.postgres.url('postgres'), clusterAt(house.postgres.home).log, async () => {
      const url = await open(house);
      const answer = await fetch(url + path, { headers: signedIn ? { cookie } : {} });
      if (!answer.ok) throw new Error(`${path} : ${answer.status}`);
      await answer.text();
    });
    process.stdout.write(`\n${name}\n${plan}\n`);
  }
}
