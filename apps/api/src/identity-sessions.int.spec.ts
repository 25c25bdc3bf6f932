import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { anAccount, TEST_PASSWORD, tokenSentTo } from '@promenade/identity/api/testing';
import type { MemberRole } from '@promenade/platform/model';
import type request from 'supertest';
import { type TestApi, testApi } from './testing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// A month of one session is some sixty requests.
jest.setTimeout(30_000);

describe('a session', () => {
  let api: TestApi;
  let now = new Date('2026-11-24T09:00:00Z');
  const after = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds));
  beforeAll(async () => void (api = await testApi({}, { now: () => now })));
  afterAll(async () => await api[Symbol.asyncDispose]());

  async function somebody(...seats: (readonly [MemberRole, string | null])[]) {
    const account = await anAccount(api.database.name, seats);
    return { ...account, browser: await signedIn(account.email) };
  }
  async function signedIn(email: string, userAgent = 'curl/8'): Promise<ReturnType<typeof request.agent>> {
    const browser = await api.as();
    await browser.post('/api/session').set('User-Agent', userAgent).send({ email, password: TEST_PASSWORD }).expect(201);
    return browser;
  }

  it.each([
    ['coordinator', 2 * HOUR],
    ['caf', 2 * HOUR],
    ['promeneur', 12 * HOUR],
    ['partner', 12 * HOUR],
  ] as const)('of a %s ends when nobody uses it for %d ms, not before', async (role, idle) => {
    const { browser } = await somebody([role, '88']);
    after(idle - MINUTE);
    await browser.get('/api/session').expect(200);
    after(idle - MINUTE);
    await browser.get('/api/session').expect(200);
    after(idle);
    await browser.get('/api/session').expect(401);
  });

  it.each([
    ['national', 2 * HOUR, 12 * HOUR],
    ['structure', 12 * HOUR, 30 * 24 * HOUR],
  ] as const)('of a %s, used without a pause, ends all the same', async (role, idle, whole) => {
    const { browser } = await somebody([role, role === 'national' ? null : '88']);
    const pause = idle - MINUTE;
    for (let lived = pause; lived < whole; lived += pause) {
      after(pause);
      await browser.get('/api/session').expect(200);
    }
    after(pause);
    await browser.get('/api/session').expect(401);
  });

  it('takes the shorter life of the seat one changes to', async () => {
    const { browser, membershipIds } = await somebody(['promeneur', '88'], ['structure', '88']);
    const careful = await anAccount(api.database.name, [['coordinator', '88']]);
    await browser.put('/api/session/membership').send({ membershipId: careful.membershipIds[0] }).expect(404);
    expect((await browser.put('/api/session/membership').send({ membershipId: membershipIds[0] }).expect(200)).body.role).toBe('promeneur');
    const both = await somebody(['coordinator', '88'], ['promeneur', '88']);
    await both.browser.put('/api/session/membership').send({ membershipId: both.membershipIds[1] }).expect(200);
    after(3 * HOUR);
    await both.browser.get('/api/session').expect(200);
    await both.browser.put('/api/session/membership').send({ membershipId: both.membershipIds[0] }).expect(200);
    after(2 * HOUR);
    await both.browser.get('/api/session').expect(401);
  });

  it('is never the one a browser came with: a planted cookie opens nothing, and each entry makes another', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']]);
    const stranger = await api.as();
    const planted = 'promenade_session=planted-by-somebody-else-0000000000000000000';
    const first = await stranger.post('/api/session').set('Cookie', planted).send({ email, password: TEST_PASSWORD }).expect(201);
    const [cookie] = first.headers['set-cookie'] as unknown as string[];
    expect(cookie).not.toContain('planted');
    await (await api.as()).get('/api/session').set('Cookie', planted).expect(401);
    // Signing in again ends the session the browser had.
    const second = await stranger
      .post('/api/session')
      .set('Cookie', cookie!.split(';')[0]!)
      .send({ email, password: TEST_PASSWORD })
      .expect(201);
    expect(second.headers['set-cookie']?.[0]).not.toBe(cookie);
    await (await api.as()).get('/api/session').set('Cookie', cookie!.split(';')[0]!).expect(401);
  });

  it('is kept as a digest, so that a stolen base opens nothing', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']]);
    const { headers } = await (await api.as()).post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
    const token = /promenade_session=([^;]+)/.exec(headers['set-cookie']![0]!)![1]!;
    const rows = await api.database.asAuth(() => api.database.query(`select s::text from session s`));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('behind https is sent over https alone; and is read by no script', async () => {
    await using secure = await testApi({ PUBLIC_URL: 'https://promenade.test' });
    const { email } = await anAccount(secure.database.name, [['promeneur', '88']]);
    const browser = await secure.as();
    const { headers } = await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^promenade_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/),
    ]);
    const { headers: left } = await browser.delete('/api/session').expect(200);
    expect(left['set-cookie']).toEqual([expect.stringMatching(/^promenade_session=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax; Secure$/)]);
    const here = await (
      await api.as()
    )
      .post('/api/session')
      .send({ email: (await api.account('partner', '88')).email, password: TEST_PASSWORD });
    expect(here.headers['set-cookie']![0]).not.toContain('Secure');
  });

  it('is seen among one’s own, in names one knows, and ended from elsewhere', async () => {
    const { email, browser } = await somebody(['promeneur', '88']);
    const phone = await signedIn(
      email,
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36',
    );
    const third = await signedIn(email);
    const { body } = await browser.get('/api/sessions').expect(200);
    expect(body).toMatchObject({ total: 3, page: 1, size: 50 });
    const here = body.items.filter(({ current }: { current: boolean }) => current);
    expect(here).toHaveLength(1);
    const onPhone = body.items.find(({ system }: { system: string }) => system === 'Android');
    expect(onPhone).toEqual({
      id: expect.any(String),
      browser: 'Chrome',
      system: 'Android',
      address: '127.0.0.1',
      createdAt: now.toISOString(),
      seenAt: now.toISOString(),
      endsAt: expect.any(String),
      current: false,
    });
    await browser.delete(`/api/sessions/${onPhone.id}`).expect(200);
    await phone.get('/api/session').expect(401);
    await browser.delete(`/api/sessions/${onPhone.id}`).expect(404);
    expect((await browser.delete('/api/sessions').expect(200)).body).toEqual({ ended: 1 });
    await third.get('/api/session').expect(401);
    await browser.delete(`/api/sessions/${here[0].id}`).expect(200);
    await browser.get('/api/session').expect(401);
  });

  it('of somebody else is not there', async () => {
    const { browser } = await somebody(['promeneur', '88']);
    const other = await somebody(['promeneur', '88']);
    const { body } = await other.browser.get('/api/sessions').expect(200);
    await browser.delete(`/api/sessions/${body.items[0].id}`).expect(404);
    await other.browser.get('/api/session').expect(200);
    expect((await browser.get('/api/sessions?page=2').expect(200)).body).toMatchObject({ items: [], total: 1 });
  });

  it('two links that were asked for both serve, once each, for fifteen minutes', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']]);
    const stranger = await api.as();
    await stranger.post('/api/session/magic-link').send({ email }).expect(202);
    const first = await tokenSentTo(api.database, email);
    after(MINUTE);
    await stranger.post('/api/session/magic-link').send({ email }).expect(202);
    const second = await tokenSentTo(api.database, email);
    expect(second).not.toBe(first);
    await stranger.post('/api/session/link').send({ token: first }).expect(201);
    await stranger.post('/api/session/link').send({ token: second }).expect(201);
    expect((await stranger.post('/api/session/link').send({ token: second }).expect(401)).body.code).toBe('link-used');
    after(MINUTE);
    await stranger.post('/api/session/magic-link').send({ email }).expect(202);
    const third = await tokenSentTo(api.database, email);
    after(15 * MINUTE);
    expect((await stranger.post('/api/session/link').send({ token: third }).expect(401)).body.code).toBe('link-expired');
  });

  it('a link followed eight times at once lets in once', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']]);
    const stranger = await api.as();
    await stranger.post('/api/session/magic-link').send({ email }).expect(202);
    const token = await tokenSentTo(api.database, email);
    const answers = await Promise.all(Array.from({ length: 8 }, async () => (await api.as()).post('/api/session/link').send({ token })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401, 401, 401, 401, 401]);
  });

  it('tells the names one changes for oneself', async () => {
    const { browser, email, id } = await somebody(['promeneur', '88']);
    expect((await browser.get('/api/account').expect(200)).body).toEqual({
      id,
      email,
      firstName: 'Claire',
      lastName: 'Aubertin',
      hasPassword: true,
    });
    expect((await browser.patch('/api/account').send({ firstName: '  Clara ' }).expect(200)).body).toMatchObject({
      firstName: 'Clara',
      lastName: 'Aubertin',
    });
    expect((await browser.get('/api/session').expect(200)).body.account.firstName).toBe('Clara');
    for (const wrong of [{ email: 'autre@exemple.fr' }, { firstName: '' }, { lastName: 'a\u0000b' }, { id }]) {
      await browser.patch('/api/account').send(wrong).expect(422);
    }
    const coordinator = await api.as('coordinator');
    expect((await coordinator.get(`/api/members?q=${email}`).expect(200)).body.items[0].account.firstName).toBe('Clara');
  });
});
