import { type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../check-port.ts';
import { closeAtEnd, fail } from '../ending.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { type Program, run, serve } from '../programs.ts';
import { Refusal } from '../refusal.ts';
import { say } from '../say.ts';

/** An empty house as in production, on a PostgreSQL of its own; it goes with the run. */
export interface House {
  readonly postgres: Postgres;
  readonly env: NodeJS.ProcessEnv;
  /** Folder of documents and journals. */
  readonly data: string;
}

/** Starts PostgreSQL and brings it to the present schema. */
export async function found(): Promise<House> {
  const postgres = await startPostgres('throwaway');
  closeAtEnd(postgres.stop);
  const data = mkdtempSync(join(tmpdir(), 'promenade-bench-'));
  closeAtEnd(() => Promise.resolve(rmSync(data, { recursive: true, force: true })));
  const ours = { DATABASE_URL: postgres.url('app'), PROMENADE_DATA: data, PROMENADE_DEMO: '0', RATE_LIMIT_FACTOR: '1000000' };
  const env = { ...process.env, NODE_ENV: 'production', ...ours };
  await say('Schéma', run('migrate', { ...env, DATABASE_OWNER_URL: postgres.url('owner') }));
  return { postgres, env, data };
}

/** Serves the API. @returns where it answers, once it does */
export async function open({ env, data }: House): Promise<string> {
  const port = await freePort('127.0.0.1', 0);
  launch('main', { ...env, PORT: String(port) }, data);
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/api/health/ready`).catch(() => undefined))?.ok) await pause(100);
  return url;
}

/** A program that must not end before the run does. */
export function launch(name: Program, env: NodeJS.ProcessEnv, data: string): ChildProcess {
  const program = serve(name, env, data);
  closeAtEnd(() => Promise.resolve(void program.kill()));
  program.once('exit', () => fail(new Refusal(`« ${name} » s’est arrêté : il vient de dire pourquoi.`)));
  return program;
}
