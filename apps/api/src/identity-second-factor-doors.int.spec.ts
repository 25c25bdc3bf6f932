import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { anAccount, TEST_PASSWORD, tokenSentTo } from '@promenade/identity/api/testing';
import type { MemberRole } from '@promenade/platform/model';
import { MINUTE, SECOND, Telephones } from './second-factor-testing';
import { testApi } from './testing';

// Passwords are slow on purpose.
jest.setTimeout(60_000);

describe('a second factor, where one comes in,', () => {
  let at: Telephones;
  beforeAll(async () => void (at = await Telephones.open()));
  afterAll(async () => await at[Symbol.asyncDispose]());

  it('is asked once the password is right, and never before: nobody learns who has one', async () => {
    const { email, secret } = await at.somebody();
    const asked = await at.enter(email);
    expect([asked.status, asked.body.code]).toEqual([401, 'totp-required']);
    expect(asked.headers['set-cookie']).toBeUndefined();
    expect((await at.enter(email, '')).body.code).toBe('totp-required');
    const stranger = await at.api.as();
    const [known, unknown, without] = await Promise.all(
      [{ email, totp: '000000' }, { email: 'personne@test.example', totp: '000000' }, { email }].map((given) =>
        stranger.post('/api/session').send({ ...given, password: 'faux' }),
      ),
    );
    expect([known!.body, without!.body]).toEqual([unknown!.body, unknown!.body]);
    expect(unknown!.body.code).toBe('wrong-credentials');
    expect((await at.enter(email, at.shownBy(secret))).status).toBe(201);
  });

  it.each([
    ['of now', 0, 201],
    ['of a telephone one step late', 30, 201],
    ['of a telephone one step early', -30, 201],
    ['of a telephone two steps late', 60, 401],
    ['of a telephone two steps early', -60, 401],
  ] as const)('takes the code %s, or not: %d s, %d', async (_, late, status) => {
    const { email, secret } = await at.somebody();
    at.after(5 * MINUTE);
    expect((await at.enter(email, at.shownBy(secret, late))).status).toBe(status);
  });

  it('serves once, also for the code that turned it on, and when it is given eight times at once', async () => {
    const { email } = await anAccount(at.api.database.name, [['promeneur', '88']]);
    const { secret } = await at.turnedOn(await at.signedIn(email));
    expect((await at.enter(email, at.shownBy(secret))).body.code).toBe('totp-wrong');
    at.after(30 * SECOND);
    const answers = await Promise.all(Array.from({ length: 8 }, () => at.enter(email, at.shownBy(secret))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401, 401, 401, 401, 401]);
    // Nor does an earlier one, although the clock would still take it.
    expect((await at.enter(email, at.shownBy(secret, 30))).body.code).toBe('totp-wrong');
    at.after(30 * SECOND);
    expect((await at.enter(email, at.shownBy(secret))).status).toBe(201);
  });

  it('lets nobody guess: after ten wrong codes none is looked at for fifteen minutes', async () => {
    const { email, secret } = await at.somebody();
    for (let n = 0; n < 10; n++) expect((await at.enter(email, '000000')).body.code).toBe('totp-wrong');
    const locked = await at.enter(email, at.shownBy(secret));
    expect([locked.status, locked.body.code]).toEqual([429, 'too-many']);
    expect(Number(locked.headers['retry-after'])).toBe(15 * 60);
    at.after(15 * MINUTE);
    expect((await at.enter(email, at.shownBy(secret))).status).toBe(201);
  });

  it('counts the codes among the tries of the account too', async () => {
    await using strict = await testApi({ RATE_LIMIT_FACTOR: '1' }, { now: () => at.now });
    const { email } = await anAccount(strict.database.name, [['promeneur', '88']]);
    const browser = await strict.as();
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
    await at.turnedOn(browser);
    for (let n = 0; n < 10; n++) await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(401);
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(429);
  });

  it('is asked of whoever comes by a link, which has not served until the code is right', async () => {
    const { email, secret } = await at.somebody();
    const stranger = await at.api.as();
    await stranger.post('/api/session/magic-link').send({ email }).expect(202);
    const token = await tokenSentTo(at.api.database, email);
    expect((await stranger.post('/api/session/link').send({ token }).expect(401)).body.code).toBe('totp-required');
    expect((await stranger.post('/api/session/link').send({ token, totp: '000000' }).expect(401)).body.code).toBe('totp-wrong');
    await stranger.get('/api/session').expect(401);
    await stranger
      .post('/api/session/link')
      .send({ token, totp: at.shownBy(secret) })
      .expect(201);
    await stranger.get('/api/session').expect(200);
    at.after(30 * SECOND);
    expect(
      (
        await stranger
          .post('/api/session/link')
          .send({ token, totp: at.shownBy(secret) })
          .expect(401)
      ).body.code,
    ).toBe('link-used');
  });

  it('is asked after a password chosen by letter', async () => {
    const { email, secret } = await at.somebody();
    const stranger = await at.api.as();
    await stranger.post('/api/password/forgotten').send({ email }).expect(202);
    const password = 'lune papier vélo sapin';
    await stranger
      .post('/api/password/reset')
      .send({ token: await tokenSentTo(at.api.database, email), password })
      .expect(200);
    expect((await stranger.post('/api/session').send({ email, password }).expect(401)).body.code).toBe('totp-required');
    await stranger
      .post('/api/session')
      .send({ email, password, totp: at.shownBy(secret) })
      .expect(201);
  });

  it('is asked of whoever takes a seat with that account by an invitation, unless its session is beside', async () => {
    const { email, secret, browser } = await at.somebody();
    const coordinator = await at.api.as('coordinator');
    const invite = async (role: MemberRole) => {
      await coordinator.post('/api/invitations').send({ email, firstName: 'Claire', lastName: 'Aubertin', role }).expect(201);
      return tokenSentTo(at.api.database, email);
    };
    const stranger = await at.api.as();
    await stranger
      .post('/api/session/link')
      .send({ token: await invite('partner') })
      .expect(201);
    const accept = (given: object) => stranger.post('/api/invitation/accept').send(given);
    expect((await accept({ password: TEST_PASSWORD }).expect(401)).body.code).toBe('totp-required');
    expect((await accept({ password: TEST_PASSWORD, totp: '000000' }).expect(401)).body.code).toBe('totp-wrong');
    await accept({ password: TEST_PASSWORD, totp: at.shownBy(secret) }).expect(200);
    at.after(MINUTE);
    await browser
      .post('/api/session/link')
      .send({ token: await invite('facilitator') })
      .expect(201);
    await browser.post('/api/invitation/accept').send({}).expect(200);
    const [row] = await at.behind<{ proven: boolean }>(
      `select "secondFactorAt" is not null as proven from session s join account a on a.id = s."accountId" where a.email = $1 order by s."createdAt" desc limit 1`,
      [email],
    );
    expect(row).toEqual({ proven: true });
  });
});
