import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { urlOf } from '@promenade/platform/api/testing';
import { freePort } from './house';

/** Whatever base the person who runs the tests may have named. */
const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...outside } = process.env;

interface Command {
  process: ChildProcess;
  /** All that it printed so far, line by line. */
  lines: string[];
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
}

describe('npm start', () => {
  const opened: Command[] = [];
  let data: string;
  let port: number;

  beforeAll(async () => {
    data = mkdtempSync(join(process.env['TEST_FILES']!, 'start-'));
    port = await freePort();
  });
  afterEach(async () => {
    for (const command of opened.splice(0)) {
      command.process.kill('SIGTERM');
      await command.ended;
    }
  });

  function start(env: Record<string, string> = {}): Command {
    const settings = { PROMENADE_DATA: data, PROMENADE_DEMO: '0', PORT: String(port), ...env };
    const child = spawn('npm', ['start'], { env: { ...outside, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', (line) => lines.push(line));
    const command = { process: child, lines, ended: once(child, 'close').then(([code]) => code as number | null) };
    opened.push(command);
    return command;
  }

  async function ready(command: Command): Promise<void> {
    await until(() => command.lines.some((line) => line.startsWith('Pour arrêter')) || command.process.exitCode !== null);
    expect(command.lines.join('\n')).toContain(`http://localhost:${port}`);
    expect((await fetch(`http://localhost:${port}/api/health/ready`)).status).toBe(200);
  }

  /** It ends with 1, and its last line says why. */
  async function refusal(env: Record<string, string>): Promise<string> {
    const command = start(env);
    expect(await command.ended).toBe(1);
    return command.lines.at(-1)!;
  }

  it('dit ce qu’il fait, donne l’adresse, et refuse qu’on le lance deux fois', async () => {
    const first = start();
    await ready(first);
    expect(first.lines.filter((line) => / \d+,\d s$/.test(line)).length).toBeGreaterThanOrEqual(4);
    expect(await refusal({})).toMatch(`Le port ${port} est déjà pris`);
    expect(await refusal({ PORT: String(await freePort()) })).toMatch(`Promenade sert déjà les données de`);
    await ready(first);
  }, 180_000);

  it('rend la main sur Ctrl-C, sans rien laisser derrière lui, et repart en moins de 15 secondes', async () => {
    const first = start();
    await ready(first);
    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(processesOn(data)).toEqual([]);
    const began = performance.now();
    await ready(start());
    expect(performance.now() - began).toBeLessThan(15_000);
  }, 180_000);

  it.each(['npm', 'le programme de départ', 'tout'])(
    'tué net (%s), ne laisse rien derrière lui et repart',
    async (killed) => {
      const first = start();
      await ready(first);
      const npm = first.process.pid!;
      const [program] = childrenOf(npm);
      const all = [npm, program!, ...childrenOf(program!), ...processesOn(data)];
      for (const pid of { npm: [npm], 'le programme de départ': [program!], tout: all }[killed]!) kill(pid);
      await first.ended;
      await until(() => processesOn(data).length === 0);
      await ready(start());
    },
    180_000,
  );

  it('refuse d’une ligne une base injoignable, un rôle trop fort, un réglage faux', async () => {
    expect(await refusal({ DATABASE_URL: 'postgres://app:x@127.0.0.1:1/promenade' })).toMatch(/^La base est injoignable à 127.0.0.1:1/);
    expect(await refusal({ DATABASE_URL: urlOf('postgres', 'promenade') })).toMatch(/superutilisateur/);
    expect(await refusal({ DATABASE_URL: urlOf('owner', 'promenade') })).toMatch(/propriétaire de la base/);
    expect(await refusal({ SMTP_URL: 'nulle part' })).toMatch(/SMTP_URL/);
  }, 120_000);

  it('refuse les données d’une autre version de PostgreSQL, sans y toucher', async () => {
    const mark = join(data, 'postgres/data/PG_VERSION');
    const ours = readFileSync(mark, 'utf8');
    writeFileSync(mark, '14\n');
    expect(await refusal({})).toMatch(/viennent de PostgreSQL 14/);
    expect(readFileSync(mark, 'utf8')).toBe('14\n');
    writeFileSync(mark, ours);
    await ready(start());
  }, 120_000);
});

async function until(question: () => boolean): Promise<void> {
  for (let tries = 0; !question() && tries < 1_200; tries += 1) await pause(100);
  expect(question()).toBe(true);
}

function kill(pid: number): void {
  if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
}

/** Every living process whose command or settings name this folder: the programs, the keeper, PostgreSQL. */
function processesOn(folder: string): number[] {
  return pids().filter((pid) => [read(pid, 'cmdline'), read(pid, 'environ')].some((text) => text.includes(folder)));
}

function childrenOf(parent: number): number[] {
  return pids().filter((pid) => read(pid, 'stat').split(') ').at(-1)!.split(' ')[1] === String(parent));
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
