import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeparturesNight } from '@promenade/charter/api';
import { Database } from '@promenade/platform/api';
import { Signing } from '@promenade/signatures/api';
import { REPRESENTATIVE, SigningHouse } from './signing-house.testing';

const NIGHT = { id: 'worker:test', role: 'coordinator', department: '88' } as const;

describe('a request that closes before it is signed', () => {
  const at = new SigningHouse();
  beforeAll(() => at.open());
  afterAll(() => at[Symbol.asyncDispose]());

  const tokenOf = async (email: string) => (await at.lastLetter(email, 'link')).split('/lien/')[1]!;
  const lettersTo = (email: string, occasion = '%') =>
    at.behind<{ parts: unknown[]; subject: string }>(`select parts, subject from letter where "to" = $1 and occasion like $2`, [
      email,
      occasion,
    ]);
  const chainOf = (id: string) =>
    at.behind<{ kind: string; facts: object }>(`select kind, facts from signature_event where "requestId" = $1 order by seq`, [id]);
  const read = async (id: string) => (await at.coordinator.get(`/api/signatures/${id}`).expect(200)).body;
  const cancel = (id: string, reason = 'address-wrong') => at.coordinator.post(`/api/signatures/${id}/cancel`).send({ reason });
  const atNight = (work: () => Promise<unknown>) => at.api.app.get(Database).transaction(NIGHT, work);

  it('is taken back by the coordination: its link and what it opened end at once, what else waits has a fresh link, and it is asked again', async () => {
    const other = await at.asked();
    const { id, promeneurId } = await at.asked();
    const browser = await at.byLink(REPRESENTATIVE);
    const [token, before] = [await tokenOf(REPRESENTATIVE), await lettersTo(REPRESENTATIVE)];
    await browser.get(`/api/signatures/${id}`).expect(200);
    at.pass(1000);

    await cancel(id, 'une autre raison').expect(422);
    await (await at.api.as('caf')).post(`/api/signatures/${id}/cancel`).send({ reason: 'left' }).expect(403);
    expect((await cancel(id).expect(200)).body).toMatchObject({ state: 'expired', next: null });
    expect((await cancel(id).expect(409)).body).toMatchObject({ code: 'request-closed', facts: { state: 'expired' } });

    await browser.get(`/api/signatures/${id}`).expect(401);
    expect((await browser.post('/api/session/link').send({ token }).expect(401)).body.code).toBe('link-unknown');
    expect(await lettersTo(REPRESENTATIVE)).toHaveLength(before.length + 1);
    const fresh = await at.byLink(REPRESENTATIVE);
    expect((await fresh.get(`/api/signatures/${other.id}`).expect(200)).body.self.role).toBe('representative');
    expect((await chainOf(id)).at(-1)).toEqual({ kind: 'cancelled', facts: { reason: 'address-wrong' } });
    expect((await read(id)).cancelled).toEqual({ at: at.now.toISOString().replace('.000Z', '+00:00'), reason: 'address-wrong' });
    expect((await read(other.id)).cancelled).toBeNull();

    at.pass(1000);
    await at.behind(`update structure set "representativeEmail" = 'corrigee@mjc.example' where id = $1`, [at.structureId]);
    await at.coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [promeneurId] })
      .expect(201);
    expect(await lettersTo('corrigee@mjc.example')).toHaveLength(1);
    await at.behind(`update structure set "representativeEmail" = $2 where id = $1`, [at.structureId, REPRESENTATIVE]);
  });

  it('is not signed for somebody who has left, and is taken back the night after', async () => {
    const { id, promeneurId, email } = await at.halfSigned();
    const person = await at.byLink(email);
    const act = await at.act(person, email, id);
    await at.coordinator.post(`/api/promeneurs/${promeneurId}/withdraw`).send({}).expect(200);
    const { body } = await person.post(`/api/signatures/${id}/sign`).send(act).expect(409);
    expect(body).toMatchObject({ code: 'promeneur-left', facts: { name: expect.stringContaining('Nathalie') } });
    const here = await at.asked();
    await atNight(() => at.api.app.get(DeparturesNight).run());
    expect((await chainOf(id)).at(-1)).toEqual({ kind: 'cancelled', facts: { reason: 'left' } });
    await person.get(`/api/signatures/${id}`).expect(401);
    expect([(await read(id)).state, (await read(here.id)).state]).toEqual(['expired', 'pending']);
  });

  it('expires at its term, the night says so in the chain, and the coordination has one letter for all', async () => {
    const { id } = await at.asked();
    at.pass(61 * 86_400_000);
    at.coordinator = await at.api.as('coordinator');
    const later = await at.asked();
    const expire = () => atNight(() => at.api.app.get(Signing).expireOverdue());
    await expire();
    expect((await chainOf(id)).at(-1)!.kind).toBe('expired');
    expect([(await read(id)).state, (await read(later.id)).state]).toEqual(['expired', 'pending']);
    const { email } = await at.api.account('coordinator', '88');
    const letters = await lettersTo(email, 'signature-expired/%');
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters[0])).toMatch(/Nathalie [^"]*, MJC du lac/);
    await expire();
    expect((await chainOf(id)).filter(({ kind }) => kind === 'expired')).toHaveLength(1);
  });
});
