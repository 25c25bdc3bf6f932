import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { found, type House, launch, open } from './bench/house.ts';
import { memoryOf } from './bench/memory.ts';
import { settle } from './bench/network.ts';
import { passBy, type Waits } from './bench/passer-by.ts';
import { plansOf } from './bench/plans.ts';
import { enter } from './bench/seat.ts';
import { clusterAt } from './cluster.ts';
import { closeAtEnd, end, endInOrder, fail } from './ending.ts';
import { build } from './programs.ts';
import { say } from './say.ts';

// `npm run bench:campaign`: a campaign of signature over a whole département. How long it takes to ask everybody, what is queued then, and
// what making the text each one is shown asks of the worker and of whoever uses the API meanwhile. `-- --requests 1500` asks fewer than
// 3,000, `--plans` shows how PostgreSQL ran its creation (which then takes longer) and its pages, `--built` takes what was built before.

const { values: options } = parseArgs({
  options: { requests: { type: 'string', default: '3000' }, plans: { type: 'boolean' }, built: { type: 'boolean' } },
});
const REQUESTS = Number(options.requests);
/** PDFs between two words. */
const STEP = 500;
const CHARTER = new URL('../libs/charter/api/src/model-charter.fr.ts', import.meta.url);

interface Api {
  readonly url: string;
  readonly cookie: string;
}

endInOrder();
bench().catch(fail);

async function bench(): Promise<void> {
  if (!options.built) await say('Construction', build());
  const house = await found();
  const client = new pg.Client({ connectionString: house.postgres.url('postgres') });
  await client.connect();
  closeAtEnd(() => client.end());
  const api = { url: await open(house), cookie: await enter(client) };
  await publish(api);
  await say(`${REQUESTS} promeneurs`, settle(client, REQUESTS));
  await publish(api);
  const campaign = await create(house, api, client);
  const pages = [`/api/charter-campaigns/${campaign}`, `/api/charter-campaigns/${campaign}/members?size=100`];
  for (const page of pages) await read(api, page);
  if (options.plans) for (const page of pages) await showPlans(house, api, page, (other) => asked(other, page));
  await makePreviews(house, api, client);
  await end(0);
}

async function publish(api: Api): Promise<void> {
  const { modelCharter } = (await import(CHARTER.href)) as { modelCharter: { text: string } };
  const { id } = await post(api, '/api/charters', { title: 'Charte des Promeneurs du Net', text: modelCharter.text });
  await post(api, `/api/charters/versions/${id}/publish`, {});
}

async function create(house: House, api: Api, client: pg.Client): Promise<string> {
  tell('somebody else before', await meanwhile(api, () => pause(5000)));
  let id = '';
  const ask = async (other: Api) => ({ id } = await post(other, '/api/charter-campaigns', {}));
  const began = performance.now();
  const waits = await meanwhile(api, () => (options.plans ? showPlans(house, api, 'creation', ask, 8) : ask(api)));
  const seconds = (performance.now() - began) / 1000;
  const { rows } = await client.query<Record<string, number>>(QUEUED);
  const queued = Object.entries(rows[0]!).map(([name, count]) => `${count} ${name}`);
  print(`created and queued: ${seconds.toFixed(1)} s; ${queued.join(', ')}`);
  tell('somebody else meanwhile', waits);
  return id;
}

const QUEUED = `select (select count(*)::int from charter_campaign_member) as members,
  (select count(*)::int from signature_request where state = 'pending') as requests,
  (select count(*)::int from signatory s join signature_request r on r.id = s."requestId" where r.state = 'pending') as signatories,
  (select count(*)::int from letter) as letters, (select count(*)::int from signature_event) as events,
  (select count(*)::int from errand where state = 'queued') as errands`;

async function read(api: Api, path: string): Promise<void> {
  const began = performance.now();
  await asked(api, path);
  print(`${path.replace(/[0-9a-f-]{36}/, ':id')}: ${Math.round(performance.now() - began)} ms`);
}

async function showPlans(house: House, { cookie }: Api, what: string, act: (other: Api) => Promise<unknown>, count = 1): Promise<void> {
  const { postgres } = house;
  const request = async () => void (await act({ url: await open(house), cookie }));
  print(`\n${what}\n${await plansOf(postgres.url('postgres'), clusterAt(postgres.home).log, request, count)}\n`);
}

/** The worker begins once everything waits for it: what it does is all that is measured. */
async function makePreviews({ env, data }: House, api: Api, client: pg.Client): Promise<void> {
  const worker = launch('worker', env, data);
  tell('somebody else meanwhile', await meanwhile(api, () => watch(worker, client)));
  worker.removeAllListeners('exit').kill();
  await once(worker, 'exit');
}

async function watch({ pid }: ChildProcess, client: pg.Client): Promise<void> {
  const memory = () => memoryOf(pid!);
  const began = { at: performance.now(), made: 0 };
  let last = began;
  let idle = 0;
  for (let made = 0; made < REQUESTS; await pause(200)) {
    made = await countMade(client);
    if (made === 0) [idle, began.at] = [memory().now, performance.now()];
    if (made - last.made < STEP && made < REQUESTS) continue;
    const now = { at: performance.now(), made };
    print(`${made} PDFs: ${rateOf(last, now)} a second, worker ${memory().now} MB`);
    last = now;
  }
  print(`in all: ${rateOf(began, last)} PDFs a second; worker ${idle} MB before the first, ${memory().peak} MB at most`);
}

interface Moment {
  readonly at: number;
  readonly made: number;
}

function rateOf(from: Moment, to: Moment): string {
  return ((to.made - from.made) / ((to.at - from.at) / 1000)).toFixed(1);
}

async function countMade(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ made: number }>(
    `select count(*)::int as made from signature_request where "previewDocumentId" is not null`,
  );
  return rows[0]!.made;
}

/** What somebody else waits for the list of the network while something is done. */
async function meanwhile({ url, cookie }: Api, act: () => Promise<unknown>): Promise<Waits> {
  const over = passBy(`${url}/api/promeneurs?size=25`, cookie);
  await act();
  return over();
}

function tell(who: string, { answers, p50, p99, longest }: Waits): void {
  print(`${who}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${Math.round(longest)} ms at most (${answers} answers)`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function post(api: Api, path: string, body: object): Promise<{ id: string }> {
  return asked(api, path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}

async function asked({ url, cookie }: Api, path: string, init: RequestInit = {}): Promise<{ id: string }> {
  const answer = await fetch(url + path, { ...init, headers: { ...init.headers, cookie } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} : ${answer.status} ${text.slice(0, 500)}`);
  return JSON.parse(text) as { id: string };
}
