import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAccount, TEST_PASSWORD } from '@promenade/identity/api/testing';
import { aPromeneur } from '@promenade/directory/api/testing';
import { Announcer, Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import { type Browser, CHOSEN, draft, following, invited, membershipsOf, signedIn, someAddress } from './invitation-testing';
import { type TestApi, testApi } from './testing';

describe('an invitation, answered', () => {
  let api: TestApi;
  let coordinator: Browser;
  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  it('opens a session that serves for nothing but answering it', async () => {
    const { id, email, browser } = await invited(api);
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
    const { email, browser } = await invited(api);
    expect((await browser.post('/api/invitation/accept').send({}).expect(422)).body.errors[0].path).toBe('password');
    await browser.post('/api/invitation/accept').send({ password: 'azertyuiopqs' }).expect(422);
    expect(await membershipsOf(api, email)).toEqual([]);

    const answer = await browser.post('/api/invitation/accept').send({ password: CHOSEN, lastName: 'Ferry-Didier' }).expect(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^promenade_session=.+HttpOnly; SameSite=Lax$/);
    expect(answer.body).toMatchObject({
      role: 'partner',
      department: '88',
      purpose: 'session',
      account: { email, lastName: 'Ferry-Didier' },
    });
    expect(await membershipsOf(api, email)).toEqual([{ role: 'partner', department: '88' }]);
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
    const { id, email, browser } = await invited(api, undefined, { role: 'promeneur', recordId });
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
    expect(await membershipsOf(api, email)).toEqual([]);
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

  it('gives the person their own record, and that alone', async () => {
    const { id } = await aPromeneur(api.database.name);
    await aPromeneur(api.database.name);
    const { browser } = await invited(api, undefined, { role: 'promeneur', recordId: id });
    await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(200);
    const { body } = await browser.get('/api/promeneurs').expect(200);
    expect(body.items.map((promeneur: { id: string }) => promeneur.id)).toEqual([id]);
  });

  it('signs the trail with the invitation, not with nobody', async () => {
    const { id, email, browser } = await invited(api);
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
    const { browser } = await invited(api, email);
    expect((await browser.get('/api/invitation').expect(200)).body.account).toBe('password');
    for (const answer of [{}, { password: CHOSEN }, { password: 'faux' }]) {
      const { body } = await browser.post('/api/invitation/accept').send(answer).expect(422);
      expect(body.errors).toEqual([expect.objectContaining({ path: 'password', code: 'wrong-password' })]);
    }
    // The names sent are those of a new account: those there are stay.
    const { body } = await browser.post('/api/invitation/accept').send({ password: TEST_PASSWORD, firstName: 'Autre' }).expect(200);
    expect(body).toMatchObject({ role: 'partner', account: { id: accountId, firstName: 'Claire' } });
    expect(await membershipsOf(api, email)).toHaveLength(2);
  });

  it('is answered without a password by whoever is signed in to that account in that browser', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    await coordinator.post('/api/invitations').send(draft(email)).expect(201);
    const browser = await following(api, email, await signedIn(api, email));
    expect((await browser.get('/api/invitation').expect(200)).body.account).toBe('here');
    const { body } = await browser.post('/api/invitation/accept').send({}).expect(200);
    expect(body).toMatchObject({ role: 'partner', account: { email } });
  });

  it('is not answered from somebody else’s session', async () => {
    const { email } = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    await coordinator.post('/api/invitations').send(draft(email)).expect(201);
    const colleague = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    const browser = await following(api, email, await signedIn(api, colleague.email));
    expect((await browser.get('/api/invitation').expect(200)).body.account).toBe('password');
    await browser.post('/api/invitation/accept').send({}).expect(422);
    // Nor from a session that has been ended elsewhere meanwhile.
    const own = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    await coordinator.post('/api/invitations').send(draft(own.email)).expect(201);
    const here = await following(api, own.email, await signedIn(api, own.email));
    await (await signedIn(api, own.email)).delete('/api/sessions').expect(200);
    await here.post('/api/invitation/accept').send({}).expect(422);
  });

  it('sends to the magic link whoever has an account without a password', async () => {
    const email = someAddress();
    await asOwner(api.database.name, (owner) =>
      owner.query(`insert into account (email, "firstName", "lastName") values ($1, 'Nadia', 'Ferry')`, [email]),
    );
    const { browser } = await invited(api, email);
    expect((await browser.get('/api/invitation').expect(200)).body.account).toBe('link');
    await browser.post('/api/invitation/accept').send({ password: CHOSEN }).expect(422);
  });

  it('does not reopen an account that was closed', async () => {
    const { email, id } = await anAccount(api.database.name, [], someAddress());
    await asOwner(api.database.name, (owner) => owner.query(`update account set "disabledAt" = now() where id = $1`, [id]));
    const { browser } = await invited(api, email);
    const { body } = await browser.post('/api/invitation/accept').send({ password: TEST_PASSWORD }).expect(409);
    expect(body.code).toBe('account-disabled');
  });

  it('clicked eight times at once opens one account, and says what became of the rest', async () => {
    const { email, browser } = await invited(api);
    const answers = await Promise.all(Array.from({ length: 8 }, () => browser.post('/api/invitation/accept').send({ password: CHOSEN })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1).every((status) => status === 409 || status === 401)).toBe(true);
    expect(await membershipsOf(api, email)).toHaveLength(1);
    // The link of the letter still tells what happened.
    const again = await following(api, email);
    expect((await again.get('/api/invitation').expect(200)).body.state).toBe('accepted');
    expect((await again.post('/api/invitation/accept').send({ password: CHOSEN }).expect(409)).body.code).toBe('invitation-accepted');
  });

  it('declined makes nothing, once; and brings back to the session one had', async () => {
    const { email, browser } = await invited(api);
    await browser.post('/api/invitation/decline').expect(200);
    await browser.get('/api/session').expect(401);
    expect(await membershipsOf(api, email)).toEqual([]);
    const again = await following(api, email);
    expect((await again.post('/api/invitation/accept').send({ password: CHOSEN }).expect(409)).body.code).toBe('invitation-declined');
    expect((await coordinator.get(`/api/invitations?state=declined&q=${email}`).expect(200)).body.total).toBe(1);

    const there = await anAccount(api.database.name, [['promeneur', '88']], someAddress());
    await coordinator.post('/api/invitations').send(draft(there.email)).expect(201);
    const signed = await following(api, there.email, await signedIn(api, there.email));
    await signed.post('/api/invitation/decline').expect(200);
    expect((await signed.get('/api/session').expect(200)).body).toMatchObject({ role: 'promeneur', purpose: 'session' });
  });
});
