import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { closeAtEnd } from './ending.ts';
import { workspace } from './places.ts';
import { Refusal } from './refusal.ts';

/** The programs that `nx build api` makes. */
export type Program = 'main' | 'worker' | 'migrate' | 'demo' | 'account';

export const built = (program: Program) => join(workspace, 'dist/apps/api', `${program}.js`);

/** They end with us, however we end. */
export const tied = ['--import', new URL('./end-with-parent.ts', import.meta.url).href];

/** Builds what is served, or takes it from Nx's cache. @throws Refusal with what the build said last */
export async function build(): Promise<void> {
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', CI: 'true' };
  const nx = join(workspace, 'node_modules/.bin/nx');
  const child = spawn(process.execPath, [nx, 'run-many', '-t', 'build'], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
  closeAtEnd(() => Promise.resolve(void child.kill()));
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Refusal(`${said.join('').trim()}\nLa construction a échoué : les lignes ci-dessus disent pourquoi.`);
}

/** Runs a program to its end. @param tell hears each line that it prints @throws Refusal with what it said on its error output */
export async function run(program: Program, env: NodeJS.ProcessEnv, tell: (line: string) => void = () => undefined): Promise<void> {
  const child = fork(built(program), [], { cwd: workspace, env, execArgv: tied, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let error = '';
  child.stderr!.on('data', (chunk: Buffer) => (error += String(chunk)));
  createInterface(child.stdout!).on('line', tell);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Refusal(error.trim() || `« ${program} » s’est arrêté sans rien dire (${code}).`);
}

/** A program that goes on, in a group of its own: Ctrl-C is for us, who stop it. What it prints goes to a journal, its errors here too. */
export function serve(program: Program, env: NodeJS.ProcessEnv, journals: string): ChildProcess {
  const journal = join(journals, `${program}.log`);
  if (existsSync(journal)) renameSync(journal, `${journal}.1`);
  const stdio = ['ignore', openSync(journal, 'w', 0o600), 'inherit', 'ipc'] as const;
  return fork(built(program), [], { cwd: workspace, env, execArgv: tied, stdio: [...stdio], detached: true });
}
