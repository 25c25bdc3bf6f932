import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** The programs as they are built and deployed. */
export type Program = 'main' | 'worker' | 'demo' | 'account' | 'migrate';

type Environment = Record<string, string>;

/** They do not outlive the tests, however those end. */
const execArgv = ['--import', new URL('../../../tools/end-with-parent.ts', import.meta.url).href];

const file = (program: Program) => `dist/apps/api/${program}.js`;

/** Runs a program to its end. @returns what it printed @throws what it said on its error output */
export async function run(program: Program, args: string[], env: Environment): Promise<string> {
  const child = fork(file(program), args, { env: { ...process.env, ...env }, execArgv, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const said = { out: '', error: '' };
  child.stdout!.on('data', (chunk: Buffer) => (said.out += String(chunk)));
  child.stderr!.on('data', (chunk: Buffer) => (said.error += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program}: ${said.error || said.out}`);
  return said.out;
}

/** A program that goes on until it is stopped. What it would log is not kept; its errors are shown. */
export function serve(program: Program, env: Environment): ChildProcess {
  return fork(file(program), { env: { ...process.env, ...env }, execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
