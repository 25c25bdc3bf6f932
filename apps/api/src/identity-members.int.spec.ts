import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAccount, TEST_PASSWORD } from '@promenade/identity/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import type { MemberRole } from '@promenade/platform/model';
import { type TestApi, testApi } from './testing';

describe('who has a seat', () => {
  let api: TestApi;
  let now = new Date('2026-11-24T09:00:00Z');
  beforeAll(async () => void (api = await testApi({}, { now: () => now })));
  afterAll(async () => await api[Symbol.asyncDispose]());

  async function somebody(...seats: (readonly [MemberRole, string | null])[]) {
    const account = await anAccount(api.database.name, seats);
    const browser = await api.as();
    await browser.post('/api/session').send({ email: account.email, password: TEST_PASSWORD }).expect(201);
    return { ...account, seat: account.membershipIds[0]!, browser };
  }

  it('is listed with when they were last there, in one’s own département only', async () => {
    const { email, seat, id } = await somebody(['facilitator', '88']);
    await somebody(['facilitator', '33']);
    const coordinator = await api.as('coordinator');
    const { body } = await coordinator.get(`/api/members?q=${email.slice(0, 12).toUpperCase()}`).expect(200);
    expect(body).toMatchObject({ total: 1, page: 1, size: 50 });
    expect(body.items).toEqual([
      {
        id: seat,
        department: '88',
        role: 'facilitator',
        startsOn: '2020-01-01',
        endsOn: null,
        state: 'live',
        lastSeenAt: now.toISOString(),
        account: { id, email, firstName: 'Claire', lastName: 'Aubertin', state: 'open', hasSecondFactor: false },
      },
    ]);
    const all = await coordinator.get('/api/members?size=200').expect(200);
    expect(all.body.items.every(({ department }: { department: string }) => department === '88')).toBe(true);
    expect((await coordinator.get('/api/members?role=facilitator').expect(200)).body.items.length).toBeLessThan(all.body.items.length);
    expect((await coordinator.get('/api/members?q=100%25').expect(200)).body.total).toBe(0);
    await coordinator.get('/api/members?role=visitor').expect(422);
  });

  it('ends at once: an old session opens nothing any more, from the very next request', async () => {
    const coordinator = await api.as('coordinator');
    const caf = await somebody(['caf', '88']);
    await caf.browser.get('/api/promeneurs').expect(200);
    const { body } = await coordinator.delete(`/api/members/${caf.seat}`).expect(200);
    expect(body).toMatchObject({ id: caf.seat, state: 'ended', endsOn: '2026-11-24' });
    await caf.browser.get('/api/promeneurs').expect(401);
    await caf.browser.get('/api/session').expect(401);
    expect((await coordinator.delete(`/api/members/${caf.seat}`).expect(409)).body.code).toBe('seat-ended');
    expect((await coordinator.get(`/api/members?state=ended&q=${caf.email}`).expect(200)).body.total).toBe(1);
    expect((await coordinator.get(`/api/members?q=${caf.email}`).expect(200)).body.total).toBe(0);
  });

  it('a role lowered is felt by the session that was opened before it', async () => {
    const coordinator = await api.as('coordinator');
    const both = await somebody(['caf', '88'], ['partner', '88']);
    await both.browser.get('/api/promeneurs').expect(200);
    await coordinator.delete(`/api/members/${both.seat}`).expect(200);
    await both.browser.get('/api/promeneurs').expect(401);
    await both.browser.post('/api/session').send({ email: both.email, password: TEST_PASSWORD }).expect(201);
    expect((await both.browser.get('/api/session').expect(200)).body).toMatchObject({
      role: 'partner',
      memberships: [{ role: 'partner' }],
    });
    await both.browser.get('/api/promeneurs').expect(403);
    await both.browser.put('/api/session/membership').send({ membershipId: both.seat }).expect(404);
  });

  it('undone, the seat opens again', async () => {
    const coordinator = await api.as('coordinator');
    const { seat, email, browser } = await somebody(['structure', '88']);
    await coordinator.delete(`/api/members/${seat}`).expect(200);
    expect((await coordinator.patch(`/api/members/${seat}`).send({ endsOn: null }).expect(200)).body).toMatchObject({
      state: 'live',
      endsOn: null,
    });
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
  });

  it('has a last day, planned: held to its evening, not after', async () => {
    const coordinator = await api.as('coordinator');
    const { seat, email, browser } = await somebody(['promeneur', '88']);
    await coordinator.patch(`/api/members/${seat}`).send({ endsOn: '2026-11-23' }).expect(409);
    await coordinator.patch(`/api/members/${seat}`).send({ endsOn: 'demain' }).expect(422);
    await coordinator.patch(`/api/members/${seat}`).send({ endsOn: '2026-11-25' }).expect(200);
    now = new Date('2026-11-24T20:00:00Z');
    await browser.get('/api/account').expect(200);
    // 23 h 59 in Paris, then midnight.
    now = new Date('2026-11-25T22:59:00Z');
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
    await browser.get('/api/account').expect(200);
    now = new Date('2026-11-25T23:00:00Z');
    await browser.get('/api/account').expect(401);
    now = new Date('2026-11-26T09:00:00Z');
  });

  it('never leaves a département without a coordinator, even when two remove each other at once', async () => {
    const paul = await somebody(['coordinator', '55']);
    expect((await paul.browser.delete(`/api/members/${paul.seat}`).expect(409)).body.code).toBe('last-coordinator');
    const anne = await somebody(['coordinator', '55']);
    await paul.browser.patch(`/api/members/${anne.seat}`).send({ endsOn: '2026-12-31' }).expect(200);
    // Anne is to leave: Paul stays.
    expect((await anne.browser.delete(`/api/members/${paul.seat}`).expect(409)).body.code).toBe('last-coordinator');
    await paul.browser.patch(`/api/members/${anne.seat}`).send({ endsOn: null }).expect(200);
    const answers = await Promise.all([anne.browser.delete(`/api/members/${paul.seat}`), paul.browser.delete(`/api/members/${anne.seat}`)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([401, 409]).toContain(statuses[1]);
    const [left] = await asOwner(api.database.name, (owner) =>
      owner.query(`select count(*)::int as n from membership where department = '55' and role = 'coordinator' and "endedAt" is null`),
    );
    expect(left).toEqual({ n: 1 });
  });

  it('an account that is closed loses its sessions, and every way in', async () => {
    const { id, email, browser } = await somebody(['promeneur', '88']);
    await asOwner(api.database.name, (owner) => owner.query(`update account set "disabledAt" = now() where id = $1`, [id]));
    await browser.get('/api/session').expect(401);
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(401);
    await browser.post('/api/session/magic-link').send({ email }).expect(202);
    const letters = await api.database.asWorker(() => api.database.query(`select id from letter where "to" = $1`, [email]));
    expect(letters).toEqual([]);
  });

  it('is the national level’s to keep among those who run a département, and no further', async () => {
    const national = await api.as('national');
    const coordinator = await somebody(['coordinator', '33']);
    await somebody(['coordinator', '33']);
    await somebody(['caf', '33']);
    const promeneur = await somebody(['promeneur', '33']);
    const { body } = await national.get('/api/members?size=200').expect(200);
    const roles = new Set(body.items.map(({ role }: { role: string }) => role));
    expect([...roles].sort()).toEqual(['caf', 'coordinator']);
    const inVosges = await national.get('/api/members?department=88').expect(200);
    expect(inVosges.body.items.every(({ department }: { department: string }) => department === '88')).toBe(true);
    await national.delete(`/api/members/${promeneur.seat}`).expect(404);
    await national.delete(`/api/members/${coordinator.seat}`).expect(200);
    await coordinator.browser.get('/api/session').expect(401);
  });

  it('another département’s seat is not there', async () => {
    const { seat, browser } = await somebody(['promeneur', '33']);
    const coordinator = await api.as('coordinator');
    await coordinator.delete(`/api/members/${seat}`).expect(404);
    await coordinator.patch(`/api/members/${seat}`).send({ endsOn: null }).expect(404);
    await coordinator.delete('/api/members/pas-un-id').expect(404);
    await browser.get('/api/account').expect(200);
    for (const role of ['caf', 'structure', 'promeneur', 'facilitator', 'partner'] as const) {
      await (await api.as(role)).delete(`/api/members/${seat}`).expect(403);
    }
  });
});
