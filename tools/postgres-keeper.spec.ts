import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Connection } from './hold';

interface Kept {
  keeper: ChildProcess;
  connection?: Connection;
  refused?: string;
}

describe('the keeper of PostgreSQL', () => {
  let home: string;
  let keepers: ChildProcess[];

  beforeEach(() => {
    keepers = [];
    const parent = mkdtempSync(join(tmpdir(), 'promenade-keeper-'));
    chmodSync(parent, 0o711);
    home = join(parent, 'postgres');
    mkdirSync(home);
  });
  afterEach(async () => {
    for (const keeper of keepers) await letGo(keeper);
    rmSync(join(home, '..'), { recursive: true });
  });

  async function keep(): Promise<Kept> {
    const keeper = fork('tools/postgres-keeper.ts', ['lasting', home], { detached: true, execArgv: [] });
    keepers.push(keeper);
    const [word] = (await once(keeper, 'message')) as [Omit<Kept, 'keeper'>];
    return { keeper, ...word };
  }

  it('makes the roles: the owner migrates, the application owns nothing and inherits nothing', async () => {
    const { connection } = await keep();
    const roles = await ask(connection, 'postgres', 'select * from pg_roles where rolname !~ $1 order by rolname', ['^pg_']);
    const login = roles.filter((role) => role.rolcanlogin).map((role) => role.rolname);
    expect(login).toEqual(['app', 'owner', 'postgres']);
    expect(roles.filter((role) => role.rolsuper || role.rolbypassrls).map((role) => role.rolname)).toEqual(['postgres']);
    expect(roles.find((role) => role.rolname === 'app')).toMatchObject({ rolinherit: false, rolcreaterole: false });
    await expect(ask(connection, 'app', 'create table mine ()')).rejects.toThrow('permission denied for schema public');
    await expect(ask(connection, 'app', 'set role app_audit')).rejects.toThrow('permission denied to set role');
    await expect(ask(connection, 'app', 'begin; set local role app_national; commit')).resolves.toBeDefined();
  });

  it('lets the owner give the function of the trail to app_audit', async () => {
    const { connection } = await keep();
    const script = `create function audit_row() returns int language sql return 1;
      grant create on schema public to app_audit; alter function audit_row() owner to app_audit`;
    await ask(connection, 'owner', script);
    const [{ owner }] = await ask(
      connection,
      'owner',
      `select pg_get_userbyid(proowner) as owner from pg_proc where proname = 'audit_row'`,
    );
    expect(owner).toBe('app_audit');
  });

  it('keeps what was written from one start to the next, and makes the roles again without harm', async () => {
    const first = await keep();
    await ask(first.connection, 'owner', 'create table kept as select 1 as one');
    await letGo(first.keeper);
    expect(await ask((await keep()).connection, 'owner', 'select one from kept')).toEqual([{ one: 1 }]);
  });

  it('refuses a second keeper on the same data, and the first goes on', async () => {
    const first = await keep();
    expect((await keep()).refused).toBe(`Promenade sert déjà les données de ${home} : arrêtez-la d’abord (Ctrl-C).`);
    expect(await ask(first.connection, 'app', 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('waits for a keeper that is stopping', async () => {
    const first = await keep();
    first.keeper.disconnect();
    expect((await keep()).refused).toBeUndefined();
  });

  it('refuses what another major version has made, and touches nothing', async () => {
    await letGo((await keep()).keeper);
    const mark = join(home, 'data/PG_VERSION');
    const ours = readFileSync(mark, 'utf8');
    writeFileSync(mark, '14\n');
    expect((await keep()).refused).toMatch(/viennent de PostgreSQL 14, et Promenade apporte PostgreSQL \d+\. Rien n’a été touché/);
    writeFileSync(mark, ours);
    expect((await keep()).connection).toBeDefined();
  });

  it('recovers every committed row after PostgreSQL and its keeper were killed outright', async () => {
    const first = await keep();
    await ask(first.connection, 'owner', 'create table kept as select generate_series(1, 1000) as one');
    process.kill(first.keeper.pid!, 'SIGKILL');
    process.kill(first.connection!.server, 'SIGKILL');
    expect(existsSync(join(home, 'data/postmaster.pid'))).toBe(true);
    expect(await ask((await keep()).connection, 'owner', 'select count(*)::int from kept')).toEqual([{ count: 1000 }]);
  });

  it('leaves no PostgreSQL behind when the keeper alone is killed outright', async () => {
    const { keeper, connection } = await keep();
    process.kill(keeper.pid!, 'SIGKILL');
    await gone(connection!.server);
    expect((await keep()).connection).toBeDefined();
  });

  it('is not fooled by a process that bears the number of a dead PostgreSQL', async () => {
    const first = await keep();
    process.kill(first.keeper.pid!, 'SIGKILL');
    process.kill(first.connection!.server, 'SIGKILL');
    await gone(first.connection!.server);
    const mark = join(home, 'data/postmaster.pid');
    writeFileSync(mark, readFileSync(mark, 'utf8').replace(/^\d+/, String(process.pid)));
    expect((await keep()).connection).toBeDefined();
  });

  it('stops PostgreSQL when the process that holds the channel is killed outright', async () => {
    const script = `import { startPostgres } from './tools/postgres.ts'; console.log(JSON.stringify((await startPostgres('throwaway')).url('app')));`;
    const parent = fork('-', {
      execPath: process.execPath,
      execArgv: ['--input-type=module', '-e', script],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const [line] = (await once(parent.stdout!, 'data')) as [Buffer];
    const url = JSON.parse(String(line)) as string;
    parent.kill('SIGKILL');
    await expect(until(async () => reachable(url), false)).resolves.toBe(false);
  });
});

async function ask(connection: Connection | undefined, user: 'postgres' | 'owner' | 'app', query: string, values?: string[]) {
  const { port, passwords } = connection!;
  const client = new pg.Client({ host: '127.0.0.1', port, user, password: passwords[user], database: 'promenade' });
  await client.connect();
  try {
    return (await client.query(query, values)).rows ?? [];
  } finally {
    await client.end();
  }
}

async function letGo(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return;
  const exit = once(keeper, 'exit');
  if (keeper.connected) keeper.disconnect();
  await exit;
}

async function reachable(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<void> {
  await until(async () => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
    } catch {
      return false;
    }
  }, false);
}

async function until<T>(question: () => Promise<T>, answer: T): Promise<T> {
  for (let tries = 0; tries < 100 && (await question()) !== answer; tries += 1) await pause(100);
  return question();
}
