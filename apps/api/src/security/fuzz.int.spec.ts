import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Route, routesOf } from '../routes';
import { type TestApi, testApi } from '../testing';
import { callOf, doorOf, namesIn, ownerless } from './samples';
import { refusesWell, send } from './walk';
import { aWorld, type Browser, type Place } from './world';
import { whoMay } from './doors';

jest.setTimeout(120_000);

/** Characters that PostgreSQL cannot keep, as JSON writes them. */
const unwritable = ['"a\\u0000b"', '"\\ud800"', '"\\udc00\\ud800"'];
/** What no form sends: other types, other lengths, words meant for other machines. */
const strange = [
  'null',
  '0',
  '-1',
  '1e308',
  'true',
  '[]',
  '{}',
  '[[[]]]',
  '""',
  `"${'x'.repeat(100_000)}"`,
  '"<script>alert(1)</script>"',
  `"' or 1=1 --"`,
];
const poisoned = ['"a\\r\\nBcc: b@exemple.fr"', '"9999-99-99"', '{"__proto__":{"admin":true}}', '{"$ne":null}', '"\\uFEFF\\u202E"'];
const AT_A_TIME = 8;

describe('whatever is sent', () => {
  let api: TestApi;
  let place: Place;
  let routes: Route[];
  let coordinator: Browser;
  let promeneur: Browser;
  let representative: Browser;
  let national: Browser;
  let stranger: Browser;
  beforeAll(async () => {
    api = await testApi();
    place = (await aWorld(api))['88'];
    routes = routesOf(api.app).filter((route) => !['/api/session', '/api/sessions'].includes(route.path) || route.method !== 'delete');
    [coordinator, promeneur, stranger] = [await api.as('coordinator'), await api.as('promeneur'), await api.as()];
    [representative, national] = [await api.as('structure'), await api.as('national')];
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  function somebody(route: Route): Browser {
    const who = whoMay(doorOf(route));
    if (who === 'everybody') return stranger;
    if (who?.includes('coordinator')) return coordinator;
    if (who?.includes('promeneur')) return promeneur;
    return who?.includes('structure') ? representative : national;
  }

  /** Sends raw bodies, a few at a time. @returns what was answered badly */
  async function badly(calls: readonly { route: Route; json: string; expected?: readonly number[] }[]): Promise<string[]> {
    const found: string[] = [];
    const queue = [...calls];
    const work = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const { route, json, expected } = next;
        const answer = await somebody(route)[route.method](callOf(route, place).path).type('json').send(json);
        const fault =
          refusesWell(answer) ??
          (expected && !expected.includes(answer.status) ? `${answer.status} ${answer.text.slice(0, 200)}` : undefined);
        if (fault) found.push(`${doorOf(route)} ${json.slice(0, 80)}: ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    return found;
  }

  const withBody = () => routes.filter((route) => callOf(route, place).body !== undefined && !route.upload);
  /** The sample, with one value replaced by raw JSON. */
  const spoilt = (body: object, key: string, json: string) => JSON.stringify({ ...body, [key]: '@@' }).replace('"@@"', () => json);

  it('in a field of a body, is taken or refused, and never our fault', async () => {
    const calls = withBody().flatMap((route) => {
      const body = callOf(route, place).body!;
      return Object.keys(body).flatMap((key) => [...strange, ...poisoned].map((json) => ({ route, json: spoilt(body, key, json) })));
    });
    expect(calls.length).toBeGreaterThan(300);
    expect(await badly(calls)).toEqual([]);
  });

  it('that could not be kept is refused where it stands', async () => {
    const calls = withBody().flatMap((route) => {
      const body = callOf(route, place).body as Record<string, unknown>;
      const words = Object.keys(body).filter((key) => typeof body[key] === 'string');
      // A password or a token is only hashed and compared.
      const expected = /session|password/.test(route.path) ? [401, 422] : [422];
      return words.flatMap((key) => unwritable.map((json) => ({ route, json: spoilt(body, key, json), expected })));
    });
    expect(calls.length).toBeGreaterThan(40);
    expect(await badly(calls)).toEqual([]);
  });

  it('that the door does not know is refused, each name told', async () => {
    const found: string[] = [];
    for (const route of withBody()) {
      const json = JSON.stringify({ ...callOf(route, place).body, department: '33', isAdmin: true });
      const { status, body } = await somebody(route)[route.method](callOf(route, place).path).type('json').send(json);
      const told = (body.errors as { path: string; code: string }[] | undefined)
        ?.filter(({ code }) => code === 'unknown-property')
        .map(({ path }) => path);
      if (status !== 422 || !told?.includes('department') || !told.includes('isAdmin'))
        found.push(`${doorOf(route)}: ${status} ${JSON.stringify(body)}`);
    }
    expect(found).toEqual([]);
  });

  it('in the place of a body is refused', async () => {
    const calls = withBody().flatMap((route) => ['[]', 'null', '"a"', '1', '[{}]'].map((json) => ({ route, json, expected: [400, 422] })));
    expect(await badly(calls)).toEqual([]);
  });

  it('pollutes no prototype', async () => {
    await badly(withBody().map((route) => ({ route, json: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}' })));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('in a path is a 404', async () => {
    const found: string[] = [];
    for (const route of routes.filter((one) => namesIn(one).length > 0)) {
      const last = namesIn(route).at(-1)!;
      for (const value of ['\u0000', '%', '‮', 'a'.repeat(2000), '{}', '__proto__', '../../health/live']) {
        const answer = await send(somebody(route), route, callOf(route, place, { [last]: value }));
        const fault =
          refusesWell(answer) ??
          (![400, 404, ...(ownerless.includes(last) ? [422] : [])].includes(answer.status) ? String(answer.status) : undefined);
        if (fault) found.push(`${doorOf(route)} ${value.slice(0, 20)}: ${fault}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('in a query is read by its bounds, once, and ignored when it is unknown', async () => {
    const document = (await stranger.get('/api/openapi.json')).body as {
      paths: Record<string, Record<string, { parameters?: { name?: string; in?: string }[] }>>;
    };
    const lists = routes.filter(
      ({ method, path }) => method === 'get' && document.paths[path]?.get?.parameters?.some(({ name }) => name === 'page'),
    );
    expect(lists.length).toBeGreaterThan(6);
    const found: string[] = [];
    const check = async (route: Route, query: string, expected: readonly number[]) => {
      const path = callOf(route, place).path;
      const answer = await somebody(route).get(`${path}${path.includes('?') ? '&' : '?'}${query}`);
      const fault = refusesWell(answer) ?? (expected.includes(answer.status) ? undefined : `${answer.status}`);
      if (fault) found.push(`${route.path}?${query}: ${fault}`);
      return answer;
    };
    for (const route of lists) {
      for (const bad of [
        'page=0',
        'page=-1',
        'page=1.5',
        'page=un',
        'page=1e99',
        'size=0',
        'size=201',
        'size=NaN',
        'page=1&page=2',
        'page[]=1',
      ])
        await check(route, bad, bad === 'page[]=1' ? [200] : [422]);
      for (const odd of [
        '__proto__=1',
        '__proto__[a]=1',
        'constructor.prototype.a=1',
        'unknown=1',
        'a%00=1',
        '%ED%A0%80=%ED%A0%80',
        '=&&=',
      ])
        await check(route, odd, [200]);
      const parameters = document.paths[route.path]!.get!.parameters!.flatMap(({ name, in: where }) =>
        where === 'query' && name && !['page', 'size'].includes(name) ? [name] : [],
      );
      await check(route, 'sort=passwordHash', parameters.includes('sort') ? [422] : [200]);
      for (const name of parameters)
        for (const value of ['%00', 'a'.repeat(5000), '%ED%A0%80', "'", '%25', 'a&' + name + '=b', '1e309'])
          await check(route, `${name}=${value}`, [200, 404, 422]);
      const past = await check(route, 'page=1000000&size=200', [200]);
      expect([route.path, past.body.items, past.body.page, past.body.size]).toEqual([route.path, [], 1_000_000, 200]);
    }
    expect(found).toEqual([]);
  });
});
