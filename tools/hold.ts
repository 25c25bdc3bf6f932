import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { Refusal } from './refusal.ts';

/** How to reach a cluster while it is served: beside it, for this account alone, gone once it stops. */
export interface Connection {
  readonly port: number;
  /** Process of the server itself. */
  readonly server: number;
  readonly passwords: Record<'postgres' | 'owner' | 'app', string>;
}

const STEP = 100;
const PATIENCE = 300;

const keeperFile = ({ home }: Cluster) => join(home, 'keeper.pid');
const connectionFile = ({ home }: Cluster) => join(home, 'connection.json');

/**
 * Takes a cluster for this keeper alone. A keeper that is stopping is waited for; one that serves is not.
 * What a keeper killed outright has left behind, a server without a keeper included, is cleared.
 * @throws Refusal when another keeper serves the same cluster
 */
export async function hold(cluster: Cluster): Promise<void> {
  for (let tries = 0; !taken(cluster); tries += 1) {
    const served = connectionOf(cluster);
    if (served || tries === PATIENCE)
      throw new Refusal(`Promenade sert déjà les données de ${cluster.home} : arrêtez-la d’abord (Ctrl-C).`);
    await pause(STEP);
  }
  await clear(cluster);
}

export function release(cluster: Cluster): void {
  rmSync(connectionFile(cluster), { force: true });
  rmSync(keeperFile(cluster), { force: true });
}

export function tellConnection(cluster: Cluster, connection: Connection): void {
  writeFileSync(connectionFile(cluster), JSON.stringify(connection), { mode: 0o600 });
}

/** No longer to be reached, though still held. */
export function hideConnection(cluster: Cluster): void {
  rmSync(connectionFile(cluster), { force: true });
}

/** How to reach this cluster if a living keeper serves it. */
export function connectionOf(cluster: Cluster): Connection | undefined {
  if (!keeperIsAlive(cluster) || !existsSync(connectionFile(cluster))) return undefined;
  return leftConnection(cluster);
}

function leftConnection(cluster: Cluster): Connection | undefined {
  try {
    return JSON.parse(readFileSync(connectionFile(cluster), 'utf8')) as Connection;
  } catch {
    return undefined;
  }
}

function taken(cluster: Cluster): boolean {
  if (keeperIsAlive(cluster)) return false;
  rmSync(keeperFile(cluster), { force: true });
  try {
    writeFileSync(keeperFile(cluster), String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function keeperIsAlive(cluster: Cluster): boolean {
  if (!existsSync(keeperFile(cluster))) return false;
  const keeper = Number(readFileSync(keeperFile(cluster), 'utf8'));
  return commandOf(keeper).includes('postgres-keeper') && commandOf(keeper).includes(cluster.home);
}

/** Ends the server that a dead keeper left, and removes the mark of one that is dead itself though its number serves again. */
async function clear(cluster: Cluster): Promise<void> {
  const mark = join(cluster.data, 'postmaster.pid');
  const left = leftConnection(cluster);
  hideConnection(cluster);
  for (let tries = 0; existsSync(mark); tries += 1) {
    const server = Number(readFileSync(mark, 'utf8').split('\n')[0]);
    const command = commandOf(server);
    if (!command.includes(cluster.data)) return rmSync(mark, { force: true });
    if (server !== left?.server || tries === PATIENCE) throw new Refusal(`Un autre PostgreSQL sert déjà les données de ${cluster.data}.`);
    if (tries === 0) process.kill(server, 'SIGINT');
    await pause(STEP);
  }
}

/** The command line of a living process, else ''. A number alone proves nothing: the system gives it again. */
function commandOf(process: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${process}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-p', String(process), '-o', 'args='], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
