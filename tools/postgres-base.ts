import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from './hold.ts';
import { workspace } from './places.ts';

const CANNOT_CONNECT_NOW = '57P03';

/**
 * The base `promenade` and its roles, made at the first start; the passwords of `owner` and `app`, changed at each.
 * @param given up when this says that PostgreSQL will not come
 */
export async function prepareBase(connection: Connection, given: AbortSignal): Promise<void> {
  const cluster = await connected(connection, 'postgres', given);
  const present = await cluster.query(`select from pg_database where datname = 'promenade'`);
  if (!present.rowCount) await cluster.query('create database promenade');
  await cluster.end();
  const base = await connected(connection, 'promenade', given);
  await base.query(readFileSync(join(workspace, 'docker/roles.sql'), 'utf8'));
  for (const role of ['owner', 'app'] as const) await base.query(`alter role ${role} password '${connection.passwords[role]}'`);
  await base.end();
}

/** Tries until PostgreSQL is up; should it give up instead, its keeper knows. */
async function connected({ port, passwords }: Connection, database: string, given: AbortSignal): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: passwords.postgres, database });
    client.on('error', () => undefined); // without a listener, losing the connection would end this process before PostgreSQL
    try {
      return await client.connect();
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'ECONNREFUSED' && code !== CANNOT_CONNECT_NOW) throw error;
      await pause(50, undefined, { signal: given });
    }
  }
}
