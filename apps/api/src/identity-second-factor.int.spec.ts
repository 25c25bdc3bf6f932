import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SecondFactors } from '@promenade/identity/api';
import { anAccount, TEST_PASSWORD } from '@promenade/identity/api/testing';
import type { SecondFactorOffer } from '@promenade/identity/model';
import { MINUTE, OWN, SECOND, Telephones } from './second-factor-testing';

// Passwords are slow on purpose.
jest.setTimeout(60_000);

describe('a second factor', () => {
  let at: Telephones;
  beforeAll(async () => void (at = await Telephones.open()));
  afterAll(async () => await at[Symbol.asyncDispose]());

  it('is turned on by a code of the telephone, and signs the other devices out', async () => {
    const { email, id } = await anAccount(at.api.database.name, [['promeneur', '88']]);
    const [browser, other] = [await at.signedIn(email), await at.signedIn(email)];
    expect((await browser.get(OWN).expect(200)).body).toEqual({
      since: null,
      codesLeft: 0,
      required: false,
      asksPassword: false,
      hasPassword: true,
    });
    const offer = (await browser.post(OWN).expect(200)).body as SecondFactorOffer;
    expect(offer.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(offer.uri).toContain(`otpauth://totp/Promenade:${encodeURIComponent(email)}?secret=${offer.secret.replaceAll(' ', '')}`);
    expect(offer.qr).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    // Offered, it is not on yet.
    expect((await at.enter(email)).status).toBe(201);
    const wrong = await browser.post(`${OWN}/confirm`).send({ code: '000000' }).expect(422);
    expect(wrong.body.errors).toEqual([expect.objectContaining({ path: 'code', code: 'totp-wrong' })]);
    const code = at.shownBy(offer.secret);
    const { body } = await browser
      .post(`${OWN}/confirm`)
      .send({ code: `${code.slice(0, 3)} ${code.slice(3)}` })
      .expect(200);
    expect(new Set(body.codes).size).toBe(10);
    expect(body.codes.every((one: string) => /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(one))).toBe(true);
    await other.get('/api/session').expect(401);
    expect((await browser.get(OWN).expect(200)).body).toEqual({
      since: at.now.toISOString(),
      codesLeft: 10,
      required: false,
      asksPassword: false,
      hasPassword: true,
    });
    expect((await browser.post(OWN).expect(409)).body.code).toBe('totp-on');
    expect((await browser.post(`${OWN}/confirm`).send({ code }).expect(409)).body.code).toBe('totp-on');
    expect(await at.lettersTo(email)).toEqual(['La connexion en deux étapes est activée']);
    const told = await at.behind<{ actor: string; after: object }>(
      `select actor, after from audit_line where "table" = 'account' and "rowId" = $1 and action = 'update'`,
      [id],
    );
    expect(told).toEqual([{ actor: id, after: { secondFactorSince: expect.any(String) } }]);
  });

  it('is asked the password again once one has been in for a while', async () => {
    const { email } = await anAccount(at.api.database.name, [['promeneur', '88']]);
    const browser = await at.signedIn(email);
    const { secret } = (await browser.post(OWN).expect(200)).body as SecondFactorOffer;
    at.after(16 * MINUTE);
    expect((await browser.get(OWN).expect(200)).body.asksPassword).toBe(true);
    const without = await browser
      .post(`${OWN}/confirm`)
      .send({ code: at.shownBy(secret) })
      .expect(422);
    expect(without.body.errors).toEqual([expect.objectContaining({ path: 'current', code: 'wrong-password' })]);
    await browser
      .post(`${OWN}/confirm`)
      .send({ code: at.shownBy(secret), current: TEST_PASSWORD })
      .expect(200);
  });

  it('gives way to a code of recovery, once, which is told by letter and in the journal', async () => {
    const { email, id, codes } = await at.somebody();
    expect((await at.enter(email, codes[0]!.toLowerCase().replaceAll('-', ' '))).status).toBe(201);
    expect((await at.enter(email, codes[0])).body.code).toBe('totp-wrong');
    const browser = await at.signedIn(email, codes[1]);
    expect((await browser.get(OWN).expect(200)).body.codesLeft).toBe(8);
    expect((await at.lettersTo(email)).filter((subject) => subject === 'Un code de secours vient de servir')).toHaveLength(2);
    const told = await at.behind<{ line: string }>(`select to_jsonb(l)::text as line from audit_line l where "table" = 'recovery_code'`);
    expect(told.length).toBeGreaterThanOrEqual(2);
    const digests = await at.behind<{ digest: string }>(`select digest from recovery_code where "accountId" = $1`, [id]);
    for (const { digest } of digests) expect(JSON.stringify(told)).not.toContain(digest);
  });

  it('has its codes of recovery made anew by a code, and those of before serve no more', async () => {
    const { email, browser, secret, codes } = await at.somebody();
    await browser.post(`${OWN}/codes`).send({ code: '000000' }).expect(422);
    const { body } = await browser
      .post(`${OWN}/codes`)
      .send({ code: at.shownBy(secret) })
      .expect(200);
    expect(body.codes).toHaveLength(10);
    expect((await at.enter(email, codes[0])).body.code).toBe('totp-wrong');
    expect((await at.enter(email, body.codes[0])).status).toBe(201);
  });

  it('is turned off by the password and a code, both', async () => {
    const { email, browser, secret } = await at.somebody();
    const off = (code: string, current?: string) => browser.post(`${OWN}/off`).send({ code, ...(current && { current }) });
    expect((await off(at.shownBy(secret)).expect(422)).body.errors[0].path).toBe('current');
    expect((await off('000000', TEST_PASSWORD).expect(422)).body.errors[0].path).toBe('code');
    await off(at.shownBy(secret), TEST_PASSWORD).expect(200);
    expect((await off('000000', TEST_PASSWORD).expect(409)).body.code).toBe('totp-off');
    expect((await browser.post(`${OWN}/codes`).send({ code: '000000' }).expect(409)).body.code).toBe('totp-off');
    expect((await at.enter(email)).status).toBe(201);
    expect((await at.lettersTo(email)).at(-1)).toBe('La connexion en deux étapes est désactivée');
    expect(await at.behind(`select from second_factor f join account a on a.id = f."accountId" where a.email = $1`, [email])).toEqual([]);
  });

  it('keeps nothing in the base that makes a code, nor in its trail', async () => {
    const { id, secret, codes } = await at.somebody();
    const [kept] = await at.behind<{ words: string }>(
      `select concat((select string_agg(f::text, ' ') from second_factor f), (select string_agg(r::text, ' ') from recovery_code r),
        (select string_agg(l::text, ' ') from audit_line l), (select string_agg(l::text, ' ') from letter l)) as words`,
    );
    expect(kept!.words).toContain(id);
    for (const word of [secret, secret.replaceAll(' ', ''), ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
      expect(kept!.words).not.toContain(word);
    }
    // The seal of one account opens nothing for another.
    const other = await at.somebody();
    await at.behind(`update second_factor set secret = (select secret from second_factor where "accountId" = $1) where "accountId" = $2`, [
      id,
      other.id,
    ]);
    expect((await at.enter(other.email, at.shownBy(secret))).body.code).toBe('totp-wrong');
  });

  describe('looked at from a seat', () => {
    const factors = () => at.api.app.get(SecondFactors, { strict: false });

    it('serves once there too, and is one’s own', async () => {
      const { id, secret, codes } = await at.somebody();
      const other = await at.somebody();
      const inSeat = <T>(work: () => Promise<T>, actor = id) =>
        at.api.database.transaction({ id: actor, role: 'promeneur', department: '88' }, work);
      expect(await inSeat(() => factors().isOn(id))).toBe(true);
      expect(await inSeat(() => factors().verify(id, '000000'))).toBe(false);
      expect(await inSeat(() => factors().verify(id, at.shownBy(secret)))).toBe(true);
      expect(await inSeat(() => factors().verify(id, at.shownBy(secret)))).toBe(false);
      expect(await inSeat(() => factors().verify(id, codes[0]!))).toBe(true);
      expect(await inSeat(() => factors().verify(id, at.shownBy(secret)), other.id)).toBe(false);
      at.after(30 * SECOND);
      expect(await factors().verify(id, at.shownBy(secret))).toBe(true);
      const nobody = await anAccount(at.api.database.name, []);
      expect([await factors().isOn(nobody.id), await factors().verify(nobody.id, '000000')]).toEqual([false, false]);
    });
  });
});
