import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database, faultOf } from '@promenade/platform/api';
import { type MemberRole, visitor } from '@promenade/platform/model';
import { DataSource } from 'typeorm';
import { type Route, routesOf } from '../routes';
import { type TestApi, testApi } from '../testing';
import { doors, whoMay } from './doors';
import { callOf, doorOf } from './samples';
import { refusesWell, send } from './walk';
import { aWorld, type Browser, type Place } from './world';

jest.setTimeout(120_000);

/** How long a request may wait for a connection here, in milliseconds: a slow machine is no deadlock, and a deadlock lasts for ever. */
const PATIENCE = 20_000;
const AT_ONCE = 20;

interface Pooled {
  readonly master: { readonly options: { connectionTimeoutMillis: number; readonly max: number } };
}

describe('with two connections to the base and twenty requests at once', () => {
  let api: TestApi;
  let place: Place;
  let browsers: Partial<Record<MemberRole | 'nobody', Browser>>;
  let options: Pooled['master']['options'];
  beforeAll(async () => {
    api = await testApi({ DATABASE_POOL: '2' });
    options = (api.app.get(DataSource).driver as unknown as Pooled).master.options;
    expect(options.max).toBe(2);
    options.connectionTimeoutMillis = PATIENCE;
    place = (await aWorld(api))['88'];
    browsers = { nobody: await api.as() };
    for (const role of ['coordinator', 'promeneur', 'structure', 'national', 'facilitator'] as const) browsers[role] = await api.as(role);
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  /** Somebody who may: the coordinator where possible; whoever loses nothing by it where sessions are closed. */
  function somebody(route: Route): Browser {
    const who = whoMay(doorOf(route));
    if (who === 'everybody') return browsers.nobody!;
    if (route.path.startsWith('/api/session') || route.path.startsWith('/api/password')) return browsers.facilitator!;
    const seats = ['coordinator', 'promeneur', 'structure', 'national'] as const;
    return browsers[seats.find((role) => who!.includes(role)) ?? 'coordinator']!;
  }

  it('whoever holds one and asks for another is found out', async () => {
    options.connectionTimeoutMillis = 300;
    const greedy = () => api.app.get(Database).transaction(visitor, () => api.app.get(DataSource).query('select 1'));
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, greedy));
    options.connectionTimeoutMillis = PATIENCE;
    expect(ended.some((end) => end.status === 'rejected' && faultOf(end.reason).status === 503)).toBe(true);
  });

  it.each(doors.flatMap(({ routes }) => routes))('%s answers, and none waits for another', async (door) => {
    const route = routesOf(api.app).find((one) => doorOf(one) === door)!;
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => send(somebody(route), route, callOf(route, place))));
    expect(answers.map(refusesWell).filter(Boolean)).toEqual([]);
    // Whoever holds one connection and asks for another is told, in the end, that the database is away.
    expect(answers.filter(({ status }) => status === 503 || status === 403)).toEqual([]);
  });
});
