import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Passwords } from '@promenade/identity/api';
import { anAccount, TEST_PASSWORD, tokenSentTo } from '@promenade/identity/api/testing';
import type request from 'supertest';
import { type TestApi, testApi } from './testing';

const NEW = 'lune papier vélo sapin';

// Passwords are slow on purpose.
jest.setTimeout(60_000);

describe('a password', () => {
  let api: TestApi;
  let now = new Date('2026-11-24T09:00:00Z');
  beforeAll(async () => void (api = await testApi({}, { now: () => now })));
  afterAll(async () => await api[Symbol.asyncDispose]());

  /** A new promeneur, and a browser signed in to the account. */
  async function somebody() {
    const { email, id } = await anAccount(api.database.name, [['promeneur', '88']]);
    return { email, id, browser: await signedIn(email) };
  }
  async function signedIn(email: string, password = TEST_PASSWORD): Promise<ReturnType<typeof request.agent>> {
    const browser = await api.as();
    await browser.post('/api/session').send({ email, password }).expect(201);
    return browser;
  }
  const lettersTo = (email: string) =>
    api.database.asWorker(() =>
      api.database.query<{ subject: string }>(`select subject from letter where "to" = $1 order by "writtenAt"`, [email]),
    );

  it.each([
    ['court', 'password-short', /12 caractères/],
    ['azertyuiopqs', 'password-weak', /clavier/],
    ['claireaubertin', 'password-weak', /votre nom/],
    ['Promenade2026', 'password-weak', /devine trop vite/],
    ['bonjourbonjour', 'password-weak', /répète/],
    ['claire aubertin 2026', 'password-weak', /devine trop vite/],
  ])('« %s » is refused, with what to write instead', async (password, code, words) => {
    const { browser } = await somebody();
    const { body } = await browser.put('/api/password').send({ current: TEST_PASSWORD, password }).expect(422);
    const [error] = body.errors;
    expect(error).toMatchObject({ path: 'password', code, message: expect.stringMatching(words) });
  });

  it('changes when the present one is given; the other devices are signed out, and the person is told', async () => {
    const { email, browser } = await somebody();
    const other = await signedIn(email);
    const wrong = await browser.put('/api/password').send({ current: 'pas le bon', password: NEW }).expect(422);
    expect(wrong.body.errors).toEqual([expect.objectContaining({ path: 'current', code: 'wrong-password' })]);
    await browser.put('/api/password').send({ password: NEW }).expect(422);
    await other.get('/api/session').expect(200);

    await browser.put('/api/password').send({ current: TEST_PASSWORD, password: NEW }).expect(200);
    await browser.get('/api/session').expect(200);
    await other.get('/api/session').expect(401);
    await (await api.as()).post('/api/session').send({ email, password: TEST_PASSWORD }).expect(401);
    await signedIn(email, NEW);
    expect(await lettersTo(email)).toEqual([{ subject: 'Votre mot de passe vient de changer' }]);
  });

  it('is asked of nobody who is not signed in, nor of the holder of a link', async () => {
    await (await api.as()).put('/api/password').send({ password: NEW }).expect(401);
  });

  it('forgotten: the same answer whoever asks, and a link that serves once', async () => {
    const { email, browser } = await somebody();
    const stranger = await api.as();
    const known = await stranger.post('/api/password/forgotten').send({ email }).expect(202);
    const unknown = await stranger.post('/api/password/forgotten').send({ email: 'personne@test.example' }).expect(202);
    expect(unknown.body).toEqual(known.body);
    expect(await lettersTo('personne@test.example')).toEqual([]);

    const token = await tokenSentTo(api.database, email);
    // It opens no session, neither before nor after.
    expect((await stranger.post('/api/session/link').send({ token }).expect(401)).body.code).toBe('link-unknown');
    // A weak password does not use it up.
    await stranger.post('/api/password/reset').send({ token, password: 'azertyuiopqs' }).expect(422);
    const done = await stranger.post('/api/password/reset').send({ token, password: NEW }).expect(200);
    expect(done.headers['set-cookie']).toBeUndefined();
    await stranger.get('/api/session').expect(401);
    await browser.get('/api/session').expect(401);
    await signedIn(email, NEW);
    const { body } = await stranger.post('/api/password/reset').send({ token, password: 'autre phrase bien longue' }).expect(401);
    expect(['link-used', 'link-unknown']).toContain(body.code);
  });

  it('eight resets at once with one link make one', async () => {
    const { email } = await somebody();
    await (await api.as()).post('/api/password/forgotten').send({ email }).expect(202);
    const token = await tokenSentTo(api.database, email);
    const stranger = await api.as();
    const tries = Array.from({ length: 8 }, (_, n) => stranger.post('/api/password/reset').send({ token, password: `${NEW} numéro ${n}` }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 401, 401, 401, 401, 401, 401, 401]);
  });

  it('forgotten: the link lives thirty minutes, and dies with another way in', async () => {
    const { email, browser } = await somebody();
    const stranger = await api.as();
    await stranger.post('/api/password/forgotten').send({ email }).expect(202);
    const late = await tokenSentTo(api.database, email);
    now = new Date(now.getTime() + 30 * 60_000);
    expect((await stranger.post('/api/password/reset').send({ token: late, password: NEW }).expect(401)).body.code).toBe('link-expired');

    await stranger.post('/api/session/magic-link').send({ email }).expect(202);
    const magic = await tokenSentTo(api.database, email);
    await browser.put('/api/password').send({ current: TEST_PASSWORD, password: NEW }).expect(200);
    await stranger.post('/api/session/link').send({ token: magic }).expect(401);
    await stranger.post('/api/password/reset').send({ token: magic, password: NEW }).expect(401);
  });

  it('is written nowhere but as a digest', async () => {
    const { email, browser, id } = await somebody();
    await browser.put('/api/password').send({ current: TEST_PASSWORD, password: NEW }).expect(200);
    const [row] = await api.database.asAuth(() =>
      api.database.query<{ passwordHash: string }>(`select "passwordHash" from account where email = $1`, [email]),
    );
    expect(row!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { body } = await (await api.as('coordinator')).get(`/api/members?q=${email}`).expect(200);
    expect(JSON.stringify(body)).not.toContain('argon2');
    expect(body.items[0].account.id).toBe(id);
  });

  it('takes as long to refuse an unknown address as a known one', async () => {
    const { email } = await somebody();
    const stranger = await api.as();
    const passwords = new Passwords();
    const kept = await passwords.hash(NEW);
    const timed = async (work: () => PromiseLike<unknown>) => {
      const from = performance.now();
      await work();
      return performance.now() - from;
    };
    const hashes: number[] = [];
    for (let n = 0; n < 5; n++) hashes.push(await timed(() => passwords.matches('faux', kept)));
    for (const path of ['/api/session', '/api/password/forgotten', '/api/session/magic-link']) {
      const ask = (address: string) => () =>
        stranger.post(path).send({ email: address, ...(path === '/api/session' && { password: 'faux' }) });
      const known: number[] = [];
      const unknown: number[] = [];
      const difference = () => Math.abs(Math.min(...known) - Math.min(...unknown));
      // In turns, until the quickest of each tells what the work itself takes: whatever else the machine does only delays.
      for (let n = 0; n < 10 || (n < 120 && difference() >= Math.min(...hashes) / 2); n++) {
        known.push(await timed(ask(email)));
        unknown.push(await timed(ask('personne@test.example')));
      }
      expect(difference()).toBeLessThan(Math.min(...hashes) / 2);
    }
  });

  it('is looked for in vain: tries are counted, from inside as from outside', async () => {
    await using strict = await testApi({ RATE_LIMIT_FACTOR: '1' });
    const { email } = await anAccount(strict.database.name, [['promeneur', '88']]);
    const browser = await strict.as();
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
    for (let n = 0; n < 10; n++)
      await browser
        .put('/api/password')
        .send({ current: `essai ${n}`, password: NEW })
        .expect(422);
    const { headers, body } = await browser.put('/api/password').send({ current: TEST_PASSWORD, password: NEW }).expect(429);
    expect(body.code).toBe('too-many');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});
