import { TEST_PASSWORD, tokenSentTo } from '@promenade/identity/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import type request from 'supertest';
import type { TestApi } from './testing';

/** A good password, that nobody has yet. */
export const CHOSEN = 'lune papier vélo sapin';
export type Browser = ReturnType<typeof request.agent>;

let counted = 0;
export const someAddress = () => `invitee.${++counted}@test.example`;
export const draft = (email: string, more: object = {}) => ({ email, firstName: 'Nadia', lastName: 'Ferry', role: 'partner', ...more });

/** Follows the link of the last letter to an address, in a browser of its own or in the one given. */
export async function following(api: TestApi, email: string, browser?: Browser): Promise<Browser> {
  const holder = browser ?? (await api.as());
  await holder
    .post('/api/session/link')
    .send({ token: await tokenSentTo(api.database, email) })
    .expect(201);
  return holder;
}

/** Invites, and follows the link. */
export async function invited(
  api: TestApi,
  email = someAddress(),
  more: object = {},
): Promise<{ id: string; email: string; browser: Browser }> {
  const coordinator = await api.as('coordinator');
  const { body } = await coordinator.post('/api/invitations').send(draft(email, more)).expect(201);
  return { id: body.id, email, browser: await following(api, email) };
}

export async function signedIn(api: TestApi, email: string, password = TEST_PASSWORD): Promise<Browser> {
  const browser = await api.as();
  await browser.post('/api/session').send({ email, password }).expect(201);
  return browser;
}

export function membershipsOf(api: TestApi, email: string): Promise<object[]> {
  const sql = `select m.role, m.department from membership m join account a on a.id = m."accountId" where a.email = $1`;
  return asOwner(api.database.name, (owner) => owner.query(sql, [email]) as Promise<object[]>);
}
