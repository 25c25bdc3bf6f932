import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tokenSentTo } from '@promenade/identity/api/testing';
import { type Browser, CHOSEN, draft, following, invited, someAddress } from './invitation-testing';
import { type TestApi, testApi } from './testing';

describe('an invitation, sent', () => {
  let api: TestApi;
  let now = new Date('2026-11-24T09:00:00Z');
  let coordinator: Browser;
  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api[Symbol.asyncDispose]());
  const DAY = 24 * 60 * 60 * 1000;

  it('sent again: fourteen days more, by a new link; the former one stops', async () => {
    const email = someAddress();
    const { body: made } = await coordinator.post('/api/invitations').send(draft(email)).expect(201);
    const former = await tokenSentTo(api.database, email);
    now = new Date(now.getTime() + 14 * DAY);
    coordinator = await api.as('coordinator');
    const stranger = await api.as();
    expect((await stranger.post('/api/session/link').send({ token: former }).expect(401)).body.code).toBe('link-expired');
    expect((await coordinator.get(`/api/invitations?state=expired&q=${email}`).expect(200)).body.items).toMatchObject([{ id: made.id }]);

    const { body: again } = await coordinator.post(`/api/invitations/${made.id}/resend`).expect(200);
    expect(again).toMatchObject({ id: made.id, state: 'pending', endsAt: new Date(now.getTime() + 14 * DAY).toISOString() });
    expect((await stranger.post('/api/session/link').send({ token: former }).expect(401)).body.code).toBe('link-unknown');
    await (await following(api, email)).post('/api/invitation/accept').send({ password: CHOSEN }).expect(200);
    expect((await coordinator.post(`/api/invitations/${made.id}/resend`).expect(409)).body.code).toBe('invitation-accepted');
  });

  it('taken back opens no account, says so, and may be given again', async () => {
    const { id, browser } = await invited(api);
    expect((await coordinator.delete(`/api/invitations/${id}`).expect(200)).body.state).toBe('revoked');
    expect((await browser.get('/api/invitation').expect(200)).body.state).toBe('revoked');
    expect((await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(409)).body.code).toBe('invitation-revoked');
    expect((await coordinator.delete(`/api/invitations/${id}`).expect(409)).body.code).toBe('invitation-revoked');
    await coordinator.post(`/api/invitations/${id}/restore`).expect(200);
    expect((await coordinator.post(`/api/invitations/${id}/restore`).expect(409)).body.code).toBe('not-revoked');
    await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(200);
  });

  it('is not sent twice to the same seat, nor to whoever has it', async () => {
    const { email, id } = await invited(api);
    const { body } = await coordinator.post('/api/invitations').send(draft(email)).expect(409);
    expect(body).toMatchObject({ code: 'already-invited', facts: { invitationId: id } });
    // Another spelling is the same address; another role is another seat.
    await coordinator.post('/api/invitations').send(draft(email.toUpperCase())).expect(409);
    await coordinator
      .post('/api/invitations')
      .send(draft(email, { role: 'caf' }))
      .expect(201);
    const member = await api.account('caf', '88');
    expect(
      (
        await coordinator
          .post('/api/invitations')
          .send(draft(member.email, { role: 'caf' }))
          .expect(409)
      ).body.code,
    ).toBe('already-member');
    const both = await Promise.all([0, 1, 2, 3].map(() => coordinator.post('/api/invitations').send(draft('course@test.example'))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('bears a key: asked twice, sent once', async () => {
    const email = someAddress();
    const key = crypto.randomUUID();
    const first = await coordinator.post('/api/invitations').set('Idempotency-Key', key).send(draft(email)).expect(201);
    const second = await coordinator.post('/api/invitations').set('Idempotency-Key', key).send(draft(email)).expect(201);
    expect(second.body).toEqual(first.body);
  });

  it('refuses what is not one plain address or name, and what nobody asked for', async () => {
    for (const wrong of [
      { email: 'pas une adresse' },
      { email: 'a@exemple.fr\r\nBcc: b@exemple.fr' },
      { firstName: 'Na\ndia' },
      { lastName: '' },
      { role: 'national' },
      { role: 'partner', recordId: crypto.randomUUID() },
      { department: '33' },
    ]) {
      await coordinator.post('/api/invitations').send(draft(someAddress(), wrong)).expect(422);
    }
  });

  it('stays at home: another département neither sees nor touches it', async () => {
    const { id, email } = await invited(api);
    const other = await api.as('coordinator', '33');
    expect((await other.get(`/api/invitations?q=${email}`).expect(200)).body.total).toBe(0);
    await other.post(`/api/invitations/${id}/resend`).expect(404);
    await other.post(`/api/invitations/${id}/restore`).expect(404);
    await other.delete(`/api/invitations/${id}`).expect(404);
    // A département in the address is the national level's to name; here it is that of the seat.
    const { body } = await other.post('/api/invitations?department=88').send(draft(someAddress())).expect(201);
    expect(body.department).toBe('33');
  });

  it('from the national level: those who run a département, of any, and no others', async () => {
    const national = await api.as('national');
    const email = someAddress();
    await national
      .post('/api/invitations')
      .send(draft(email, { role: 'coordinator' }))
      .expect(422);
    await national
      .post('/api/invitations?department=99')
      .send(draft(email, { role: 'coordinator' }))
      .expect(422);
    await national
      .post('/api/invitations?department=33')
      .send(draft(email, { role: 'promeneur' }))
      .expect(422);
    const { body } = await national
      .post('/api/invitations?department=33')
      .send(draft(email, { role: 'coordinator' }))
      .expect(201);
    expect(body).toMatchObject({ department: '33', role: 'coordinator', invitedBy: { firstName: 'Claire' } });
    now = new Date(now.getTime() + 1000);
    await national.post(`/api/invitations/${body.id}/resend`).expect(200);
    expect((await national.get(`/api/invitations?q=${email}`).expect(200)).body.items).toMatchObject([{ id: body.id }]);
    const { body: taken } = await (await following(api, email)).post('/api/invitation/accept').send({ password: CHOSEN }).expect(200);
    expect(taken).toMatchObject({ role: 'coordinator', department: '33' });
    // A promeneur's invitation is the département's own.
    const { id } = await invited(api, undefined, { role: 'promeneur' });
    await national.delete(`/api/invitations/${id}`).expect(404);
  });

  it('is nobody else’s to send or to see', async () => {
    for (const role of ['caf', 'structure', 'promeneur', 'facilitator', 'partner'] as const) {
      const browser = await api.as(role);
      await browser.get('/api/invitations').expect(403);
      await browser.post('/api/invitations').send(draft(someAddress())).expect(403);
      await browser.get('/api/invitation').expect(404);
      await browser.post('/api/invitation/accept').send({}).expect(404);
    }
    await (await api.as()).get('/api/invitation').expect(401);
  });
});
