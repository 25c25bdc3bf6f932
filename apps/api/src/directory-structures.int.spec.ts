import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const EPINAL = '88160';

describe('a structure', () => {
  let api: TestApi;
  let coordinator: Browser;

  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const codesOf = (body: { errors: { path: string; code: string }[] }) => body.errors.map(({ path, code }) => `${path}: ${code}`);

  const draft = {
    name: 'Centre social « Les Tilleuls »',
    siret: '986 333 151 22193',
    communeCode: EPINAL,
    postalCode: '88000',
    type: 'social-centre',
    phone: '03 29 00 00 00',
    representativeName: 'Isabelle Noël',
    representativeEmail: 'Direction@Tilleuls.example',
  };

  it('is created, changed, found, and taken back', async () => {
    const { body } = await coordinator.post('/api/structures').send(draft).expect(201);
    expect(body).toMatchObject({
      siret: '98633315122193',
      phone: '+33329000000',
      commune: { code: EPINAL, name: 'Épinal' },
      representative: { name: 'Isabelle Noël', email: 'direction@tilleuls.example', hasAccount: false },
      promeneursCount: 0,
      promeneurs: [],
      version: 1,
    });
    const again = await coordinator.post('/api/structures').send({ name: 'Autre', siret: '98633315122193' }).expect(409);
    expect(again.body).toMatchObject({ code: 'siret-taken', facts: { id: body.id, name: draft.name } });
    const renamed = await coordinator.patch(`/api/structures/${body.id}`).set('If-Match', '"1"').send({ name: 'Les Érables' }).expect(200);
    expect(renamed.body).toMatchObject({ name: 'Les Érables', siret: '98633315122193', version: 2 });
    expect((await coordinator.get('/api/structures?q=erables').expect(200)).body.total).toBe(1);
    await coordinator.patch(`/api/structures/${body.id}`).send({ name: 'Non', version: 1 }).expect(412);
    await coordinator.delete(`/api/structures/${body.id}`).expect(200);
    await coordinator.get(`/api/structures/${body.id}`).expect(404);
  });

  it.each([
    ['siret', { siret: '98633315122194' }, 'siret: siret-invalid'],
    ['commune', { communeCode: '99999' }, 'communeCode: commune-unknown'],
    ['name', { name: ' ' }, 'name: too-small'],
    ['representative', { representativeEmail: 'direction' }, 'representativeEmail: invalid-format'],
  ])('is refused with a wrong %s', async (_, wrong, code) => {
    const { body } = await coordinator
      .post('/api/structures')
      .send({ name: 'Une structure', ...wrong })
      .expect(422);
    expect(codesOf(body)).toEqual([code]);
  });

  it('stays when it employs, or employed', async () => {
    const structure = await aStructure(api.database.name, { name: 'MJC du Lac' });
    await aPromeneur(api.database.name, { structureId: structure.id, endsOn: '2025-01-01' });
    const { body } = await coordinator.delete(`/api/structures/${structure.id}`).expect(409);
    expect(body).toMatchObject({ code: 'structure-employs', facts: { name: 'MJC du Lac' } });
  });

  it('forgets the account of a representative who is somebody else now', async () => {
    const { id: representativeAccountId } = await api.account('structure', '88');
    const { id } = await aStructure(api.database.name, { representativeAccountId });
    const representative = await api.as('structure');
    await representative.get(`/api/structures/${id}`).expect(200);
    const kept = await coordinator.patch(`/api/structures/${id}`).send({ representativeName: 'I. Noël' }).expect(200);
    expect(kept.body.representative.hasAccount).toBe(true);
    const changed = await coordinator.patch(`/api/structures/${id}`).send({ representativeEmail: 'autre@structure.example' }).expect(200);
    expect(changed.body.representative.hasAccount).toBe(false);
    await representative.get(`/api/structures/${id}`).expect(404);
  });
});
