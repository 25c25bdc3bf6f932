import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DepartmentSettings } from '@promenade/directory/api';
import { aPromeneur } from '@promenade/directory/api/testing';
import { Clock, Database } from '@promenade/platform/api';
import { anActor } from '@promenade/platform/api/testing';
import { addDays } from '@promenade/platform/model';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;
interface Setting {
  key: string;
  value: unknown;
  fromOn: string | null;
  history: { value: unknown; fromOn: string }[];
}

describe('the settings of a département', () => {
  let api: TestApi;
  let coordinator: Browser;
  let today: string;

  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
    today = api.app.get(Clock).today();
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const setting = (body: { items: Setting[] }, key: string) => body.items.find((item) => item.key === key);

  it('are those of the house until somebody says otherwise', async () => {
    const { body } = await coordinator.get('/api/settings').expect(200);
    expect(body.on).toBe(today);
    expect(setting(body, 'activeRequires')).toEqual({
      key: 'activeRequires',
      value: [],
      default: [],
      defaultFromOn: null,
      fromOn: null,
      history: [],
    });
    expect(setting(body, 'networks')!.value).toHaveLength(19);
  });

  it('change from a day on, and tell what was and what will be', async () => {
    const next = addDays(today, 10);
    await coordinator
      .put('/api/settings/activeRequires')
      .send({ value: ['photo'] })
      .expect(200);
    const { body } = await coordinator.put('/api/settings/activeRequires').send({ value: [], fromOn: next }).expect(200);
    expect(setting(body, 'activeRequires')).toMatchObject({
      value: ['photo'],
      fromOn: today,
      history: [
        { value: [], fromOn: next },
        { value: ['photo'], fromOn: today },
      ],
    });
    expect(setting((await coordinator.get(`/api/settings?on=${next}`).expect(200)).body, 'activeRequires')!.value).toEqual([]);
    const corrected = await coordinator
      .put('/api/settings/activeRequires')
      .send({ value: ['photo', 'convention'] })
      .expect(200);
    expect(setting(corrected.body, 'activeRequires')).toMatchObject({ value: ['photo', 'convention'], history: [{}, {}] });
  });

  it('make a listed promeneur active, or say what is missing', async () => {
    const { id } = await aPromeneur(api.database.name, { charterSignedOn: '2026-01-05' });
    await coordinator
      .put('/api/settings/activeRequires')
      .send({ value: ['photo', 'convention'] })
      .expect(200);
    const { body } = await coordinator.get(`/api/promeneurs/${id}`).expect(200);
    expect(body).toMatchObject({
      state: 'listed',
      isListed: true,
      reasons: [
        { code: 'photo-missing', who: 'promeneur' },
        { code: 'convention-missing', who: 'structure' },
      ],
    });
    expect((await coordinator.get('/api/promeneurs?state=active').expect(200)).body.total).toBe(0);
    expect((await coordinator.get('/api/promeneurs?state=listed').expect(200)).body.total).toBe(1);
    await coordinator.put('/api/settings/activeRequires').send({ follow: true }).expect(200);
    expect((await coordinator.get('/api/promeneurs?state=active').expect(200)).body.total).toBe(1);
  });

  it('choose the networks that are offered', async () => {
    const { id } = await aPromeneur(api.database.name);
    await coordinator
      .put('/api/settings/networks')
      .send({ value: ['instagram', 'snapchat'] })
      .expect(200);
    const path = `/api/promeneurs/${id}/online-profiles`;
    expect((await coordinator.post(path).send({ network: 'tiktok', handle: 'pdn' }).expect(422)).body.errors[0].code).toBe(
      'network-not-offered',
    );
    await coordinator.post(path).send({ network: 'snapchat', handle: 'lea.pdn' }).expect(201);
  });

  it.each([
    ['activeRequires', { value: ['beauty'] }, 'value.0'],
    ['activeRequires', { value: ['photo', 'photo'] }, 'value'],
    ['activeRequires', { fromOn: '2099-01-01' }, 'value'],
    ['networks', { value: [] }, 'value'],
    ['activeRequires', { value: [], fromOn: '2020-01-01' }, 'fromOn'],
    ['activeRequires', { value: [], fromOn: 'demain' }, 'fromOn'],
    ['activeRequires', { value: [], department: '33' }, 'department'],
  ])('refuse %s %j', async (key, change, path) => {
    const { body } = await coordinator.put(`/api/settings/${key}`).send(change).expect(422);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
  });

  it('are read by the Caf, written by the coordination, each at home', async () => {
    await coordinator.put('/api/settings/colour').send({ value: 1 }).expect(404);
    const caf = await api.as('caf');
    await caf.get('/api/settings').expect(200);
    await caf.put('/api/settings/activeRequires').send({ value: [] }).expect(403);
    await (await api.as('promeneur')).get('/api/settings').expect(403);
    const other = await api.as('coordinator', '33');
    expect(setting((await other.get('/api/settings').expect(200)).body, 'networks')!.value).toHaveLength(19);
  });

  it('are asked by other rooms, for a day', async () => {
    const settings = api.app.get(DepartmentSettings);
    const inForce = await api.app.get(Database).transaction(anActor(), () => settings.inForce('networks', today));
    expect(inForce).toEqual(['instagram', 'snapchat']);
  });
});

