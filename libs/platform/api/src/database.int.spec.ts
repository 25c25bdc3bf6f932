import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, visitor } from '@promenade/platform/model';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { Database } from './database';
import { readInOneMessage } from './one-message';
import { anActor, asOwner, type TestDatabase, testDatabase } from './testing';

const WHO = `select current_user as role, coalesce(current_setting('app.department', true), '') as department,
  current_setting('transaction_read_only') as "readOnly", pg_backend_pid() as pid`;
interface Who {
  readonly role: string;
  readonly department: string;
  readonly readOnly: string;
  readonly pid: number;
}

describe('the one door to PostgreSQL', () => {
  let base: TestDatabase;
  const opened: DataSource[] = [];
  beforeAll(async () => {
    base = await testDatabase();
  });
  afterAll(async () => {
    for (const one of opened) await one.destroy();
    await base[Symbol.asyncDispose]();
  });

  /** As few connections as it is said, so that whoever comes next takes the one that was just given back. */
  async function withConnections(poolSize: number): Promise<{ database: Database; pool: pg.Pool }> {
    const extra = { statement_timeout: 500 };
    const dataSource = await new DataSource({ type: 'postgres', url: base.url, poolSize, extra }).initialize();
    opened.push(dataSource);
    return { database: new Database(dataSource), pool: (dataSource.driver as unknown as { master: pg.Pool }).master };
  }

  const nobody = { role: 'app', department: '', readOnly: 'off' };
  const left = async (pool: pg.Pool) => (await pool.query<Who>(WHO)).rows[0];
  const reading = (database: Database, actor: Actor) =>
    database.transaction(actor, async () => (await database.prepared<Who>(WHO))[0]!, 'read only');

  it.each(['prepared', 'query'] as const)('a reading by %s is made in the actor’s name, and writes nothing', async (how) => {
    const { database } = await withConnections(1);
    const told = await database.transaction(anActor({ department: '88' }), () => database[how]<Who>(WHO), 'read only');
    expect(told).toMatchObject([{ role: 'app', department: '88', readOnly: 'on' }]);
    expect(await database.asPublic(() => database[how]<Who>(WHO))).toMatchObject([{ role: 'app_public', department: '' }]);
    const write = database.asAuth(() => database[how](`update session set address = ''`), 'read only');
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });

  it.each(['prepared', 'query'] as const)('a connection that served %s comes back with no transaction, role or setting', async (how) => {
    const { database, pool } = await withConnections(1);
    await database.asPublic(() => database[how](WHO));
    expect(await left(pool)).toMatchObject(nobody);
    await expect(database.asPublic(() => database[how](`select 1 / $1::int`, [0]))).rejects.toMatchObject({ code: '22012' });
    expect(await left(pool)).toMatchObject(nobody);
    expect(await database.asPublic(() => database[how](`select 1 / $1::int as one`, [1]))).toEqual([{ one: 1 }]);
  });

  it('nothing is read when the settings fail, and the connection is as good as before', async () => {
    const { pool } = await withConnections(1);
    const locking = { name: 'locking', text: 'select pg_advisory_lock(4242)', values: [] };
    const role = (name: string) => readInOneMessage(pool, { made: [['role', name]], statement: locking });
    await role('app_public');
    await pool.query('select pg_advisory_unlock_all()');
    await expect(role('app_nowhere')).rejects.toMatchObject({ code: '22023' });
    await expect(role('app_public\0')).rejects.toMatchObject({ code: '22021' });
    expect((await pool.query(`select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`)).rowCount).toBe(0);
    expect(await left(pool)).toMatchObject(nobody);
    await role('app_public');
  });

  it.each(['read write', 'read only'] as const)('a %s transaction that cannot begin runs nothing', async (mode) => {
    const { database, pool } = await withConnections(1);
    const unheard = anActor({ id: 'nobody\0' });
    await expect(database.transaction(unheard, () => database.query('select 1'), mode)).rejects.toThrow();
    await expect(database.transaction(unheard, () => database.prepared('select 1'), mode)).rejects.toThrow();
    expect(await left(pool)).toMatchObject(nobody);
    expect(await reading(database, anActor({ department: '67' }))).toMatchObject({ department: '67' });
  });

  it('what follows a first query is in its transaction; a prepared reading before it holds no connection', async () => {
    const { database, pool } = await withConnections(1);
    await database.asPublic(async () => {
      await database.prepared(WHO);
      expect(pool.idleCount).toBe(1);
      const [first] = await database.query<{ now: Date }>('select now()');
      expect(pool.idleCount).toBe(0);
      expect(await database.prepared('select now()')).toEqual([first]);
    });
    expect(pool.idleCount).toBe(1);
    expect(await left(pool)).toMatchObject(nobody);
  });

  it('a transaction that writes is one from its first word to its commit', async () => {
    const { database, pool } = await withConnections(1);
    await database.transaction(visitor, async () => {
      const [first] = await database.prepared<{ now: Date }>('select now()');
      expect(pool.idleCount).toBe(0);
      expect(await database.query('select now()')).toEqual([first]);
    });
  });

  it('forty readings at once on two connections are each made for whoever asked', async () => {
    const { database } = await withConnections(2);
    const departments = Array.from({ length: 40 }, (_, index) => String(index + 10));
    const told = await Promise.all(departments.map((department) => reading(database, anActor({ department }))));
    expect(told.map(({ department }) => department)).toEqual(departments);
    expect(new Set(told.map(({ pid }) => pid)).size).toBe(2);
  });

  it('a reading that lasts too long is stopped, and leaves its connection to the next', async () => {
    const { database } = await withConnections(1);
    const { pid } = await reading(database, visitor);
    await expect(database.asPublic(() => database.prepared('select pg_sleep(10)'))).rejects.toMatchObject({ code: '57014' });
    expect(await reading(database, visitor)).toMatchObject({ pid, department: '' });
  });

  it('a connection lost in the middle of a reading fails that reading alone', async () => {
    const { database } = await withConnections(1);
    const { pid } = await reading(database, visitor);
    const lost = database.asPublic(() => database.prepared('select pg_sleep(0.4)'));
    const ended = expect(lost).rejects.toMatchObject({ code: '57P01' });
    await asOwner(base.name, (owner) => owner.query('select pg_terminate_backend($1)', [pid]));
    await ended;
    expect((await reading(database, visitor)).pid).not.toBe(pid);
  });
});
