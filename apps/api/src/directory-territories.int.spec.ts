import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur } from '@promenade/directory/api/testing';
import type { CoverageItem, TerritoryCoverage } from '@promenade/directory/model';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const [EPINAL, GERARDMER, CA_EPINAL] = ['88160', '88196', '200068757'];

describe('territories', () => {
  let api: TestApi;
  let coordinator: Browser;
  let caf: Browser;
  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
    caf = await api.as('caf');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const codesOf = (body: { errors: { path: string; code: string }[] }) => body.errors.map(({ path, code }) => `${path}: ${code}`);
  const coverage = async (query: string, as = coordinator): Promise<TerritoryCoverage> =>
    (await as.get(`/api/territories/coverage?${query}`).expect(200)).body;

  it('are kept by the coordination, read by the Caf, and go when nothing lies there', async () => {
    const draft = { kind: 'ctg', name: 'CTG des Ballons', communeCodes: [GERARDMER, EPINAL, EPINAL] };
    const { body } = await coordinator.post('/api/territories').send(draft).expect(201);
    expect(body).toMatchObject({ kind: 'ctg', code: null, communes: [{ name: 'Épinal' }, { name: 'Gérardmer' }], structures: 0 });
    expect(body.population).toBeGreaterThan(30_000);
    const taken = await coordinator
      .post('/api/territories')
      .send({ ...draft, name: 'ctg des ballons' })
      .expect(409);
    expect(taken.body).toMatchObject({ code: 'territory-taken', facts: { id: body.id } });
    const renamed = await coordinator
      .put(`/api/territories/${body.id}`)
      .send({ ...draft, communeCodes: [GERARDMER] })
      .expect(200);
    expect(renamed.body.communes).toHaveLength(1);
    expect((await caf.get('/api/territories?q=ballons').expect(200)).body.total).toBe(1);
    await caf.post('/api/territories').send(draft).expect(403);
    await coordinator.delete(`/api/territories/${body.id}`).expect(200);
    await coordinator.get(`/api/territories/${body.id}`).expect(404);
  });

  it.each([
    [{ communeCodes: [] }, 'communeCodes: too-small'],
    [{ communeCodes: ['33063'] }, 'communeCodes: commune-unknown'],
    [{ code: 'QN08801M' }, 'code: code-of-qpv'],
    [{ kind: 'qpv', code: 'N° 1' }, 'code: qpv-code'],
  ])('are refused with %j', async (wrong, code) => {
    const { body } = await coordinator
      .post('/api/territories')
      .send({ kind: 'ctg', name: 'Un territoire', communeCodes: [EPINAL], ...wrong })
      .expect(422);
    expect(codesOf(body)).toEqual([code]);
  });

  it('tell who is covered: by a listed promeneur whose structure lies there, or who serves it', async () => {
    const qpv = (
      await coordinator
        .post('/api/territories')
        .send({ kind: 'qpv', name: 'Plateau', communeCodes: [EPINAL] })
        .expect(201)
    ).body.id;
    const ctg = (
      await coordinator
        .post('/api/territories')
        .send({ kind: 'ctg', name: 'CTG du lac', communeCodes: [GERARDMER] })
        .expect(201)
    ).body.id;
    const at = async (draft: object) =>
      (
        await coordinator
          .post('/api/structures')
          .send({ name: 'Une maison', ...draft })
          .expect(201)
      ).body.id;
    const high = await at({ communeCode: EPINAL, qpvId: qpv });
    const signed = { charterSignedOn: '2026-01-10', structureId: high };
    const lea = await aPromeneur(api.database.name, { ...signed, volets: ['youth', 'parenting'] });
    await aPromeneur(api.database.name, { ...signed, volets: ['parenting'] });
    // Neither of these is listed.
    await aPromeneur(api.database.name, { structureId: high });
    await aPromeneur(api.database.name, { ...signed, endsOn: '2026-02-01' });
    await aPromeneur(api.database.name, { charterSignedOn: '2026-01-10', structureId: await at({}), volets: ['youth'] });
    await asOwner(api.database.name, (owner) =>
      owner.query(`insert into promeneur_territory (department, "promeneurId", kind, code) values ('88', $1, 'commune', $2)`, [
        lea.id,
        GERARDMER,
      ]),
    );

    const communes = await coverage('kind=commune&covered=yes');
    const counts = ({ name, promeneurs, youth, parenting, located }: CoverageItem) => [name, promeneurs, youth, parenting, located];
    expect(communes.items.map(counts)).toEqual([
      ['Épinal', 2, 1, 2, 2],
      ['Gérardmer', 1, 1, 1, 0],
    ]);
    expect(communes.totals).toMatchObject({ covered: 2, promeneurs: 3, unplaced: 1 });
    const [epinal, gerardmer] = communes.items;
    expect(communes.totals.coveredPopulation).toBe(epinal!.population! + gerardmer!.population!);
    expect(communes.totals.population).toBeGreaterThan(300_000);
    expect(communes.points.map(({ name, promeneurs }) => [name, promeneurs])).toEqual([
      ['Épinal', 2],
      ['Gérardmer', 1],
    ]);
    expect(communes.backdrop.length).toBeGreaterThan(50);

    const without = await coverage('kind=commune&covered=no&size=200&sort=-population');
    expect(without.total).toBe(communes.totals.territories - 2);
    expect(without.items.map(({ name }) => name)).not.toContain('Épinal');
    expect(without.items[0]!.population).toBeGreaterThanOrEqual(without.items[1]!.population!);

    const ofEpci = (await coverage('kind=epci&covered=yes')).items.map(({ id, promeneurs }) => [id, promeneurs]);
    expect(ofEpci).toContainEqual([CA_EPINAL, 2]);
    expect(ofEpci).toHaveLength(2);
    expect((await coverage('kind=ctg')).items.map(counts)).toEqual([['CTG du lac', 1, 1, 1, 0]]);
    // Whoever serves Épinal is not for that in its quarter; whoever works there is.
    expect((await coverage('kind=qpv')).items.map(counts)).toEqual([['Plateau', 2, 1, 2, 2]]);
    expect((await coverage('kind=commune&volet=youth&covered=yes')).items.map(counts)).toEqual([
      ['Épinal', 1, 1, 1, 1],
      ['Gérardmer', 1, 1, 1, 0],
    ]);
    expect((await coverage('kind=ctg', caf)).items[0]!.id).toBe(ctg);

    const national = await api.as('national');
    expect((await coverage('kind=commune&department=88&covered=yes', national)).total).toBe(2);
    const france = await coverage('kind=commune&size=1&sort=-promeneurs', national);
    expect(france).toMatchObject({ items: [{ name: 'Épinal' }], backdrop: [] });
    expect(france.total).toBeGreaterThan(34_000);
  });

  it('leave as a file of what is filtered, for the Caf and the country too', async () => {
    const lines = async (query: string, as: Browser) => {
      const { text } = await as.get(`/api/territories/coverage/file?format=csv&${query}`).buffer(true).expect(200);
      return text.trim().split('\r\n');
    };
    const [head, ...rows] = await lines('kind=commune&covered=yes', caf);
    expect(head).toContain('Territoire;Dans;Habitants;Promeneurs');
    const { items } = await coverage('kind=commune&covered=yes');
    expect(rows.map((row) => row.split(';')[1])).toEqual(items.map(({ name }) => name));
    const national = await api.as('national');
    const country = await national.get('/api/territories/coverage/file?kind=epci').expect(200);
    expect(country.headers['content-disposition']).toMatch(/territoires-epci-france-.*\.xlsx"/);
    await coordinator.get('/api/territories/coverage/file?format=vcf').expect(422);
    await (await api.as('promeneur')).get('/api/territories/coverage/file').expect(403);
  });

  it('are nobody else’s', async () => {
    for (const role of ['promeneur', 'structure', 'partner', 'facilitator'] as const) {
      await (await api.as(role)).get('/api/territories/coverage').expect(403);
    }
    await coordinator.get('/api/territories/coverage?kind=region').expect(422);
    await coordinator.get('/api/territories/coverage?sort=size').expect(422);
  });
});
