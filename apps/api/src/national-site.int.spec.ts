import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

describe('what the national site is told', () => {
  let api: TestApi;
  let coordinator: Browser;
  let caf: Browser;
  let lea: { id: string; slug: string };
  beforeAll(async () => {
    api = await testApi();
    const base = api.database.name;
    const house = await aStructure(base, { name: 'MJC du Lac', communeCode: '88196' });
    const profiles = [
      { network: 'instagram' as const, handle: 'lea.pdn' },
      { network: 'whatsapp' as const, handle: '+33612345678' },
    ];
    const listed = { structureId: house.id, charterSignedOn: '2025-09-12' };
    lea = await aPromeneur(base, { ...listed, firstName: 'Léa', lastName: 'Marchal', onlineProfiles: profiles });
    await aPromeneur(base, { ...listed, firstName: 'Zoé', lastName: 'Secret' });
    await aPromeneur(base, { structureId: house.id, firstName: 'Max' });
    await aPromeneur(base, { ...listed, firstName: 'Old', withdrawnOn: '2020-01-01' });
    [coordinator, caf] = [await api.as('coordinator'), await api.as('caf')];
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const read = async (browser: Browser = coordinator) => (await browser.get('/api/national-site').expect(200)).body;
  const change = (sql: string, id: string) => asOwner(api.database.name, (owner) => owner.query(sql, [id]));

  it('is who is listed, and nothing that is not public', async () => {
    const site = await read();
    expect(site).toMatchObject({ listed: 2, last: null, differences: { left: [], changed: [] } });
    expect(site.differences.arrived.map(({ firstName }: { firstName: string }) => firstName)).toEqual(['Léa', 'Zoé']);
    expect(JSON.stringify(site)).not.toMatch(/Marchal|Secret|612345678|@structure/);
    const { text } = await coordinator.get('/api/national-site/file?format=csv').expect(200);
    expect(text).toContain(`http://promenade.test/annuaire/88-vosges/${lea.slug}`);
    expect(text).not.toMatch(/Marchal|612345678/);
  });

  it('is kept the day it is told, by the coordination or by the Caf', async () => {
    const { body } = await caf.post('/api/national-site/updates').expect(201);
    expect(body).toMatchObject({ listed: 2, department: '88' });
    expect(await read()).toMatchObject({ last: { id: body.id }, differences: { arrived: [], left: [], changed: [] } });
    expect(await read(await api.as('coordinator', '33'))).toMatchObject({ listed: 0, last: null });
  });

  it('is then what changed, with what stood there', async () => {
    await change(`update promeneur set volets = '{youth,parenting}' where id = $1`, lea.id);
    await change(`update promeneur set "withdrawnOn" = '2020-01-01' where "firstName" = $1`, 'Zoé');
    const { differences } = await read();
    expect(differences).toMatchObject({
      arrived: [],
      left: [{ firstName: 'Zoé' }],
      changed: [{ before: { volets: ['youth'] }, after: { volets: ['youth', 'parenting'] }, fields: ['volets'] }],
    });
    const { text, headers } = await coordinator.get('/api/national-site/file?what=differences&format=csv').expect(200);
    expect(headers['content-disposition']).toMatch(/site-national-differences-88-/);
    const lines = text.trim().split('\r\n').slice(1);
    expect(lines).toEqual([
      expect.stringMatching(/^départ;Zoé;/),
      expect.stringMatching(/^changement;Léa;.*;Volet;jeunesse;jeunesse et parentalité;/),
    ]);
  });

  it('is taken back from the last one only', async () => {
    const first = (await read()).last.id as string;
    const second = (await coordinator.post('/api/national-site/updates').expect(201)).body.id as string;
    expect((await coordinator.delete(`/api/national-site/updates/${first}`).expect(409)).body.code).toBe('national-update-older');
    await caf.delete(`/api/national-site/updates/${second}`).expect(200);
    expect((await read()).last.id).toBe(first);
    await (await api.as('coordinator', '33')).delete(`/api/national-site/updates/${first}`).expect(404);
  });
});
