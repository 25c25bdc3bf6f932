import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bigFile } from './bench/big-file.ts';
import type { Metered } from './bench/loop-meter.ts';
import { freePort } from './check-port.ts';
import { closeAtEnd, end, endInOrder, fail } from './ending.ts';
import { startPostgres } from './postgres.ts';
import { build, built, run, tied } from './programs.ts';
import { say } from './say.ts';

// `npm run bench:import`: the import of a file of five thousand lines over HTTP. For each act: how long it takes, how long the event loop
// is held up at most, what somebody else who asks meanwhile waits at most, and the memory that the process needs at most.

const LINES = 5000;
const ORIGIN_ACCOUNT = ['--email', 'claire@essai.example', '--role', 'coordinator', '--department', '88'];

interface House {
  readonly url: string;
  readonly program: ChildProcess;
}

endInOrder();
bench().catch(fail);

async function bench(): Promise<void> {
  if (!process.argv.includes('--built')) await say('Construction', build());
  const postgres = await startPostgres('throwaway');
  closeAtEnd(postgres.stop);
  const data = mkdtempSync(join(tmpdir(), 'promenade-bench-'));
  closeAtEnd(() => Promise.resolve(rmSync(data, { recursive: true, force: true })));
  const ours = { DATABASE_URL: postgres.url('app'), PROMENADE_DATA: data, PROMENADE_DEMO: '0', RATE_LIMIT_FACTOR: '1000000' };
  const env = { ...process.env, NODE_ENV: 'production', ...ours };
  await say('Schéma', run('migrate', { ...env, DATABASE_OWNER_URL: postgres.url('owner') }));
  const house = await open(env);
  const cookie = await enter(house, env);
  await walk(house, cookie);
  await end(0);
}

async function open(env: NodeJS.ProcessEnv): Promise<House> {
  const port = await freePort('127.0.0.1', 0);
  const meter = ['--import', new URL('./bench/loop-meter.ts', import.meta.url).href];
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
  const program = fork(built('main'), [], { env: { ...env, PORT: String(port) }, execArgv: [...tied, ...meter], stdio: [...stdio] });
  closeAtEnd(() => Promise.resolve(void program.kill()));
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/api/health/ready`).catch(() => undefined))?.ok) await pause(100);
  return { url, program };
}

/** @returns the cookie of a coordinator of an empty département */
async function enter({ url }: House, env: NodeJS.ProcessEnv): Promise<string> {
  let link = '';
  await accountOf(env, (line) => (link = /https?:\S+/.exec(line)?.[0] ?? link));
  const token = /[\w-]{43}/.exec(link)?.[0];
  const answer = await fetch(`${url}/api/session/link`, json('POST', { token }));
  if (!answer.ok) throw new Error(`session/link : ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

async function accountOf(env: NodeJS.ProcessEnv, tell: (line: string) => void): Promise<void> {
  const child = fork(built('account'), ORIGIN_ACCOUNT, { env, execArgv: tied, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let said = '';
  child.stdout!.on('data', (chunk: Buffer) => (said += String(chunk)));
  await once(child, 'close');
  said.split('\n').forEach(tell);
}

async function walk(house: House, cookie: string): Promise<void> {
  const file = await bigFile(LINES);
  const form = new FormData();
  form.append('file', new Blob([file]), 'annuaire.xlsx');
  const asked = (path: string, init: RequestInit = {}) => answered(`${house.url}/api/directory/imports${path}`, cookie, init);
  const megabytes = (file.byteLength / 1024 / 1024).toFixed(1);
  process.stdout.write(`${LINES} lines of 23 columns, .xlsx of ${megabytes} MB\n`);
  await metered(house, 'before anything', () => pause(1000));
  const { id } = (await metered(house, 'file sent, read and previewed', () => asked('', { method: 'POST', body: form }))) as { id: string };
  await metered(house, 'looked at again', () => asked(`/${id}`));
  const cells = [{ line: 4, column: 'Mail pro', value: 'autre@essai.example' }];
  await metered(house, 'one cell corrected', () => asked(`/${id}`, json('PATCH', { cells })));
  await metered(house, 'written', () => asked(`/${id}/commit`, json('POST', {})));
  await metered(house, 'read once written', () => asked(`/${id}`));
  await metered(house, 'taken back', () => asked(`/${id}/undo`, json('POST', {})));
}

function json(method: string, body: object): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function answered(url: string, cookie: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(url, { ...init, headers: { ...init.headers, cookie } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} : ${answer.status} ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

async function metered<T>(house: House, name: string, act: () => Promise<T>): Promise<T> {
  const { program } = house;
  program.send('meter-begin');
  await once(program, 'message');
  const other = someoneElse(house);
  const began = performance.now();
  const answer = await act();
  const took = Math.round(performance.now() - began);
  const waited = Math.round(await other());
  program.send('meter-end');
  const [{ longest, p99, peak, now }] = (await once(program, 'message')) as [Metered];
  const loop = `event loop held up ${longest} ms at most (p99 ${p99} ms)`;
  process.stdout.write(
    `${name}: ${took} ms; ${loop}; somebody else waits ${waited} ms at most; memory ${peak} MB at most, ${now} MB after\n`,
  );
  return answer;
}

/** Asks a small question again and again. @returns what ends it, and tells the longest wait in milliseconds */
function someoneElse({ url }: House): () => Promise<number> {
  let over = false;
  let longest = 0;
  const asking = (async () => {
    while (!over) {
      const began = performance.now();
      await (await fetch(`${url}/api/health/live`)).text();
      longest = Math.max(longest, performance.now() - began);
      await pause(10);
    }
  })();
  return async () => {
    over = true;
    await asking;
    return longest;
  };
}
