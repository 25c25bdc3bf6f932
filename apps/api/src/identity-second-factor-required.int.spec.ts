import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { anAccount, TEST_PASSWORD } from '@promenade/identity/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { OWN, SECOND, Telephones } from './second-factor-testing';
import { type TestApi, testApi } from './testing';

// Passwords are slow on purpose.
jest.setTimeout(60_000);

describe('a second factor', () => {
  let at: Telephones;
  beforeAll(async () => void (at = await Telephones.open()));
  afterAll(async () => await at[Symbol.asyncDispose]());

  describe('of somebody who has lost telephone and codes', () => {
    it('is reset by whoever keeps the seat, and the person is told and signed out', async () => {
      const caf = await at.somebody(['caf', '88']);
      const seat = caf.membershipIds[0]!;
      const coordinator = await at.api.as('coordinator');
      const line = async () => (await coordinator.get(`/api/members?q=${caf.email}`).expect(200)).body.items[0].account.hasSecondFactor;
      expect(await line()).toBe(true);
      await caf.browser.delete(`/api/members/${seat}/second-factor`).expect(403);
      await (await at.api.as('coordinator', '33')).delete(`/api/members/${seat}/second-factor`).expect(404);
      await coordinator.delete(`/api/members/${seat}/second-factor`).expect(200);
      expect(await line()).toBe(false);
      expect((await coordinator.delete(`/api/members/${seat}/second-factor`).expect(409)).body.code).toBe('totp-off');
      await caf.browser.get('/api/session').expect(401);
      expect((await at.enter(caf.email)).status).toBe(201);
      expect((await at.lettersTo(caf.email)).at(-1)).toBe('Votre connexion en deux étapes a été réinitialisée');
      const { id } = await at.api.account('coordinator', '88');
      const [told] = await at.behind(
        `select actor, role, after from audit_line where "rowId" = $1 and "table" = 'account' order by at desc limit 1`,
        [caf.id],
      );
      expect(told).toEqual({ actor: id, role: 'coordinator', after: { secondFactorSince: null } });
    });

    it('is not one’s own, nor that of somebody who follows another département, which only the national level resets', async () => {
      const self = await at.somebody(['coordinator', '88']);
      expect((await self.browser.delete(`/api/members/${self.membershipIds[0]}/second-factor`).expect(409)).body.code).toBe('totp-own');
      const both = await at.somebody(['caf', '88'], ['coordinator', '33']);
      const coordinator = await at.api.as('coordinator');
      const door = `/api/members/${both.membershipIds[0]}/second-factor`;
      expect((await coordinator.delete(door).expect(409)).body.code).toBe('totp-elsewhere');
      const national = await at.api.as('national');
      await national.delete(door).expect(200);
      const walker = await at.somebody(['promeneur', '88']);
      await national.delete(`/api/members/${walker.membershipIds[0]}/second-factor`).expect(404);
    });
  });

  describe('that is required', () => {
    let strict: TestApi;
    beforeAll(async () => void (strict = await testApi({ REQUIRE_TOTP: '1' }, { now: () => at.now })));
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
        const { secret } = await at.turnedOn(browser);
        expect((await browser.get('/api/session').expect(200)).body).not.toHaveProperty('totpToSet');
        await browser.get('/api/promeneurs').expect(200);
        at.after(30 * SECOND);
        await browser
          .post(`${OWN}/off`)
          .send({ code: at.shownBy(secret), current: TEST_PASSWORD })
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
