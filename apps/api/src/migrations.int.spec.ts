import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, urlOf } from '@promenade/platform/api/testing';
import { DataSource } from 'typeorm';
import { migrate, undoLast } from './migrate';
import { migrations } from './migrations';
import { testApi } from './testing';

/** All that migrations make, as lines to compare. */
const SCHEMA = `
  select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
    from information_schema.columns where table_schema = 'public'
  union all select 'table ' || relname || ' ' || relpersistence::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
  union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'policy ' || concat_ws(' ', tablename, policyname, permissive, roles, cmd, qual, with_check) from pg_policies
  union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select 'view ' || viewname || definition from pg_views where schemaname = 'public'
  union all select 'function ' || pg_get_functiondef(p.oid) from pg_proc p join pg_roles r on r.oid = proowner and r.rolname in ('owner', 'app_audit')
  union all select 'grant ' || concat_ws(' ', grantee, privilege_type, table_name) from information_schema.role_table_grants where table_schema = 'public'
  union all select 'grant ' || concat_ws(' ', grantee, privilege_type, table_name, column_name) from information_schema.column_privileges where table_schema = 'public'
  order by 1`;

describe('migrations', () => {
  const name = `empty_${randomUUID().slice(0, 8)}`;
  const url = urlOf('owner', name);
  const names = migrations.map((migration) => migration.name);
  beforeAll(async () => {
    await asOwner('postgres', (superuser) => superuser.query(`create database ${name} owner owner`));
    await asOwner(name, (superuser) =>
      superuser.query(
        `alter schema public owner to owner; revoke create on schema public from public; create extension unaccent; create extension pg_trgm`,
      ),
    );
  });
  afterAll(async () => void (await asOwner('postgres', (superuser) => superuser.query(`drop database ${name} with (force)`))));

  const schema = async (database = name) =>
    ((await asOwner(database, (superuser) => superuser.query(SCHEMA))) as { line: string }[]).map(({ line }) => line);

  it('make everything from nothing, once, however many come at a time', async () => {
    const runs = await Promise.all([migrate(url), migrate(url)]);
    expect(runs.sort((a, b) => a.length - b.length)).toEqual([[], names]);
    expect(await migrate(url)).toEqual([]);
    expect((await schema()).length).toBeGreaterThan(300);
  }, 60_000);

  it('take back the last one and make it again, the same', async () => {
    const before = await schema();
    await undoLast(url);
    expect(await schema()).not.toEqual(before);
    expect(await migrate(url)).toEqual(names.slice(-1));
    expect(await schema()).toEqual(before);
  }, 60_000);

  it('take back every one, and leave nothing of theirs', async () => {
    for (let left = names.length; left > 0; left--) await undoLast(url);
    const left = (await schema()).filter((line) => !line.includes('migrations'));
    expect(left).toEqual([]);
  }, 60_000);

  it('name all the columns that the classes of the tables name, and let the same be empty', async () => {
    await using api = await testApi();
    const columns = (await asOwner(api.database.name, (superuser) =>
      superuser.query(`select table_name as "table", column_name as name, is_nullable = 'YES' as nullable, column_default is not null as filled
        from information_schema.columns where table_schema = 'public'`),
    )) as { table: string; name: string; nullable: boolean; filled: boolean }[];
    const classes = api.app.get(DataSource).entityMetadatas;
    expect(classes.length).toBeGreaterThan(3);
    for (const { tableName, columns: named } of classes) {
      const there = columns.filter(({ table }) => table === tableName);
      const told = Object.fromEntries(named.map(({ databaseName, isNullable }) => [databaseName, isNullable]));
      expect([
        tableName,
        Object.fromEntries(there.filter(({ name }) => name in told).map(({ name, nullable }) => [name, nullable])),
      ]).toEqual([tableName, told]);
      // What the class does not name, the base must fill in by itself.
      expect([tableName, there.filter(({ name, nullable, filled }) => !(name in told) && !nullable && !filled)]).toEqual([tableName, []]);
    }
  });
});
