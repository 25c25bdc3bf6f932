import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;
interface Item {
  id: string;
  lastName: string;
  state: string;
}

const EPINAL = '88160';
const GERARDMER = '88196';
const BORDEAUX = '33063';

describe('the lists of the directory', () => {
  let api: TestApi;
  let coordinator: Browser;
  let passage: { id: string };
  const made: Record<string, string> = {};

  beforeAll(async () => {
    api = await testApi();
    const base = api.database.name;
    const own = await api.account('structure', '88');
    const self = await api.account('promeneur', '88');
    passage = await aStructure(base, {
      name: 'Centre social « Le Passage »',
      communeCode: EPINAL,
      representativeAccountId: own.id,
      notes: 'À rappeler',
    });
    const lake = await aStructure(base, { name: 'MJC du Lac', communeCode: GERARDMER, representativeEmail: null });
    const people: [string, Parameters<typeof aPromeneur>[1]][] = [
      [
        'eloise',
        {
          lastName: 'Étienne',
          firstName: 'Éloïse',
          structureId: passage.id,
          charterSignedOn: '2026-02-03',
          accountId: self.id,
          notes: 'Secret',
        },
      ],
      [
        'karim',
        {
          lastName: 'Bensaïd',
          firstName: 'Karim',
          structureId: passage.id,
          charterState: 'awaiting-promeneur',
          volets: ['youth', 'parenting'],
        },
      ],
      ['zoe', { lastName: 'Zeller', firstName: 'Zoé', structureId: lake.id, email: null, volets: ['parenting'] }],
      ['gone', { lastName: 'Eber', firstName: 'Paul', structureId: lake.id, endsOn: '2025-12-31', charterSignedOn: '2025-02-03' }],
      [
        'withdrawn',
        { lastName: 'Didier', firstName: 'Ana', structureId: lake.id, withdrawnOn: '2026-01-31', charterSignedOn: '2025-02-03' },
      ],
      ['coming', { lastName: 'Faure', firstName: 'Lou', structureId: lake.id, startsOn: '2999-01-01' }],
      ['alone', { lastName: 'Ganne', firstName: 'Max', structureId: null }],
      ['waiting', { lastName: 'Habert', firstName: 'Inès', structureId: lake.id, charterState: 'awaiting-structure' }],
      ['far', { department: '33', lastName: 'Lacoste', firstName: 'Jean' }],
    ];
    for (const [name, given] of people) made[name] = (await aPromeneur(base, given)).id;
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const names = async (query: string, browser: Browser = coordinator) =>
    ((await browser.get(`/api/promeneurs${query}`).expect(200)).body.items as Item[]).map(({ lastName }) => lastName);

  it('gives each promeneur of the département in French order, with where they stand and why', async () => {
    const { body } = await coordinator.get('/api/promeneurs').expect(200);
    expect(body).toMatchObject({ total: 8, page: 1, size: 50 });
    const told = body.items.map((item: Item & { reasons: { code: string; who: string }[] }) => [
      item.lastName,
      item.state,
      item.reasons.map(({ code, who }) => `${code}/${who}`).join(' '),
    ]);
    expect(told).toEqual([
      ['Bensaïd', 'awaiting-promeneur', 'charter-awaiting-promeneur/promeneur'],
      ['Didier', 'left', 'withdrawn/coordinator'],
      ['Eber', 'left', 'employment-ended/coordinator'],
      ['Étienne', 'active', ''],
      ['Faure', 'left', 'employment-to-come/coordinator'],
      ['Ganne', 'left', 'employment-missing/coordinator'],
      ['Habert', 'awaiting-structure', 'charter-awaiting-structure/structure'],
      ['Zeller', 'unsigned', 'charter-missing/coordinator email-missing/coordinator representative-missing/coordinator'],
    ]);
    expect(body.items[3]).toEqual({
      id: made['eloise'],
      department: '88',
      firstName: 'Éloïse',
      lastName: 'Étienne',
      email: expect.stringContaining('@'),
      phone: null,
      function: null,
      volets: ['youth'],
      state: 'active',
      reasons: [],
      structure: { id: passage.id, name: 'Centre social « Le Passage »' },
      commune: { code: EPINAL, name: 'Épinal' },
      tags: [],
      charter: { state: 'complete', signedOn: '2026-02-03' },
    });
  });

  it.each([
    ['?q=etienne', ['Étienne']],
    ['?q=%20ELOISE%20epinal', ['Étienne']],
    ['?q=passage', ['Bensaïd', 'Étienne']],
    ['?q=gérardmer&volet=parenting', ['Zeller']],
    ['?q=88000', ['Bensaïd', 'Étienne']],
    ['?q=structure.example&state=awaiting-promeneur', ['Bensaïd']],
    ['?q=%25', []],
    ['?q=&volet=&state=&territory=&structure=&size=2&page=2', ['Eber', 'Étienne']],
    ['?volet=parenting', ['Bensaïd', 'Zeller']],
    ['?state=left', ['Didier', 'Eber', 'Faure', 'Ganne']],
    ['?state=unsigned', ['Zeller']],
    ['?state=awaiting-structure', ['Habert']],
    ['?state=listed', ['Étienne']],
    ['?state=active', ['Étienne']],
    [`?territory=${GERARDMER}&state=unsigned`, ['Zeller']],
    [`?territory=${BORDEAUX}`, []],
    ['?page=9', []],
    ['?unknown=1&q=zeller', ['Zeller']],
  ])('answers %s', async (query, expected) => expect(await names(query)).toEqual(expected));

  it('finds those of an EPCI and of a structure, and counts them', async () => {
    const [commune] = await api.database.asPublic(() =>
      api.database.query<{ epciCode: string }>(`select "epciCode" from commune where code = $1`, [EPINAL]),
    );
    expect(await names(`?territory=${commune!.epciCode}`)).toEqual(['Bensaïd', 'Étienne']);
    const { body } = await coordinator.get(`/api/promeneurs?structure=${passage.id}&size=1`).expect(200);
    expect(body).toMatchObject({ total: 2, items: [{ lastName: 'Bensaïd' }] });
  });

  it.each(['', '&sort=structure', '&q=&volet='])('counts the same on a full page, on the last and beyond it (%s)', async (how) => {
    const totals = await Promise.all(
      [`size=3&page=1`, `size=3&page=3`, `size=4&page=2`, `size=8`, `size=50`, `size=8&page=2`, `size=3&page=9`].map(
        async (page) => (await coordinator.get(`/api/promeneurs?${page}${how}`).expect(200)).body.total,
      ),
    );
    expect(new Set(totals)).toEqual(new Set([8]));
  });

  it.each(['?state=lost', '?volet=x', '?structure=12', '?territory=EPINAL', '?size=201', '?page=0', '?q=a%00', '?state=left&state=listed'])(
    'refuses %s',
    async (query) => {
      const { body } = await coordinator.get(`/api/promeneurs${query}`).expect(422);
      expect(body.errors).toHaveLength(1);
    },
  );

  it('shows a record whole to the coordination, and its notes to nobody else', async () => {
    const { body } = await coordinator.get(`/api/promeneurs/${made['eloise']}`).expect(200);
    expect(body).toMatchObject({
      notes: 'Secret',
      isListed: true,
      hasAccount: true,
      version: 1,
      weeklyHours: null,
      declaredCharter: null,
      withdrawnOn: null,
      employments: [{ structure: { id: passage.id }, startsOn: '2024-01-01', endsOn: null, isLive: true }],
      onlineProfiles: [],
    });
    const caf = await api.as('caf');
    expect((await caf.get(`/api/promeneurs/${made['eloise']}`).expect(200)).body).toMatchObject({ lastName: 'Étienne', notes: null });
    expect((await caf.get(`/api/structures/${passage.id}`).expect(200)).body.notes).toBeNull();
  });

  it('lists structures with how many promeneurs they employ, and tells them', async () => {
    const { body } = await coordinator.get('/api/structures').expect(200);
    expect(body.items.map((item: { name: string; promeneursCount: number }) => [item.name, item.promeneursCount])).toEqual([
      ['Centre social « Le Passage »', 2],
      ['MJC du Lac', 2],
    ]);
    const lake = body.items[1];
    expect((await coordinator.get('/api/structures?q=LAC%20gerardmer').expect(200)).body.items).toEqual([lake]);
    const { body: record } = await coordinator.get(`/api/structures/${lake.id}`).expect(200);
    expect(record.promeneurs.map((item: Item & { isEmployed: boolean }) => [item.lastName, item.isEmployed])).toEqual([
      ['Habert', true],
      ['Zeller', true],
      ['Didier', false],
      ['Eber', false],
      ['Faure', false],
    ]);
  });

  it('keeps each seat to what is its own', async () => {
    expect(await names('', await api.as('structure'))).toEqual(['Bensaïd', 'Étienne']);
    const self = await api.as('promeneur');
    expect(await names('', self)).toEqual(['Étienne']);
    expect((await self.get('/api/structures').expect(200)).body.items).toMatchObject([{ id: passage.id }]);
    await self.get(`/api/promeneurs/${made['karim']}`).expect(404);
    await (await api.as('partner')).get('/api/promeneurs').expect(403);
    await (await api.as()).get('/api/promeneurs').expect(401);
  });

  it('never shows one département to another; the national level sees all, or the one it names', async () => {
    const other = await api.as('coordinator', '33');
    expect(await names('', other)).toEqual(['Lacoste']);
    await other.get(`/api/promeneurs/${made['eloise']}`).expect(404);
    await other.get(`/api/structures/${passage.id}`).expect(404);
    await other.get('/api/promeneurs/pas-un-uuid').expect(404);
    const national = await api.as('national');
    expect((await national.get('/api/promeneurs').expect(200)).body.total).toBe(9);
    expect(await names('?department=33', national)).toEqual(['Lacoste']);
    expect((await national.get(`/api/promeneurs/${made['eloise']}`).expect(200)).body.notes).toBeNull();
  });
});
