import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stageUnsaid } from '@promenade/directory/model';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const EPINAL = '88160';
const CA_EPINAL = '200068757';

describe('a structure in full', () => {
  let api: TestApi;
  let coordinator: Browser;
  beforeAll(async () => {
    api = await testApi({}, { now: () => new Date('2026-11-22T09:00:00Z') });
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const codesOf = (body: { errors: { path: string; code: string }[] }) => body.errors.map(({ path, code }) => `${path}: ${code}`);

  it('keeps what it is in law, its hours, its people, its convention, and tells its EPCI by its commune', async () => {
    const morning = { weekday: 1, from: '09:00', to: '12:00' };
    const { body } = await coordinator
      .post('/api/structures')
      .send({
        name: 'Foyer rural de la plaine',
        communeCode: EPINAL,
        legalForm: 'association',
        rna: 'w881 000 123',
        contacts: [{ name: 'Ana Petit', function: 'accueil', email: 'Ana@Foyer.example', phone: '03 29 00 00 01' }],
        openingHours: [{ weekday: 3, from: '14:00', to: '18:00' }, morning],
        welcomesPublic: 'yes',
        acronym: 'FRP',
        website: 'foyer-plaine.example',
        presentation: 'Un foyer ouvert à tous.',
        representativeFunction: 'présidente',
        representativePhone: '06 39 98 14 07',
        callOfOrigin: 'AAP 2024',
        point: '48,1744 6,4512',
        conventionStartsOn: '2026-01-01',
        conventionEndsOn: '2026-12-31',
      })
      .expect(201);
    expect(body).toMatchObject({
      legalForm: 'association',
      rna: 'W881000123',
      epci: { code: CA_EPINAL },
      contacts: [{ name: 'Ana Petit', function: 'accueil', email: 'ana@foyer.example', phone: '+33329000001' }],
      openingHours: [morning, { weekday: 3, from: '14:00', to: '18:00' }],
      welcomesPublic: 'yes',
      ...{ acronym: 'FRP', website: 'https://foyer-plaine.example', presentation: 'Un foyer ouvert à tous.', callOfOrigin: 'AAP 2024' },
      representative: { function: 'présidente', phone: '+33639981407' },
      point: { latitude: 48.1744, longitude: 6.4512 },
      convention: { startsOn: '2026-01-01', endsOn: '2026-12-31', isInForce: true },
      stage: 'under-convention',
      isStageSaid: false,
      stages: [],
    });
    const emptied = await coordinator
      .patch(`/api/structures/${body.id}`)
      .send({ rna: '', contacts: [], openingHours: [], welcomesPublic: null, conventionEndsOn: null, point: '', website: '' })
      .expect(200);
    expect(emptied.body).toMatchObject({
      rna: null,
      contacts: [],
      point: null,
      website: null,
      convention: { endsOn: null, isInForce: true },
    });
    const found = await coordinator.get('/api/structures?q=frp').expect(200);
    expect(found.body.items).toMatchObject([{ acronym: 'FRP' }]);
    const trail = await asOwner(api.database.name, (owner) =>
      owner.query(`select after from audit_line where "table" = 'structure' and "rowId" = $1`, [body.id]),
    );
    expect(JSON.stringify(trail)).not.toContain('+33639981407');
    const wrong = await coordinator.patch(`/api/structures/${body.id}`).send({ conventionEndsOn: '2025-12-31' }).expect(422);
    expect(codesOf(wrong.body)).toEqual(['conventionEndsOn: ends-before-it-starts']);
  });

  it.each([
    [{ rna: 'W12' }, 'rna: rna-invalid'],
    [{ website: 'javascript:alert(1)' }, 'website: website-unreadable'],
    [{ point: 'au centre' }, 'point: point-unreadable'],
    [{ representativePhone: 'au bureau' }, 'representativePhone: phone-invalid'],
    [{ legalForm: 'sect' }, 'legalForm: invalid-value'],
    [{ contacts: [{ name: 'Ana', phone: 'au bureau' }] }, 'contacts.0.phone: phone-invalid'],
    [{ contacts: [{ name: '' }] }, 'contacts.0.name: too-small'],
    [{ openingHours: [{ weekday: 1, from: '12:00', to: '09:00' }] }, 'openingHours: closes-before-it-opens'],
    [{ openingHours: [{ weekday: 8, from: '09:00', to: '12:00' }] }, 'openingHours.0.weekday: too-big'],
    [{ qpvId: '0c2b3a44-5b4f-4f0d-9d0f-3f0f2c0e58c5' }, 'qpvId: quarter-unknown'],
    [{ conventionStartsOn: '2026-02-01', conventionEndsOn: '2026-01-01' }, 'conventionEndsOn: ends-before-it-starts'],
  ])('is refused with %j', async (wrong, code) => {
    const { body } = await coordinator
      .post('/api/structures')
      .send({ name: 'Une structure', ...wrong })
      .expect(422);
    expect(codesOf(body)).toEqual([code]);
  });

  it('stands where its promeneurs and its convention say, as the rule says', async () => {
    const given = [
      { employsToday: true, employedOnce: true, hasConvention: false },
      { employsToday: false, employedOnce: true, hasConvention: false },
      { employsToday: false, employedOnce: true, hasConvention: true },
      { employsToday: false, employedOnce: false, hasConvention: false },
    ];
    for (const facts of given) {
      const { id } = await aStructure(api.database.name);
      const ends = facts.employsToday ? null : '2026-01-31';
      if (facts.employedOnce) await aPromeneur(api.database.name, { structureId: id, endsOn: ends });
      const convention = { conventionStartsOn: '2026-01-01' };
      if (facts.hasConvention) await coordinator.patch(`/api/structures/${id}`).send(convention).expect(200);
      const { body } = await coordinator.get(`/api/structures/${id}`).expect(200);
      expect([facts, body.stage]).toEqual([facts, stageUnsaid(facts)]);
    }
  });

  it('moves to any stage, keeps each move with who said it, and each can be taken back', async () => {
    const { id, name } = await aStructure(api.database.name, { name: 'Bus itinérant' });
    const move = (stage: string, more = {}) => coordinator.post(`/api/structures/${id}/stages`).send({ stage, ...more });
    const first = await move('interested', { since: '2026-10-01', note: 'Vue au forum' }).expect(201);
    expect(first.body).toMatchObject({ stage: 'interested', isStageSaid: true, version: 2 });
    expect(first.body.stages).toMatchObject([{ stage: 'interested', since: '2026-10-01', note: 'Vue au forum', by: 'Claire Aubertin' }]);
    expect((await move('interested').expect(409)).body.code).toBe('stage-unchanged');
    expect(codesOf((await move('left', { since: '2026-11-23' }).expect(422)).body)).toEqual(['since: in-the-future']);
    const second = await move('candidate').expect(201);
    expect(second.body.stage).toBe('candidate');
    // Told late: it takes its place in the past, and changes nothing of today.
    const late = await move('to-contact', { since: '2026-09-01' }).expect(201);
    expect(late.body).toMatchObject({
      stage: 'candidate',
      stages: [{ stage: 'candidate' }, { stage: 'interested' }, { stage: 'to-contact' }],
    });
    const found = await coordinator.get('/api/structures?stage=candidate').expect(200);
    expect(found.body.items.map((item: { name: string }) => item.name)).toEqual([name]);
    const undone = await coordinator.delete(`/api/structures/${id}/stages/${late.body.stages[0].id}`).expect(200);
    expect(undone.body.stage).toBe('interested');
    await coordinator.delete(`/api/structures/${id}/stages/${late.body.stages[0].id}`).expect(404);
    const caf = await api.as('caf');
    const seen = (await caf.get(`/api/structures/${id}`).expect(200)).body.stages;
    expect(seen.map(({ note }: { note: string | null }) => note)).toEqual([null, null]);
    await caf.post(`/api/structures/${id}/stages`).send({ stage: 'left' }).expect(403);
  });

  it('tells its representative nothing of the way it came', async () => {
    const { id: representativeAccountId } = await api.account('structure', '88');
    const { id } = await aStructure(api.database.name, { representativeAccountId });
    await coordinator.post(`/api/structures/${id}/stages`).send({ stage: 'candidate', note: 'À convaincre' }).expect(201);
    const { body } = await (await api.as('structure')).get(`/api/structures/${id}`).expect(200);
    expect(body).toMatchObject({ stages: [], notes: null });
  });

  it('lists by stage, by EPCI, by contract and by quarter', async () => {
    const ctg = await coordinator
      .post('/api/territories')
      .send({ kind: 'ctg', name: 'CTG du lac', communeCodes: ['88196'] })
      .expect(201);
    const quarter = { kind: 'qpv', name: 'Plateau', code: 'qn 08801 m', communeCodes: [EPINAL] };
    const qpv = await coordinator.post('/api/territories').send(quarter).expect(201);
    expect(qpv.body).toMatchObject({ code: 'QN08801M', population: null, communes: [{ name: 'Épinal' }] });
    const lake = await coordinator.post('/api/structures').send({ name: 'MJC du lac', communeCode: '88196' }).expect(201);
    const high = await coordinator
      .post('/api/structures')
      .send({ name: 'MJC du plateau', communeCode: EPINAL, qpvId: qpv.body.id })
      .expect(201);
    expect(high.body.qpv).toEqual({ id: qpv.body.id, name: 'Plateau' });
    const idsIn = async (query: string) => {
      const { body } = await coordinator.get(`/api/structures?${query}`).expect(200);
      return (body.items as { id: string }[]).map(({ id }) => id);
    };
    expect(await idsIn(`territory=${ctg.body.id}`)).toEqual([lake.body.id]);
    expect(await idsIn(`territory=${qpv.body.id}`)).toEqual([high.body.id]);
    expect(await idsIn(`territory=${CA_EPINAL}`)).toContain(high.body.id);
    await coordinator.get('/api/structures?territory=ici').expect(422);
    const goes = async (firstName: string, places: object[], structureId: string) => {
      const { id } = await aPromeneur(api.database.name, { firstName, structureId });
      await coordinator.put(`/api/promeneurs/${id}/territories`).send({ territories: places }).expect(200);
    };
    await goes('Ana', [], high.body.id);
    await goes('Bob', [{ kind: 'epci', code: CA_EPINAL }], lake.body.id);
    await goes('Cléo', [{ kind: 'department', code: '88' }], lake.body.id);
    await goes('Dan', [{ kind: 'commune', code: '88196' }], high.body.id);
    const present = async (territory: string) => {
      const { body } = await coordinator.get(`/api/promeneurs?territory=${territory}`).expect(200);
      const names = (body.items as { firstName: string }[]).map(({ firstName }) => firstName);
      return names.filter((name) => ['Ana', 'Bob', 'Cléo', 'Dan'].includes(name)).sort();
    };
    expect(await present(EPINAL)).toEqual(['Ana', 'Bob', 'Cléo', 'Dan']);
    expect(await present('88196')).toEqual(['Bob', 'Cléo', 'Dan']);
    expect(await present(ctg.body.id)).toEqual(['Bob', 'Cléo', 'Dan']);
    expect(await present(qpv.body.id)).toEqual(['Ana', 'Dan']);
    expect(await present('88')).toEqual(['Cléo']);
    await coordinator.get('/api/promeneurs?territory=ici').expect(422);
    const used = await coordinator.delete(`/api/territories/${qpv.body.id}`).expect(409);
    expect(used.body).toMatchObject({ code: 'territory-used', facts: { structures: 1 } });
  });

  it('keeps people’s names and numbers out of the journal', async () => {
    await coordinator
      .post('/api/structures')
      .send({ name: 'Trace', contacts: [{ name: 'Zénobie Introuvable' }] })
      .expect(201);
    const lines = await asOwner(api.database.name, (owner) =>
      owner.query(`select 1 from audit_line where after::text like '%Introuvable%'`),
    );
    expect(lines).toEqual([]);
  });

  it('is found by its tag, in the order that is asked, and leaves in that order', async () => {
    const browser = await api.as('coordinator', '54');
    const create = async (draft: object) => (await browser.post('/api/structures').send(draft).expect(201)).body.id as string;
    const lake = await create({ name: 'Zone du lac', communeCode: '54395', type: 'youth-centre', representativeName: 'Ana' });
    const hill = await create({ name: 'Atelier de la colline', type: 'association', representativeName: 'Zoé' });
    await browser.post(`/api/structures/${lake}/stages`).send({ stage: 'candidate', since: '2026-01-01' }).expect(201);
    await browser
      .put(`/api/structures/${lake}/tags`)
      .send({ labels: ['À rappeler'] })
      .expect(200);
    const list = async (query: string) => (await browser.get(`/api/structures?${query}`).expect(200)).body;
    const ids = async (sort: string) => (await list(`sort=${sort}`)).items.map(({ id }: { id: string }) => id);
    expect([await ids('name'), await ids('-name'), await ids('stage'), await ids('-stage')]).toEqual([
      [hill, lake],
      [lake, hill],
      [hill, lake],
      [lake, hill],
    ]);
    expect([await ids('commune'), await ids('-commune'), await ids('representative'), await ids('type')]).toEqual([
      [lake, hill],
      [lake, hill],
      [lake, hill],
      [hill, lake],
    ]);
    expect(await ids('-promeneursCount')).toEqual([hill, lake]);
    const [{ tags }] = (await list('sort=-name')).items;
    expect(tags).toMatchObject([{ label: 'À rappeler' }]);
    expect((await list(`tag=${tags[0].id}`)).items).toMatchObject([{ id: lake }]);
    await browser.get('/api/structures?sort=notes').expect(422);
    const { text } = await browser.get('/api/structures/export?format=csv&sort=-name').buffer(true).expect(200);
    expect(text.indexOf('Zone du lac')).toBeLessThan(text.indexOf('Atelier de la colline'));
  });
});
