import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const EPINAL = '88160';
const GERARDMER = '88196';

/** Words that no public answer may hold. */
const CANARIES = [
  'CanariNom',
  'canari@prive.example',
  '+33639980099',
  'CanariNote',
  'canari-representant',
  'CanariRepresentant',
  'CanariAdresse',
];

describe('the public directory', () => {
  let api: TestApi;
  let visitor: Browser;
  const slugs: Record<string, string> = {};

  beforeAll(async () => {
    api = await testApi();
    const base = api.database.name;
    const secret = {
      representativeName: 'CanariRepresentant',
      representativeEmail: 'canari-representant@prive.example',
      notes: 'CanariNote',
    };
    const passage = await aStructure(base, { name: 'Le Passage', communeCode: EPINAL, ...secret });
    const lake = await aStructure(base, { name: 'MJC du Lac', communeCode: GERARDMER });
    const person = { lastName: 'CanariNom', email: null, phone: '+33639980099', notes: 'CanariNote' };
    const signed = { ...person, charterSignedOn: '2026-02-03' };
    const people: [string, Parameters<typeof aPromeneur>[1]][] = [
      [
        'eloise',
        {
          ...signed,
          firstName: 'Éloïse',
          structureId: passage.id,
          email: 'canari@prive.example',
          onlineProfiles: [
            { network: 'instagram', handle: 'eloise_pdn88', url: 'https://www.instagram.com/eloise_pdn88/' },
            { network: 'email', handle: 'canari@prive.example' },
            { network: 'whatsapp', handle: '+33639980099', url: 'https://wa.me/33639980099' },
            { network: 'sms', handle: '+33639980099' },
          ],
        },
      ],
      ['hugo', { ...signed, firstName: 'Hugo', structureId: lake.id, volets: ['parenting'], withdrawnOn: '2999-01-01' }],
      ['unsigned', { ...person, firstName: 'Una', structureId: lake.id }],
      ['waiting', { ...person, firstName: 'Wally', structureId: lake.id, charterState: 'awaiting-promeneur' }],
      ['gone', { ...signed, firstName: 'Gaston', structureId: lake.id, endsOn: '2026-01-01' }],
      ['coming', { ...signed, firstName: 'Coralie', structureId: lake.id, startsOn: '2999-01-01' }],
      ['withdrawn', { ...signed, firstName: 'Wanda', structureId: lake.id, withdrawnOn: '2026-03-01' }],
      ['alone', { ...signed, firstName: 'Alba', structureId: null }],
      ['far', { ...signed, firstName: 'Jean', department: '33' }],
    ];
    for (const [name, given] of people) slugs[name] = (await aPromeneur(base, given)).slug;
    visitor = await api.as();
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const found = async (query: string) =>
    (await visitor.get(`/api/public/directory?department=88${query}`).expect(200)).body.items.map(
      ({ firstName }: { firstName: string }) => firstName,
    );

  it('shows those listed today, exactly as the contract says', async () => {
    const { body, headers } = await visitor.get('/api/public/directory?department=88').expect(200);
    expect(body).toMatchObject({ total: 2, page: 1, size: 50 });
    expect(body.items[0]).toEqual({
      slug: slugs['eloise'],
      firstName: 'Éloïse',
      structure: { name: 'Le Passage', commune: { code: EPINAL, name: 'Épinal' } },
      volets: ['youth'],
      onlineProfiles: [{ network: 'instagram', handle: 'eloise_pdn88', url: 'https://www.instagram.com/eloise_pdn88/' }],
      photoUrl: null,
      charterSignedOn: '2026-02-03',
      reachability: { now: null, next: null },
      nearness: null,
    });
    expect(headers['cache-control']).toBe('public, max-age=60');
    expect(headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['', ['Éloïse', 'Hugo']],
    ['&q=ELOISE', ['Éloïse']],
    ['&q=gerardmer', ['Hugo']],
    ['&q=passage epinal', ['Éloïse']],
    ['&q=88400', ['Hugo']],
    ['&q=884', ['Hugo']],
    ['&q=canarinom', []],
    ['&q=canari', []],
    ['&q=39980099', []],
    [`&commune=${GERARDMER}`, ['Hugo']],
    ['&volet=youth', ['Éloïse']],
    ['&network=instagram&q=&volet=&commune=', ['Éloïse']],
    ['&network=whatsapp', []],
    ['&page=2', []],
    ['&size=1&page=2', ['Hugo']],
  ])('answers %s', async (query, expected) => expect(await found(query)).toEqual(expected));

  it('needs a département, one that exists', async () => {
    for (const query of ['', '?department=', '?department=88&commune=epinal', '?department=88&size=0', '?department=88&network=myspace']) {
      await visitor.get(`/api/public/directory${query}`).expect(422);
    }
    await visitor.get('/api/public/directory?department=98').expect(404);
    await visitor.get('/api/public/directory?department=vosges').expect(404);
    expect((await visitor.get('/api/public/directory?department=01').expect(200)).body).toMatchObject({ items: [], total: 0 });
  });

  it('shows one by the slug, and nobody who is not listed', async () => {
    const { body } = await visitor.get(`/api/public/promeneurs/${slugs['eloise']}`).expect(200);
    expect(body).toMatchObject({ firstName: 'Éloïse', department: { code: '88', name: 'Vosges', slug: '88-vosges' } });
    expect(body.id).toBeUndefined();
    for (const name of ['unsigned', 'waiting', 'gone', 'coming', 'withdrawn', 'alone']) {
      await visitor.get(`/api/public/promeneurs/${slugs[name]}`).expect(404);
    }
    for (const slug of ['88-nobody-abcd', 'x', '88-%00', "88-'--"]) await visitor.get(`/api/public/promeneurs/${slug}`).expect(404);
  });

  it('counts them for each département', async () => {
    const { body } = await visitor.get('/api/public/departments').expect(200);
    expect(body.total).toBe(101);
    expect(body.items).toHaveLength(101);
    const counted = body.items.filter(({ count }: { count: number }) => count > 0);
    expect(counted).toEqual([
      { code: '33', name: 'Gironde', slug: '33-gironde', count: 1 },
      { code: '88', name: 'Vosges', slug: '88-vosges', count: 2 },
    ]);
  });

  it('never tells a surname, an address or a number, to a visitor nor to a coordinator passing by', async () => {
    const paths = [
      'directory?department=88',
      'directory?department=33',
      'departments',
      ...Object.values(slugs).map((slug) => `promeneurs/${slug}`),
    ];
    for (const browser of [visitor, await api.as('coordinator')]) {
      for (const path of paths) {
        const { text } = await browser.get(`/api/public/${path}`);
        for (const canary of CANARIES) expect(text).not.toContain(canary);
      }
    }
  });

  it('could not tell more, for PostgreSQL itself refuses', async () => {
    for (const column of ['"lastName"', 'email', 'phone', 'notes', 'plain']) {
      await expect(api.database.asPublic(() => api.database.query(`select ${column} from promeneur`))).rejects.toThrow('permission denied');
    }
    const rows = await api.database.asPublic(() => api.database.query<{ network: string }>(`select network from online_profile`));
    expect(rows).toEqual([{ network: 'instagram' }]);
  });

  it('answers sixty times a minute to an address, then asks to wait', async () => {
    await using strict = await testApi({ RATE_LIMIT_FACTOR: '1' });
    const stranger = await strict.as();
    for (let n = 0; n < 60; n++) await stranger.get('/api/public/directory?department=88').expect(200);
    const { headers } = await stranger.get('/api/public/departments').expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});
