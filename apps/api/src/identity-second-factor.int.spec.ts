import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SecondFactors } from '@promenade/identity/api';
import { anAccount, TEST_PASSWORD, tokenSentTo } from '@promenade/identity/api/testing';
import type { RecoveryCodes, SecondFactorOffer } from '@promenade/identity/model';
import { asOwner } from '@promenade/platform/api/testing';
import type { MemberRole } from '@promenade/platform/model';
import { generateSync } from 'otplib';
import type request from 'supertest';
import { type TestApi, testApi } from './testing';

type Browser = ReturnType<typeof request.agent>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const OWN = '/api/account/second-factor';

// Passwords are slow on purpose.
jest.setTimeout(60_000);

describe('a second factor', () => {
  let api: TestApi;
  let now = new Date('2026-11-24T09:00:00Z');
  const after = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds));
  beforeAll(async () => void (api = await testApi({}, { now: () => now })));
  afterAll(async () => await api[Symbol.asyncDispose]());

  const behind = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
    asOwner(api.database.name, (owner) => owner.query(sql, parameters));
  const lettersTo = async (email: string) =>
    (await behind<{ subject: string }>(`select subject from letter where "to" = $1 order by "writtenAt"`, [email])).map(
      ({ subject }) => subject,
    );
  const enter = async (email: string, totp?: string, browser?: Browser) =>
    (browser ?? (await api.as())).post('/api/session').send({ email, password: TEST_PASSWORD, ...(totp !== undefined && { totp }) });
  const signedIn = async (email: string, totp?: string): Promise<Browser> => {
    const browser = await api.as();
    expect((await enter(email, totp, browser)).status).toBe(201);
    return browser;
  };
  /** What the telephone shows, its clock being that many seconds late (or early). */
  const shownBy = (secret: string, late = 0): string =>
    generateSync({ secret: secret.replaceAll(' ', ''), epoch: Math.floor(now.getTime() / 1000) - late });

  /** Turns it on in a browser; the code that served is of the present step. */
  async function turnedOn(browser: Browser): Promise<{ secret: string; codes: string[] }> {
    const { secret } = (await browser.post(OWN).expect(200)).body as SecondFactorOffer;
    const { codes } = (
      await browser
        .post(`${OWN}/confirm`)
        .send({ code: shownBy(secret), current: TEST_PASSWORD })
        .expect(200)
    ).body as RecoveryCodes;
    return { secret, codes };
  }

  /** Somebody who has one, thirty seconds after having turned it on. */
  async function somebody(...seats: (readonly [MemberRole, string | null])[]) {
    const account = await anAccount(api.database.name, seats.length ? seats : [['promeneur', '88']]);
    const browser = await signedIn(account.email);
    const factor = await turnedOn(browser);
    after(30 * SECOND);
    return { ...account, ...factor, browser };
  }

  it('is turned on by a code of the telephone, and signs the other devices out', async () => {
    const { email, id } = await anAccount(api.database.name, [['promeneur', '88']]);
    const [browser, other] = [await signedIn(email), await signedIn(email)];
    expect((await browser.get(OWN).expect(200)).body).toEqual({ since: null, codesLeft: 0, required: false, asksPassword: false });
    const offer = (await browser.post(OWN).expect(200)).body as SecondFactorOffer;
    expect(offer.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(offer.uri).toContain(`otpauth://totp/Promenade:${encodeURIComponent(email)}?secret=${offer.secret.replaceAll(' ', '')}`);
    expect(offer.qr).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    // Offered, it is not on yet.
    expect((await enter(email)).status).toBe(201);
    const wrong = await browser.post(`${OWN}/confirm`).send({ code: '000000' }).expect(422);
    expect(wrong.body.errors).toEqual([expect.objectContaining({ path: 'code', code: 'totp-wrong' })]);
    const code = shownBy(offer.secret);
    const { body } = await browser
      .post(`${OWN}/confirm`)
      .send({ code: `${code.slice(0, 3)} ${code.slice(3)}` })
      .expect(200);
    expect(new Set(body.codes).size).toBe(10);
    expect(body.codes.every((one: string) => /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(one))).toBe(true);
    await other.get('/api/session').expect(401);
    expect((await browser.get(OWN).expect(200)).body).toEqual({
      since: now.toISOString(),
      codesLeft: 10,
      required: false,
      asksPassword: false,
    });
    expect((await browser.post(OWN).expect(409)).body.code).toBe('totp-on');
    expect((await browser.post(`${OWN}/confirm`).send({ code }).expect(409)).body.code).toBe('totp-on');
    expect(await lettersTo(email)).toEqual(['La connexion en deux étapes est activée']);
    const told = await behind<{ actor: string; after: object }>(
      `select actor, after from audit_line where "table" = 'account' and "rowId" = $1 and action = 'update'`,
      [id],
    );
    expect(told).toEqual([{ actor: id, after: { secondFactorSince: expect.any(String) } }]);
  });

  it('is asked the password again once one has been in for a while', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']]);
    const browser = await signedIn(email);
    const { secret } = (await browser.post(OWN).expect(200)).body as SecondFactorOffer;
    after(16 * MINUTE);
    expect((await browser.get(OWN).expect(200)).body.asksPassword).toBe(true);
    const without = await browser
      .post(`${OWN}/confirm`)
      .send({ code: shownBy(secret) })
      .expect(422);
    expect(without.body.errors).toEqual([expect.objectContaining({ path: 'current', code: 'wrong-password' })]);
    await browser
      .post(`${OWN}/confirm`)
      .send({ code: shownBy(secret), current: TEST_PASSWORD })
      .expect(200);
  });

  it('is asked once the password is right, and never before: nobody learns who has one', async () => {
    const { email, secret } = await somebody();
    const asked = await enter(email);
    expect([asked.status, asked.body.code]).toEqual([401, 'totp-required']);
    expect(asked.headers['set-cookie']).toBeUndefined();
    expect((await enter(email, '')).body.code).toBe('totp-required');
    const stranger = await api.as();
    const [known, unknown, without] = await Promise.all(
      [{ email, totp: '000000' }, { email: 'personne@test.example', totp: '000000' }, { email }].map((given) =>
        stranger.post('/api/session').send({ ...given, password: 'faux' }),
      ),
    );
    expect([known!.body, without!.body]).toEqual([unknown!.body, unknown!.body]);
    expect(unknown!.body.code).toBe('wrong-credentials');
    expect((await enter(email, shownBy(secret))).status).toBe(201);
  });

  it.each([
    ['of now', 0, 201],
    ['of a telephone one step late', 30, 201],
    ['of a telephone one step early', -30, 201],
    ['of a telephone two steps late', 60, 401],
    ['of a telephone two steps early', -60, 401],
  ] as const)('takes the code %s, or not: %d s, %d', async (_, late, status) => {
    const { email, secret } = await somebody();
    after(5 * MINUTE);
    expect((await enter(email, shownBy(secret, late))).status).toBe(status);
  });

  it('serves once, also for the code that turned it on, and when it is given eight times at once', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']]);
    const { secret } = await turnedOn(await signedIn(email));
    expect((await enter(email, shownBy(secret))).body.code).toBe('totp-wrong');
    after(30 * SECOND);
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter(email, shownBy(secret))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401, 401, 401, 401, 401]);
    // Nor does an earlier one, although the clock would still take it.
    expect((await enter(email, shownBy(secret, 30))).body.code).toBe('totp-wrong');
    after(30 * SECOND);
    expect((await enter(email, shownBy(secret))).status).toBe(201);
  });

  it('lets nobody guess: after ten wrong codes none is looked at for fifteen minutes', async () => {
    const { email, secret } = await somebody();
    for (let n = 0; n < 10; n++) expect((await enter(email, '000000')).body.code).toBe('totp-wrong');
    const locked = await enter(email, shownBy(secret));
    expect([locked.status, locked.body.code]).toEqual([429, 'too-many']);
    expect(Number(locked.headers['retry-after'])).toBe(15 * 60);
    after(15 * MINUTE);
    expect((await enter(email, shownBy(secret))).status).toBe(201);
  });

  it('counts the codes among the tries of the account too', async () => {
    await using strict = await testApi({ RATE_LIMIT_FACTOR: '1' }, { now: () => now });
    const { email } = await anAccount(strict.database.name, [['promeneur', '88']]);
    const browser = await strict.as();
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
    await turnedOn(browser);
    for (let n = 0; n < 10; n++) await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(401);
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(429);
  });

  it('gives way to a code of recovery, once, which is told by letter and in the journal', async () => {
    const { email, id, codes } = await somebody();
    expect((await enter(email, codes[0]!.toLowerCase().replaceAll('-', ' '))).status).toBe(201);
    expect((await enter(email, codes[0])).body.code).toBe('totp-wrong');
    const browser = await signedIn(email, codes[1]);
    expect((await browser.get(OWN).expect(200)).body.codesLeft).toBe(8);
    expect((await lettersTo(email)).filter((subject) => subject === 'Un code de secours vient de servir')).toHaveLength(2);
    const told = await behind<{ line: string }>(`select to_jsonb(l)::text as line from audit_line l where "table" = 'recovery_code'`);
    expect(told.length).toBeGreaterThanOrEqual(2);
    const digests = await behind<{ digest: string }>(`select digest from recovery_code where "accountId" = $1`, [id]);
    for (const { digest } of digests) expect(JSON.stringify(told)).not.toContain(digest);
  });

  it('has its codes of recovery made anew by a code, and those of before serve no more', async () => {
    const { email, browser, secret, codes } = await somebody();
    await browser.post(`${OWN}/codes`).send({ code: '000000' }).expect(422);
    const { body } = await browser
      .post(`${OWN}/codes`)
      .send({ code: shownBy(secret) })
      .expect(200);
    expect(body.codes).toHaveLength(10);
    expect((await enter(email, codes[0])).body.code).toBe('totp-wrong');
    expect((await enter(email, body.codes[0])).status).toBe(201);
  });

  it('is turned off by the password and a code, both', async () => {
    const { email, browser, secret } = await somebody();
    const off = (code: string, current?: string) => browser.post(`${OWN}/off`).send({ code, ...(current && { current }) });
    expect((await off(shownBy(secret)).expect(422)).body.errors[0].path).toBe('current');
    expect((await off('000000', TEST_PASSWORD).expect(422)).body.errors[0].path).toBe('code');
    await off(shownBy(secret), TEST_PASSWORD).expect(200);
    expect((await off('000000', TEST_PASSWORD).expect(409)).body.code).toBe('totp-off');
    expect((await browser.post(`${OWN}/codes`).send({ code: '000000' }).expect(409)).body.code).toBe('totp-off');
    expect((await enter(email)).status).toBe(201);
    expect((await lettersTo(email)).at(-1)).toBe('La connexion en deux étapes est désactivée');
    expect(await behind(`select from second_factor f join account a on a.id = f."accountId" where a.email = $1`, [email])).toEqual([]);
  });

  it('is asked of whoever comes by a link, which has not served until the code is right', async () => {
    const { email, secret } = await somebody();
    const stranger = await api.as();
    await stranger.post('/api/session/magic-link').send({ email }).expect(202);
    const token = await tokenSentTo(api.database, email);
    expect((await stranger.post('/api/session/link').send({ token }).expect(401)).body.code).toBe('totp-required');
    expect((await stranger.post('/api/session/link').send({ token, totp: '000000' }).expect(401)).body.code).toBe('totp-wrong');
    await stranger.get('/api/session').expect(401);
    await stranger
      .post('/api/session/link')
      .send({ token, totp: shownBy(secret) })
      .expect(201);
    await stranger.get('/api/session').expect(200);
    after(30 * SECOND);
    expect(
      (
        await stranger
          .post('/api/session/link')
          .send({ token, totp: shownBy(secret) })
          .expect(401)
      ).body.code,
    ).toBe('link-used');
  });

  it('is asked after a password chosen by letter', async () => {
    const { email, secret } = await somebody();
    const stranger = await api.as();
    await stranger.post('/api/password/forgotten').send({ email }).expect(202);
    const password = 'lune papier vélo sapin';
    await stranger
      .post('/api/password/reset')
      .send({ token: await tokenSentTo(api.database, email), password })
      .expect(200);
    expect((await stranger.post('/api/session').send({ email, password }).expect(401)).body.code).toBe('totp-required');
    await stranger
      .post('/api/session')
      .send({ email, password, totp: shownBy(secret) })
      .expect(201);
  });

  it('is asked of whoever takes a seat with that account by an invitation, unless its session is beside', async () => {
    const { email, secret, browser } = await somebody();
    const coordinator = await api.as('coordinator');
    const invite = async (role: MemberRole) => {
      await coordinator.post('/api/invitations').send({ email, firstName: 'Claire', lastName: 'Aubertin', role }).expect(201);
      return tokenSentTo(api.database, email);
    };
    const stranger = await api.as();
    await stranger
      .post('/api/session/link')
      .send({ token: await invite('partner') })
      .expect(201);
    const accept = (given: object) => stranger.post('/api/invitation/accept').send(given);
    expect((await accept({ password: TEST_PASSWORD }).expect(401)).body.code).toBe('totp-required');
    expect((await accept({ password: TEST_PASSWORD, totp: '000000' }).expect(401)).body.code).toBe('totp-wrong');
    await accept({ password: TEST_PASSWORD, totp: shownBy(secret) }).expect(200);
    after(MINUTE);
    await browser
      .post('/api/session/link')
      .send({ token: await invite('facilitator') })
      .expect(201);
    await browser.post('/api/invitation/accept').send({}).expect(200);
    const [row] = await behind<{ proven: boolean }>(
      `select "secondFactorAt" is not null as proven from session s join account a on a.id = s."accountId" where a.email = $1 order by s."createdAt" desc limit 1`,
      [email],
    );
    expect(row).toEqual({ proven: true });
  });

  it('keeps nothing in the base that makes a code, nor in its trail', async () => {
    const { id, secret, codes } = await somebody();
    const [kept] = await behind<{ words: string }>(
      `select concat((select string_agg(f::text, ' ') from second_factor f), (select string_agg(r::text, ' ') from recovery_code r),
        (select string_agg(l::text, ' ') from audit_line l), (select string_agg(l::text, ' ') from letter l)) as words`,
    );
    expect(kept!.words).toContain(id);
    for (const word of [secret, secret.replaceAll(' ', ''), ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
      expect(kept!.words).not.toContain(word);
    }
    // The seal of one account opens nothing for another.
    const other = await somebody();
    await behind(`update second_factor set secret = (select secret from second_factor where "accountId" = $1) where "accountId" = $2`, [
      id,
      other.id,
    ]);
    expect((await enter(other.email, shownBy(secret))).body.code).toBe('totp-wrong');
  });

  describe('looked at from a seat', () => {
    const factors = () => api.app.get(SecondFactors, { strict: false });

    it('serves once there too, and is one’s own', async () => {
      const { id, secret, codes } = await somebody();
      const other = await somebody();
      const inSeat = <T>(work: () => Promise<T>, actor = id) =>
        api.database.transaction({ id: actor, role: 'promeneur', department: '88' }, work);
      expect(await inSeat(() => factors().isOn(id))).toBe(true);
      expect(await inSeat(() => factors().verify(id, '000000'))).toBe(false);
      expect(await inSeat(() => factors().verify(id, shownBy(secret)))).toBe(true);
      expect(await inSeat(() => factors().verify(id, shownBy(secret)))).toBe(false);
      expect(await inSeat(() => factors().verify(id, codes[0]!))).toBe(true);
      expect(await inSeat(() => factors().verify(id, shownBy(secret)), other.id)).toBe(false);
      after(30 * SECOND);
      expect(await factors().verify(id, shownBy(secret))).toBe(true);
      const nobody = await anAccount(api.database.name, []);
      expect([await factors().isOn(nobody.id), await factors().verify(nobody.id, '000000')]).toEqual([false, false]);
    });
  });

  describe('of somebody who has lost telephone and codes', () => {
    it('is reset by whoever keeps the seat, and the person is told and signed out', async () => {
      const caf = await somebody(['caf', '88']);
      const seat = caf.membershipIds[0]!;
      const coordinator = await api.as('coordinator');
      const line = async () => (await coordinator.get(`/api/members?q=${caf.email}`).expect(200)).body.items[0].account.hasSecondFactor;
      expect(await line()).toBe(true);
      await caf.browser.delete(`/api/members/${seat}/second-factor`).expect(403);
      await (await api.as('coordinator', '33')).delete(`/api/members/${seat}/second-factor`).expect(404);
      await coordinator.delete(`/api/members/${seat}/second-factor`).expect(200);
      expect(await line()).toBe(false);
      expect((await coordinator.delete(`/api/members/${seat}/second-factor`).expect(409)).body.code).toBe('totp-off');
      await caf.browser.get('/api/session').expect(401);
      expect((await enter(caf.email)).status).toBe(201);
      expect((await lettersTo(caf.email)).at(-1)).toBe('Votre connexion en deux étapes a été réinitialisée');
      const { id } = await api.account('coordinator', '88');
      const [told] = await behind(
        `select actor, role, after from audit_line where "rowId" = $1 and "table" = 'account' order by at desc limit 1`,
        [caf.id],
      );
      expect(told).toEqual({ actor: id, role: 'coordinator', after: { secondFactorSince: null } });
    });

    it('is not one’s own, nor that of somebody who follows another département, which only the national level resets', async () => {
      const self = await somebody(['coordinator', '88']);
      expect((await self.browser.delete(`/api/members/${self.membershipIds[0]}/second-factor`).expect(409)).body.code).toBe('totp-own');
      const both = await somebody(['caf', '88'], ['coordinator', '33']);
      const coordinator = await api.as('coordinator');
      const door = `/api/members/${both.membershipIds[0]}/second-factor`;
      expect((await coordinator.delete(door).expect(409)).body.code).toBe('totp-elsewhere');
      const national = await api.as('national');
      await national.delete(door).expect(200);
      const walker = await somebody(['promeneur', '88']);
      await national.delete(`/api/members/${walker.membershipIds[0]}/second-factor`).expect(404);
    });
  });

  describe('that is required', () => {
    let strict: TestApi;
    beforeAll(async () => void (strict = await testApi({ REQUIRE_TOTP: '1' }, { now: () => now })));
    afterAll(async () => await strict[Symbol.asyncDispose]());

    it.each(['coordinator', 'caf', 'national'] as const)(
      'leaves a %s one thing to do, then everything, in the same session',
      async (role) => {
        const browser = await strict.as(role);
        expect((await browser.get('/api/session').expect(200)).body).toMatchObject({ role, totpToSet: true });
        for (const door of ['/api/promeneurs', '/api/account', '/api/account/data', '/api/sessions', '/api/errands']) {
          const { body } = await browser.get(door).expect(403);
          expect(body).toMatchObject({ code: 'totp-to-set', title: expect.stringContaining('deux étapes') });
        }
        await browser.put('/api/password').send({ current: TEST_PASSWORD, password: 'lune papier vélo sapin' }).expect(403);
        expect((await browser.get(OWN).expect(200)).body).toMatchObject({ since: null, required: true, asksPassword: false });
        const { secret } = await turnedOn(browser);
        expect((await browser.get('/api/session').expect(200)).body).not.toHaveProperty('totpToSet');
        await browser.get('/api/promeneurs').expect(200);
        after(30 * SECOND);
        await browser
          .post(`${OWN}/off`)
          .send({ code: shownBy(secret), current: TEST_PASSWORD })
          .expect(200);
        expect((await browser.get('/api/promeneurs').expect(403)).body.code).toBe('totp-to-set');
        await browser.delete('/api/session').expect(200);
      },
    );

    it.each(['promeneur', 'structure', 'partner', 'facilitator'] as const)('asks nothing of a %s', async (role) => {
      const browser = await strict.as(role);
      expect((await browser.get('/api/session').expect(200)).body).not.toHaveProperty('totpToSet');
      await browser.get('/api/account').expect(200);
    });

    it('is asked whichever seat is taken, and no more of a seat that has ended', async () => {
      const { email, membershipIds } = await anAccount(strict.database.name, [
        ['coordinator', '88'],
        ['promeneur', '88'],
      ]);
      const browser = await strict.as();
      await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
      expect((await browser.put('/api/session/membership').send({ membershipId: membershipIds[1] }).expect(403)).body.code).toBe(
        'totp-to-set',
      );
      await asOwner(strict.database.name, (owner) =>
        owner.query(`update membership set "endedAt" = now() where id = $1`, [membershipIds[0]]),
      );
      await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
      await browser.get('/api/account').expect(200);
    });
  });
});
