import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { MemberRole } from '@promenade/platform/model';
import { type Route, routesOf } from '../routes';
import { type TestApi, testApi } from '../testing';
import { doors, whoMay } from './doors';
import { callOf, doorOf } from './samples';
import { refusesWell, send } from './walk';
import { aWorld, type Browser, type Place } from './world';

jest.setTimeout(120_000);

/** Longer than the pool waits for a connection: whoever holds one and asks for another waits as long. */
const PATIENCE = 3_500;
const AT_ONCE = 20;

describe('with two connections to the base and twenty requests at once', () => {
  let api: TestApi;
  let place: Place;
  let browsers: Partial<Record<MemberRole | 'nobody', Browser>>;
  beforeAll(async () => {
    api = await testApi({ DATABASE_POOL: '2' });
    place = (await aWorld(api))['88'];
    browsers = { nobody: await api.as() };
    for (const role of ['coordinator', 'promeneur', 'facilitator'] as const) browsers[role] = await api.as(role);
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  /** Somebody who may: the coordinator where possible; whoever loses nothing by it where sessions are closed. */
  function somebody(route: Route): Browser {
    const who = whoMay(doorOf(route));
    if (who === 'everybody') return browsers.nobody!;
    if (route.path.startsWith('/api/session') || route.path.startsWith('/api/password')) return browsers.facilitator!;
    return browsers[who!.includes('coordinator') ? 'coordinator' : 'promeneur']!;
  }

  it.each(doors.flatMap(({ routes }) => routes))('%s answers, and none waits for another', async (door) => {
    const route = routesOf(api.app).find((one) => doorOf(one) === door)!;
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => send(somebody(route), route, callOf(route, place))));
    const took = performance.now() - began;
    expect(answers.map(refusesWell).filter(Boolean)).toEqual([]);
    // Passwords are hashed, and papers printed, by more than the base.
    const heavy = /password|preview|document|sign$|\/session$|publish/.test(door);
    expect({ away: answers.filter(({ status }) => status === 503).length, slow: took > PATIENCE && !heavy }).toEqual({
      away: 0,
      slow: false,
    });
    expect(
      answers.some(({ status }) => status === 401 && door !== 'post /api/session' && !door.includes('link') && !door.includes('reset')),
    ).toBe(false);
  });
});
