import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAccount, TEST_PASSWORD, tokenSentTo } from '@promenade/identity/api/testing';
import { Announcer, Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import type request from 'supertest';
import { type TestApi, testApi } from './testing';

const CHOSEN = 'lune papier vélo sapin';
const DAY = 24 * 60 * 60 * 1000;
type Browser = ReturnType<typeof request.agent>;

describe('an invitation', () => {
  let api: TestApi;
  let now = new Date('2026-11-24T09:00:00Z');
  let coordinator: Browser;
  let counted = 0;
  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  const someAddress = () => `invitee.${++counted}@test.example`;
  const draft = (email: string, more: object = {}) => ({ email, firstName: 'Nadia', lastName: 'Ferry', role: 'partner', ...more });
  async function invited(email = someAddress(), more: object = {}): Promise<{ id: string; email: string; browser: Browser }> {
    const { body } = await coordinator.post('/api/invitations').send(draft(email, more)).expect(201);
    return { id: body.id, email, browser: await following(email) };
  }
  async function following(email: string, browser?: Browser): Promise<Browser> {
    const holder = browser ?? (await api.as());
    await holder
      .post('/api/session/link')
      .send({ token: await tokenSentTo(api.database, email) })
      .expect(201);
    return holder;
  }
  async function signedIn(email: string): Promise<Browser> {
    const browser = await api.as();
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
    return browser;
  }
  const membershipsOf = (email: string) =>
    asOwner(
      api.database.name,
      (owner) =>
        owner.query(`select m.role, m.department from membership m join account a on a.id = m."accountId" where a.email = $1`, [
          email,
        ]) as Promise<object[]>,
    );

  it('opens a session that serves for nothing but answering it', async () => {
    const { id, email, browser } = await invited();
    expect((await browser.get('/api/session').expect(200)).body).toEqual({
      account: { id: `invitation:${id}`, email, firstName: 'Nadia', lastName: 'Ferry' },
      memberships: [],
      role: 'visitor',
      department: '88',
      purpose: 'invitation',
      subjectId: id,
    });
    await browser.get('/api/promeneurs').expect(403);
    await browser.get('/api/members').expect(403);
    await browser.get('/api/account').expect(403);
    await browser.put('/api/password').send({ password: CHOSEN }).expect(403);
    const { body } = await browser.get('/api/invitation').expect(200);
    expect(body).toMatchObject({
      id,
      role: 'partner',
      state: 'pending',
      account: 'none',
      invitedBy: 'Claire Aubertin',
      department: { code: '88', name: 'Vosges' },
    });
  });

  it('accepted makes the account, the seat, and a full session under another cookie', async () => {
    const { email, browser } = await invited();
    expect((await browser.post('/api/invitation/accept').send({}).expect(422)).body.errors[0].path).toBe('password');
    await browser.post('/api/invitation/accept').send({ password: 'azertyuiopqs' }).expect(422);
    expect(await membershipsOf(email)).toEqual([]);

    const answer = await browser.post('/api/invitation/accept').send({ password: CHOSEN, lastName: 'Ferry-Didier' }).expect(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^promenade_session=.+HttpOnly; SameSite=Lax$/);
    expect(answer.body).toMatchObject({
      role: 'partner',
      department: '88',
      purpose: 'session',
      account: { email, lastName: 'Ferry-Didier' },
    });
    expect(await membershipsOf(email)).toEqual([{ role: 'partner', department: '88' }]);
    await browser.get('/api/account').expect(200);
    await (await api.as()).post('/api/session').send({ email, password: CHOSEN }).expect(201);
    const { body } = await coordinator.get(`/api/invitations?q=${email}`).expect(200);
    expect(body.items).toMatchObject([{ state: 'accepted', department: '88' }]);
  });

  it('announces who took which seat within the same transaction, as a coordinator of the département: all, or nothing', async () => {
    const announcer = api.app.get(Announcer);
    const database = api.app.get(Database);
    const { announce } = announcer;
    const recordId = crypto.randomUUID();
    const { id, email, browser } = await invited(undefined, { role: 'promeneur', recordId });
    const heard: unknown[] = [];
    let fault: Error | undefined = new Error('the record is gone');
    announcer.announce = async (event, fact) => {
      const [seen] = await database.query(
        `select current_user as "user", app_role() as role, app_department() as department, app_actor() as actor`,
      );
      const [row] = await database.query<{ accountId: string }>(`select "accountId" from invitation where id = $1`, [id]);
      heard.push({ event, fact, seen, row });
      if (fault) throw fault;
    };
    await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(500);
    expect(await membershipsOf(email)).toEqual([]);
    await browser.get('/api/invitation').expect(200);

    fault = undefined;
    await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(200);
    announcer.announce = announce;
    const { accountId } = (heard[1] as { row: { accountId: string } }).row;
    expect(heard[1]).toEqual({
      event: 'invitation-accepted',
      fact: { invitationId: id, accountId, role: 'promeneur', department: '88', recordId },
      seen: { user: 'app', role: 'coordinator', department: '88', actor: `invitation:${id}` },
      row: { accountId },
    });
  });

  it('signs the trail with the invitation, not with nobody', async () => {
    const { id, email, browser } = await invited();
    await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(200);
    const lines = await asOwner(api.database.name, (owner) =>
      owner.query(`select "table", action from audit_line where actor = $1 order by id`, [`invitation:${id}`]),
    );
    expect(lines).toEqual([
      { table: 'account', action: 'insert' },
      { table: 'membership', action: 'insert' },
      { table: 'invitation', action: 'update' },
    ]);
    const trail = await asOwner(api.database.name, (owner) =>
      owner.query(`select after::text from audit_line where after::text like $1`, [`%${email}%`]),
    );
    expect(JSON.stringify(trail)).not.toContain('argon2');
  });

  it('never takes an account over: it asks for its password, or that one be signed in to it', async () => {
    const { email, id: accountId } = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    const { browser } = await invited(email);
    expect((await browser.get('/api/invitation').expect(200)).body.account).toBe('password');
    for (const answer of [{}, { password: CHOSEN }, { password: 'faux' }]) {
      const { body } = await browser.post('/api/invitation/accept').send(answer).expect(422);
      expect(body.errors).toEqual([expect.objectContaining({ path: 'password', code: 'wrong-password' })]);
    }
    // The names sent are those of a new account: those there are stay.
    const { body } = await browser.post('/api/invitation/accept').send({ password: TEST_PASSWORD, firstName: 'Autre' }).expect(200);
    expect(body).toMatchObject({ role: 'partner', account: { id: accountId, firstName: 'Claire' } });
    expect(await membershipsOf(email)).toHaveLength(2);
  });

  it('is answered without a password by whoever is signed in to that account in that browser', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    await coordinator.post('/api/invitations').send(draft(email)).expect(201);
    const browser = await following(email, await signedIn(email));
    expect((await browser.get('/api/invitation').expect(200)).body.account).toBe('here');
    const { body } = await browser.post('/api/invitation/accept').send({}).expect(200);
    expect(body).toMatchObject({ role: 'partner', account: { email } });
  });

  it('is not answered from somebody else’s session', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    await coordinator.post('/api/invitations').send(draft(email)).expect(201);
    const colleague = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    const browser = await following(email, await signedIn(colleague.email));
    expect((await browser.get('/api/invitation').expect(200)).body.account).toBe('password');
    await browser.post('/api/invitation/accept').send({}).expect(422);
    // Nor from a session that has been ended elsewhere meanwhile.
    const own = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    await coordinator.post('/api/invitations').send(draft(own.email)).expect(201);
    const here = await following(own.email, await signedIn(own.email));
    await (await signedIn(own.email)).delete('/api/sessions').expect(200);
    await here.post('/api/invitation/accept').send({}).expect(422);
  });

  it('sends to the magic link whoever has an account without a password', async () => {
    const email = someAddress();
    await asOwner(api.database.name, (owner) =>
      owner.query(`insert into account (email, "firstName", "lastName") values ($1, 'Nadia', 'Ferry')`, [email]),
    );
    const { browser } = await invited(email);
    expect((await browser.get('/api/invitation').expect(200)).body.account).toBe('link');
    await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(422);
  });

  it('does not reopen an account that was closed', async () => {
    const { email, id } = await anAccount(api.database.name, [], someAddress());
    await asOwner(api.database.name, (owner) => owner.query(`update account set "disabledAt" = now() where id = $1`, [id]));
    const { browser } = await invited(email);
    const { body } = await browser.post('/api/invitation/accept').send({ password: TEST_PASSWORD }).expect(409);
    expect(body.code).toBe('account-disabled');
  });

  it('clicked eight times at once opens one account, and says what became of the rest', async () => {
    const { email, browser } = await invited();
    const answers = await Promise.all(Array.from({ length: 8 }, () => browser.post('/api/invitation/accept').send({ password: CHOSEN })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1).every((status) => status === 409 || status === 401)).toBe(true);
    expect(await membershipsOf(email)).toHaveLength(1);
    // The link of the letter still tells what happened.
    const again = await following(email);
    expect((await again.get('/api/invitation').expect(200)).body.state).toBe('accepted');
    expect((await again.post('/api/invitation/accept').send({ password: CHOSEN }).expect(409)).body.code).toBe('invitation-accepted');
  });

  it('declined makes nothing, once; and brings back to the session one had', async () => {
    const { email, browser } = await invited();
    await browser.post('/api/invitation/decline').expect(200);
    await browser.get('/api/session').expect(401);
    expect(await membershipsOf(email)).toEqual([]);
    const again = await following(email);
    expect((await again.post('/api/invitation/accept').send({ password: CHOSEN }).expect(409)).body.code).toBe('invitation-declined');
    expect((await coordinator.get(`/api/invitations?state=declined&q=${email}`).expect(200)).body.total).toBe(1);

    const there = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    await coordinator.post('/api/invitations').send(draft(there.email)).expect(201);
    const signed = await following(there.email, await signedIn(there.email));
    await signed.post('/api/invitation/decline').expect(200);
    expect((await signed.get('/api/session').expect(200)).body).toMatchObject({ role: 'promeneur', purpose: 'session' });
  });

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
    await (await following(email)).post('/api/invitation/accept').send({ password: CHOSEN }).expect(200);
    expect((await coordinator.post(`/api/invitations/${made.id}/resend`).expect(409)).body.code).toBe('invitation-accepted');
  });

  it('taken back opens no account, says so, and may be given again', async () => {
    const { id, browser } = await invited();
    expect((await coordinator.delete(`/api/invitations/${id}`).expect(200)).body.state).toBe('revoked');
    expect((await browser.get('/api/invitation').expect(200)).body.state).toBe('revoked');
    expect((await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(409)).body.code).toBe('invitation-revoked');
    expect((await coordinator.delete(`/api/invitations/${id}`).expect(409)).body.code).toBe('invitation-revoked');
    await coordinator.post(`/api/invitations/${id}/restore`).expect(200);
    expect((await coordinator.post(`/api/invitations/${id}/restore`).expect(409)).body.code).toBe('not-revoked');
    await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(200);
  });

  it('is not sent twice to the same seat, nor to whoever has it', async () => {
    const { email, id } = await invited();
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
    const { id, email } = await invited();
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
    const { body: taken } = await (await following(email)).post('/api/invitation/accept').send({ password: CHOSEN }).expect(200);
    expect(taken).toMatchObject({ role: 'coordinator', department: '33' });
    // A promeneur's invitation is the département's own.
    const { id } = await invited(undefined, { role: 'promeneur' });
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
