import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NewcomersErased } from '@promenade/directory/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const zelie = {
  ...{ firstName: 'Zélie', lastName: 'Claudel', email: 'zelie@lanterne.example', function: 'Animatrice jeunesse', volets: ['youth'] },
  ...{ weeklyHours: 3.5, startsOn: '2026-01-05', mandate: 'Répondre aux jeunes de la vallée, le mardi soir.' },
};
const noe = { ...zelie, firstName: 'Noé', email: 'noe@lanterne.example' };

describe('a newcomer whom a structure proposes', () => {
  let api: TestApi;
  let coordinator: Browser;
  let representative: Browser;
  let structure: string;
  let other: string;

  const sql = (text: string, parameters: unknown[] = []) => asOwner(api.database.name, (owner) => owner.query(text, parameters));
  const propose = (draft: object, to = structure) => representative.post(`/api/structures/${to}/newcomers`).send(draft);
  const answer = (id: string, verb: string, body: object = {}, by = coordinator) => by.post(`/api/newcomers/${id}/${verb}`).send(body);

  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
    const { id: representativeAccountId } = await api.account('structure', '88');
    structure = (await aStructure(api.database.name, { name: 'La Lanterne', representativeAccountId })).id;
    other = (await aStructure(api.database.name, { name: 'MJC du Lac' })).id;
    representative = await api.as('structure');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  it('waits for the coordination, whose alerts say so, and is seen by nobody else', async () => {
    await propose(zelie, other).expect(404);
    const { body } = await propose(zelie).expect(201);
    expect(body).toMatchObject({ state: 'pending', ...zelie, structure: { id: structure, name: 'La Lanterne' }, promeneurId: null });
    for (const seat of [coordinator, representative])
      expect((await seat.get('/api/newcomers?state=pending').expect(200)).body.items).toMatchObject([{ id: body.id }]);
    expect((await (await api.as('coordinator', '33')).get('/api/newcomers').expect(200)).body.total).toBe(0);
    const { body: alerts } = await coordinator.get('/api/directory/alerts').expect(200);
    expect(JSON.stringify(alerts)).toContain('newcomer-waiting');
  });

  it('is not proposed twice, by address or by name, nor when they have a record: the answer says what to do', async () => {
    expect((await propose({ ...noe, email: zelie.email }).expect(409)).body).toMatchObject({ code: 'newcomer-waits' });
    expect((await propose({ ...zelie, email: 'autre@lanterne.example' }).expect(409)).body).toMatchObject({ code: 'newcomer-waits' });
    const there = await aPromeneur(api.database.name, { firstName: 'Léa', lastName: 'Marchal', structureId: structure });
    const known = (await propose({ ...noe, firstName: 'LEA', lastName: 'Marchal' }).expect(409)).body;
    expect(known).toMatchObject({ code: 'newcomer-known', title: expect.stringContaining('Ouvrez-la'), facts: { id: there.id } });
    expect(
      (await propose({ ...noe, volets: [], weeklyHours: 0 }).expect(422)).body.errors.map(({ path }: { path: string }) => path),
    ).toEqual(['volets', 'weeklyHours']);
  });

  it('has a record, an employment and an invitation as soon as the coordination says yes, and the structure a letter', async () => {
    const [{ id }] = (await representative.get('/api/newcomers').expect(200)).body.items;
    const { body } = await answer(id, 'approve').expect(200);
    const record = (await coordinator.get(`/api/promeneurs/${body.promeneurId}`).expect(200)).body;
    expect(record).toMatchObject({
      ...{ firstName: 'Zélie', email: zelie.email, function: zelie.function, volets: ['youth'] },
      employments: [{ structure: { id: structure }, startsOn: zelie.startsOn, weeklyHours: 3.5 }],
    });
    expect(await sql(`select email from invitation where "recordId" = $1 and role = 'promeneur'`, [record.id])).toEqual([
      { email: zelie.email },
    ]);
    expect(await sql(`select subject from letter where occasion = $1`, [`newcomer/${id}`])).toEqual([
      { subject: expect.stringContaining('Zélie Claudel') },
    ]);
    expect((await answer(id, 'decline', { reason: 'Trop tard' }).expect(409)).body.code).toBe('already-decided');
  });

  it('is told why when the coordination says no; whose address is somebody else’s is refused then, and nothing is half done', async () => {
    await aPromeneur(api.database.name, { firstName: 'Ana', lastName: 'Petit', email: noe.email, structureId: other });
    const { body } = await propose(noe).expect(201);
    expect((await answer(body.id, 'approve').expect(409)).body).toMatchObject({ code: 'newcomer-known', facts: { name: 'Ana Petit' } });
    await answer(body.id, 'decline', { reason: ' ' }).expect(422);
    await answer(body.id, 'decline', { reason: 'Cette adresse est celle d’Ana : une autre ?' }).expect(200);
    const [told] = (await representative.get('/api/newcomers?state=declined').expect(200)).body.items;
    expect(told).toMatchObject({ id: body.id, reason: 'Cette adresse est celle d’Ana : une autre ?', promeneurId: null });
  });

  it('may be taken back by the structure, and is forgotten after a while', async () => {
    const { body } = await propose({ ...noe, email: 'noe.petit@lanterne.example' }).expect(201);
    await answer(body.id, 'withdraw', {}, representative).expect(200);
    await sql(`update newcomer set "decidedAt" = now() - interval '91 days' where id = $1`, [body.id]);
    const actor = { id: 'worker:night', role: 'coordinator', department: '88' } as const;
    await api.app.get(Database).transaction(actor, () => api.app.get(NewcomersErased).run());
    const left = (await representative.get('/api/newcomers').expect(200)).body.items.map(({ state }: { state: string }) => state);
    expect(left.sort()).toEqual(['approved', 'declined']);
  });
});