describe('the settings of the national level', () => {
  let api: TestApi;
  let national: Browser;
  let coordinator: Browser;
  let today: string;

  beforeAll(async () => {
    api = await testApi();
    national = await api.as('national');
    coordinator = await api.as('coordinator');
    today = api.app.get(Clock).today();
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const graceOf = async (browser: Browser, path = '/api/settings') => {
    const { body } = await browser.get(path).expect(200);
    return (body.items as Setting[]).find(({ key }) => key === 'charterGraceDays');
  };
  const say = (value: unknown, more: object = {}) => national.put('/api/national-settings/charterGraceDays').send({ value, ...more });

  it('are those of the house until it says otherwise, and speak of charters alone', async () => {
    const { body } = await national.get('/api/national-settings').expect(200);
    expect(body.items.map(({ key }: Setting) => key)).toEqual([
      ...['charterReminderDays', 'charterDeadlineDays', 'charterGraceDays', 'charterExpiryDays'],
    ]);
    expect(await graceOf(national, '/api/national-settings')).toMatchObject({ value: 30, fromOn: null, history: [] });
    await national
      .put('/api/national-settings/networks')
      .send({ value: ['instagram'] })
      .expect(404);
  });

  it('hold in every département that said nothing, from their day on', async () => {
    const next = addDays(today, 10);
    await say(45).expect(200);
    const { body } = await say(60, { fromOn: next }).expect(200);
    expect((body.items as Setting[]).find(({ key }) => key === 'charterGraceDays')).toMatchObject({
      ...{ value: 45, fromOn: today },
      history: [
        { value: 60, fromOn: next },
        { value: 45, fromOn: today },
      ],
    });
    for (const department of ['88', '33'])
      expect(await graceOf(await api.as('coordinator', department))).toMatchObject({
        ...{ value: 45, default: 45, defaultFromOn: today, fromOn: null, history: [] },
      });
    expect(await graceOf(coordinator, `/api/settings?on=${next}`)).toMatchObject({ value: 60, defaultFromOn: next });
    const inForce = () => api.app.get(DepartmentSettings).inForce('charterGraceDays', next);
    expect(await api.app.get(Database).transaction(anActor(), inForce)).toBe(60);
  });

  it('give way to what a département chose', async () => {
    await coordinator.put('/api/settings/charterGraceDays').send({ value: 15 }).expect(200);
    await say(50).expect(200);
    expect(await graceOf(coordinator)).toMatchObject({ value: 15, default: 50, fromOn: today });
    expect(await graceOf(await api.as('coordinator', '33'))).toMatchObject({ value: 50, fromOn: null });
  });

  it('are followed again by a département that says so, from a day on, whatever they become', async () => {
    const follow = (more: object = {}) => coordinator.put('/api/settings/charterGraceDays').send({ follow: true, ...more });
    const next = addDays(today, 3);
    await follow({ fromOn: next }).expect(200);
    expect(await graceOf(coordinator)).toMatchObject({ value: 15, fromOn: today });
    expect(await graceOf(coordinator, `/api/settings?on=${next}`)).toMatchObject({ value: 50, default: 50, fromOn: null });
    const { body } = await follow().expect(200);
    expect((body.items as Setting[]).find(({ key }) => key === 'charterGraceDays')).toMatchObject({
      ...{ value: 50, fromOn: null },
      history: [
        { value: null, fromOn: next },
        { value: null, fromOn: today },
      ],
    });
    await say(55).expect(200);
    expect(await graceOf(coordinator)).toMatchObject({ value: 55, fromOn: null });
    await national.put('/api/national-settings/charterGraceDays').send({ follow: true }).expect(200);
    expect(await graceOf(coordinator)).toMatchObject({ value: 30, default: 30, defaultFromOn: null });
    await follow({ value: 12 }).expect(422);
  });

  it.each([
    [{ value: -1 }, 'value'],
    [{ value: 366 }, 'value'],
    [{ value: 'trente' }, 'value'],
    [{}, 'value'],
    [{ value: 30, fromOn: '2020-01-01' }, 'fromOn'],
    [{ value: 30, department: '88' }, 'department'],
  ])('refuse %j', async (change, path) => {
    const { body } = await national.put('/api/national-settings/charterGraceDays').send(change).expect(422);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
  });

  it('are said once a day, by whoever spoke last, even at the same time', async () => {
    await Promise.all([20, 21, 22].map((value) => say(value).expect(200)));
    const { history } = (await graceOf(national, '/api/national-settings'))!;
    expect(history.filter(({ fromOn }) => fromOn === today)).toHaveLength(1);
  });

  it('are written by the national level alone', async () => {
    for (const role of ['coordinator', 'caf'] as const)
      await (await api.as(role)).put('/api/national-settings/charterGraceDays').send({ value: 1 }).expect(403); // prettier-ignore
    await coordinator.get('/api/national-settings').expect(403);
    await national.get('/api/settings').expect(403);
  });
});

describe('the communes', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await testApi()));
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  it('are found by name or postal code, those of the seat first', async () => {
    const coordinator = await api.as('coordinator');
    const { body } = await coordinator.get('/api/communes?q=saint die').expect(200);
    expect(body.items[0]).toMatchObject({
      code: '88413',
      name: 'Saint-Dié-des-Vosges',
      department: '88',
      epci: { name: expect.any(String) },
    });
    const postal = await coordinator.get('/api/communes?q=88400&size=5').expect(200);
    expect(postal.body.items.map(({ name }: { name: string }) => name)).toContain('Gérardmer');
    const gironde = await coordinator.get('/api/communes?q=bordeaux&department=33').expect(200);
    expect(gironde.body.items[0]).toMatchObject({ code: '33063', department: '33' });
    const all = await coordinator.get('/api/communes?size=1&page=2').expect(200);
    expect(all.body.items).toMatchObject([{ department: '88' }]);
    expect(all.body.total).toBeGreaterThan(34_000);
    await coordinator.get('/api/communes?department=99').expect(422);
    await (await api.as('partner')).get('/api/communes').expect(403);
  });
});
