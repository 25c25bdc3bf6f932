import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAccount, TEST_PASSWORD } from '@promenade/identity/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import type { MemberRole } from '@promenade/platform/model';
import { type TestApi, testApi } from './testing';

/** A hot reading, whose session is checked in the message that reads. */
const LIST = '/api/promeneurs?size=10';

describe('a hot reading, asked for in the seat last seen', () => {
  let api: TestApi;
  let now = new Date('2026-11-24T09:00:00Z');
  beforeAll(async () => void (api = await testApi({}, { now: () => now })));
  afterAll(async () => await api[Symbol.asyncDispose]());

  /** Signed in, and seen by this process: what changes from now on changes behind its back, as by another replica. */
  async function seen(...seats: (readonly [MemberRole, string | null])[]) {
    const account = await anAccount(api.database.name, seats);
    const browser = await api.as();
    await browser.post('/api/session').send({ email: account.email, password: TEST_PASSWORD }).expect(201);
    await browser.get(LIST).expect(200);
    return { ...account, browser };
  }
  const behind = (sql: string, parameters: readonly unknown[]) => asOwner(api.database.name, (owner) => owner.query(sql, [...parameters]));

  it('is not answered to a session that has ended, an account that is closed, a seat that is left', async () => {
    const [ended, closed, left] = [await seen(['coordinator', '88']), await seen(['coordinator', '88']), await seen(['coordinator', '88'])];
    await behind(`delete from session where "accountId" = $1`, [ended.id]);
    await behind(`update account set "disabledAt" = now() where id = $1`, [closed.id]);
    await behind(`update membership set "endedAt" = now() where id = $1`, [left.membershipIds[0]]);
    for (const { browser } of [ended, closed, left]) await browser.get(LIST).expect(401);
  });

  it('is answered for the seat they have now, when it is another', async () => {
    const { browser, membershipIds } = await seen(['coordinator', '88'], ['coordinator', '33']);
    const coordinator = await api.as('coordinator', '33');
    const named = { firstName: 'Solène', lastName: 'Ailleurs', volets: ['youth'] };
    await coordinator.post('/api/promeneurs').send(named).expect(201);
    expect((await browser.get(LIST).expect(200)).body.total).toBe(1);
    await behind(`update session set "membershipId" = $1 where "membershipId" = $2`, membershipIds);
    expect((await browser.get(LIST).expect(200)).body.total).toBe(0);
  });

  it('is refused to the seat they have now, when it may not read', async () => {
    const { browser, membershipIds } = await seen(['coordinator', '88'], ['partner', '88']);
    await behind(`update session set "membershipId" = $1 where "membershipId" = $2`, [membershipIds[1], membershipIds[0]]);
    await browser.get(LIST).expect(403);
  });

  it('tells nothing of what was asked to whoever has no session any more, not even that it was ill asked', async () => {
    const { browser, id } = await seen(['coordinator', '88']);
    await behind(`delete from session where "accountId" = $1`, [id]);
    await browser.get(`${LIST}&sort=nothing`).expect(401);
  });

  it('ends with the idle time of the seat, and still counts as use', async () => {
    const { browser, id } = await seen(['coordinator', '88']);
    now = new Date(now.getTime() + 30_000);
    await browser.get(LIST).expect(200);
    now = new Date(now.getTime() + 60_000);
    await browser.get(LIST).expect(200);
    const rows = await behind(`select "seenAt" from session where "accountId" = $1`, [id]);
    expect(rows).toEqual([{ seenAt: now }]);
    now = new Date(now.getTime() + 2 * 60 * 60_000);
    await browser.get(LIST).expect(401);
  });
});
