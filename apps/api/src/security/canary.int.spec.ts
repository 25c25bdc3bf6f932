import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import type { Response } from 'supertest';
import { type Route, routesOf } from '../routes';
import { type TestApi, testApi } from '../testing';
import { unmarked } from './exceptions';
import { callOf, doorOf, namesIn } from './samples';
import { send } from './walk';
import { aWorld, type Browser, canaries, type Code, type Place, seats } from './world';

jest.setTimeout(60_000);

describe('a word that only one département wrote', () => {
  let api: TestApi;
  let world: Record<Code, Place>;
  beforeAll(async () => {
    api = await testApi();
    world = await aWorld(api);
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  /** Columns of words, in tables of départements, where no row of the Vosges holds the canary. */
  function silentColumns(): Promise<string[]> {
    return asOwner(api.database.name, async (superuser) => {
      const columns = (await superuser.query(
        `select c.table_name as "table", c.column_name as name from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
         join information_schema.columns d on d.table_schema = c.table_schema and d.table_name = c.table_name and d.column_name = 'department'
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb', 'ARRAY')
           and c.column_name <> 'department' and c.table_name <> 'commune' order by 1, 2`,
      )) as { table: string; name: string }[];
      const silent: string[] = [];
      for (const { table, name } of columns) {
        const found = await superuser.query(`select 1 from "${table}" where department = '88' and "${name}"::text ilike $1 limit 1`, [
          `%${canaries['88']}%`,
        ]);
        if (!found.length) silent.push(`${table}.${name}`);
      }
      return silent;
    });
  }

  /** One's own, next door's by identifier, and every parameter that could name next door. */
  function waysTo(route: Route): string[] {
    const foreign = callOf(route, world['33']).path;
    const sorted = `${route.path}?size=200&page=1&sort=department&filter=33`;
    const ways = [callOf(route, world['88']).path, foreign, `${foreign}?department=33`, `${foreign}?q=${canaries['33']}&size=200`];
    return [...new Set(namesIn(route).length ? ways : [...ways, sorted])];
  }

  /** All that an answer says, of whatever type. */
  function told({ text, body, headers }: Response): string {
    return `${text ?? ''}${Buffer.isBuffer(body) ? body.toString('latin1') : ''}${JSON.stringify(headers)}`;
  }

  it('is in every column of words, or the column is on the list of those that hold none', async () => {
    const silent = await silentColumns();
    expect(silent.filter((column) => !unmarked.includes(column))).toEqual([]);
  });

  it('is read by its own people', async () => {
    const coordinator = await api.as('coordinator', '33');
    for (const list of ['promeneurs', 'structures', 'charters', 'signatures', 'invitations', 'members', 'errands', 'audit']) {
      expect([list, (await coordinator.get(`/api/${list}`)).text.includes(canaries['33'])]).toEqual([list, true]);
    }
  });

  it('is never read by another: every GET, as every role, with and without its identifiers', async () => {
    const leaks: string[] = [];
    const browsers = new Map<string, Browser>([['a stranger', await api.as()]]);
    for (const role of seats.filter((seat) => seat !== 'national')) browsers.set(role, await api.as(role, '88'));
    for (const route of routesOf(api.app).filter(({ method }) => method === 'get')) {
      for (const path of waysTo(route)) {
        const answers = [...browsers].map(
          async ([who, browser]) => [who, await send(browser, route, { path, body: undefined, file: undefined })] as const,
        );
        for (const [who, answer] of await Promise.all(answers))
          if (told(answer).includes(canaries['33'])) leaks.push(`${doorOf(route)} as ${who}: ${path}`);
      }
    }
    expect(leaks).toEqual([]);
  });
});
