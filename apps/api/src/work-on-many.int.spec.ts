import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;
interface Item {
  id: string;
  lastName: string;
  tags: { label: string }[];
}

const EPINAL = '88160';
const GERARDMER = '88196';

describe('work on many promeneurs', () => {
  let api: TestApi;
  let coordinator: Browser;
  let caf: Browser;
  let gironde: Browser;
  const made: Record<string, string> = {};

  beforeAll(async () => {
    api = await testApi();
    const base = api.database.name;
    const passage = await aStructure(base, { name: 'Le Passage', communeCode: EPINAL });
    const lake = await aStructure(base, { name: 'École du Lac', communeCode: GERARDMER });
    const people: [string, Parameters<typeof aPromeneur>[1]][] = [
      ['ana', { lastName: 'Étienne', firstName: 'Ana', structureId: passage.id, charterSignedOn: '2026-02-03' }],
      ['bob', { lastName: 'Bensaïd', firstName: 'Bob', structureId: lake.id, charterState: 'awaiting-promeneur', volets: ['parenting'] }],
      ['cid', { lastName: 'Zeller', firstName: 'Cid', structureId: lake.id, email: null, volets: ['youth', 'parenting'] }],
      ['dan', { lastName: 'Didier', firstName: 'Dan', structureId: null }],
      ['far', { department: '33', lastName: 'Lacoste', firstName: 'Jean' }],
    ];
    for (const [name, given] of people) made[name] = (await aPromeneur(base, given)).id;
    coordinator = await api.as('coordinator');
    caf = await api.as('caf');
    gironde = await api.as('coordinator', '33');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const listed = async (query: string, browser: Browser = coordinator): Promise<Item[]> =>
    (await browser.get(`/api/promeneurs${query}`).expect(200)).body.items;
  const names = async (query: string, browser?: Browser) => (await listed(query, browser)).map(({ lastName }) => lastName);

  describe('the list', () => {
    it.each([
      ['name', ['Bensaïd', 'Didier', 'Étienne', 'Zeller']],
      ['-name', ['Zeller', 'Étienne', 'Didier', 'Bensaïd']],
      ['structure', ['Bensaïd', 'Zeller', 'Étienne', 'Didier']],
      ['-structure', ['Étienne', 'Bensaïd', 'Zeller', 'Didier']],
      ['commune', ['Étienne', 'Bensaïd', 'Zeller', 'Didier']],
      ['volets', ['Didier', 'Étienne', 'Zeller', 'Bensaïd']],
      ['state', ['Zeller', 'Bensaïd', 'Étienne', 'Didier']],
      ['-state', ['Didier', 'Étienne', 'Bensaïd', 'Zeller']],
      ['signedOn', ['Étienne', 'Bensaïd', 'Didier', 'Zeller']],
    ])('is put in order by %s, page after page', async (sort, expected) => {
      expect(await names(`?sort=${sort}`)).toEqual(expected);
      const pages = await Promise.all([1, 2, 3, 4].map((page) => names(`?sort=${sort}&size=1&page=${page}`)));
      expect(pages.flat()).toEqual(expected);
    });

    it.each([
      ['missing=email', ['Zeller']],
      ['missing=structure', ['Didier']],
      ['missing=weekly-hours&volet=youth', ['Étienne', 'Zeller']],
      ['missing=phone&state=left', ['Didier']],
      ['hasAccount=yes', []],
      ['hasAccount=no&structure=', ['Bensaïd', 'Didier', 'Étienne', 'Zeller']],
    ])('finds %s', async (query, expected) => {
      expect(await names(`?${query}`)).toEqual(expected);
    });

    it('finds those who arrived this year: their first employment begins in it', async () => {
      const starts = async (name: string, day: string) =>
        asOwner(api.database.name, (owner) =>
          owner.query(`update employment set "startsOn" = ${day} where "promeneurId" = $1`, [made[name]]),
        );
      await starts('ana', `date_trunc('year', app_today())`);
      await starts('bob', `date_trunc('year', app_today()) - interval '1 day'`);
      await starts('cid', 'null');
      expect(await names('?arrived=this-year')).toEqual(['Étienne']);
    });

    it.each(['sort=salary', 'sort=name;drop', 'missing=soul', 'tag=none', 'hasAccount=maybe'])('refuses %s', async (query) => {
      expect((await coordinator.get(`/api/promeneurs?${query}`).expect(422)).body.errors).toHaveLength(1);
    });

    it('ignores a parameter that nobody knows', async () => {
      expect(await names('?shoes=red')).toHaveLength(4);
    });
  });

  describe('tags', () => {
    let tag: string;

    it('are made once, however they are spelt', async () => {
      tag = (await coordinator.post('/api/tags').send({ label: 'À relancer' }).expect(201)).body.id;
      const again = await coordinator.post('/api/tags').send({ label: 'a RELANCER' }).expect(409);
      expect(again.body).toMatchObject({ code: 'tag-taken', facts: { name: 'À relancer' } });
      await gironde.post('/api/tags').send({ label: 'À relancer' }).expect(201);
    });

    it('are put on all that a filter finds, and taken off again', async () => {
      const put = await coordinator
        .post(`/api/tags/${tag}/put`)
        .send({ target: { filter: { volet: 'parenting' } } })
        .expect(200);
      expect(put.body).toEqual({ chosen: 2, ids: expect.arrayContaining([made['bob'], made['cid']]) });
      expect(await names(`?tag=${tag}`)).toEqual(['Bensaïd', 'Zeller']);
      expect((await listed('?q=Zeller'))[0]!.tags).toEqual([{ id: tag, label: 'À relancer' }]);
      // Only those who did not bear it are undone.
      const more = await coordinator
        .post(`/api/tags/${tag}/put`)
        .send({ target: { filter: {}, everyone: true } })
        .expect(200);
      expect(more.body).toEqual({ chosen: 4, ids: expect.arrayContaining([made['ana'], made['dan']]) });
      await coordinator
        .post(`/api/tags/${tag}/take`)
        .send({ target: { ids: more.body.ids } })
        .expect(200);
      expect(await names(`?tag=${tag}`)).toEqual(['Bensaïd', 'Zeller']);
    });

    it.each([
      ['a filter that filters nothing', { filter: {} }, 'filter-empty'],
      ['a filter emptied on the way', { filter: { q: '' } }, 'filter-empty'],
      ['nobody', {}, 'target-unclear'],
    ])('are put on nobody by %s', async (_what, target, code) => {
      const { body } = await coordinator.post(`/api/tags/${tag}/put`).send({ target }).expect(422);
      expect(body.errors.map((error: { code: string }) => error.code)).toEqual([code]);
      expect(await names(`?tag=${tag}`)).toEqual(['Bensaïd', 'Zeller']);
    });

    it('are put on nobody when one of them is next door', async () => {
      await coordinator
        .post(`/api/tags/${tag}/put`)
        .send({ target: { ids: [made['ana'], made['far']] } })
        .expect(404);
      expect(await names(`?tag=${tag}`)).toEqual(['Bensaïd', 'Zeller']);
    });

    it('of one record are said together, and made when they are new', async () => {
      const put = await coordinator
        .put(`/api/promeneurs/${made['ana']}/tags`)
        .send({ labels: ['Tuteur', 'à relancer'] })
        .expect(200);
      expect(put.body.items.map(({ label }: { label: string }) => label)).toEqual(['À relancer', 'Tuteur']);
      await coordinator.put(`/api/promeneurs/${made['ana']}/tags`).send({ labels: [] }).expect(200);
      expect((await caf.get(`/api/promeneurs/${made['ana']}/tags`).expect(200)).body.items).toEqual([]);
    });

    it('are put on structures too, those named or those a filter finds, of this list alone', async () => {
      const structures = async (query: string): Promise<string[]> =>
        (await coordinator.get(`/api/structures${query}`).expect(200)).body.items.map(({ name }: { name: string }) => name);
      const asked = { kind: 'structure', target: { filter: { territory: GERARDMER } } };
      const put = await coordinator.post(`/api/tags/${tag}/put`).send(asked).expect(200);
      expect(put.body).toEqual({ chosen: 1, ids: [expect.any(String)] });
      expect(await structures(`?tag=${tag}`)).toEqual(['École du Lac']);
      const [id] = put.body.ids as [string];
      expect((await coordinator.get(`/api/structures/export?format=csv&ids=${id}`).expect(200)).text).toContain('École du Lac');
      await coordinator
        .post(`/api/tags/${tag}/put`)
        .send({ ...asked, target: { ids: [made['ana']] } })
        .expect(404);
      await coordinator
        .post(`/api/tags/${tag}/put`)
        .send({ ...asked, target: { filter: { volet: 'youth' } } })
        .expect(422);
      await coordinator
        .post(`/api/tags/${tag}/take`)
        .send({ ...asked, target: { ids: [id] } })
        .expect(200);
      expect(await structures(`?tag=${tag}`)).toEqual([]);
    });

    it('are put away with their records, and come back', async () => {
      await coordinator.delete(`/api/tags/${tag}`).expect(200);
      expect((await listed('?q=Zeller'))[0]!.tags).toEqual([]);
      expect(await names(`?tag=${tag}`)).toEqual([]);
      await coordinator.post(`/api/tags/${tag}/restore`).expect(200);
      expect(await names(`?tag=${tag}`)).toEqual(['Bensaïd', 'Zeller']);
    });

    it('are not for the people they are about, nor for the national level', async () => {
      const { id } = await api.account('promeneur', '88');
      await asOwner(api.database.name, (owner) => owner.query(`update promeneur set "accountId" = $2 where id = $1`, [made['cid'], id]));
      const own = await listed('', await api.as('promeneur'));
      expect(own.map(({ lastName, tags }) => [lastName, tags])).toEqual([['Zeller', []]]);
      const national = await api.as('national', null);
      for (const query of ['', '?department=88']) expect((await listed(query, national)).flatMap(({ tags }) => tags)).toEqual([]);
      expect(await names(`?tag=${tag}`, national)).toEqual([]);
      await caf.post('/api/tags').send({ label: 'De la Caf' }).expect(403);
    });
  });

  describe('views', () => {
    const views = async (browser: Browser) =>
      ((await browser.get('/api/saved-views?list=promeneurs').expect(200)).body.items as { name: string; isMine: boolean }[]).map(
        ({ name, isMine }) => [name, isMine],
      );

    it('are kept for oneself, or shared with those who run the département', async () => {
      await coordinator.post('/api/saved-views').send({ list: 'promeneurs', name: 'Les miens', query: 'volet=youth&page=2' }).expect(201);
      const shared = { list: 'promeneurs', name: 'Sans adresse', query: '?missing=email&sort=-name', shared: true };
      const { body } = await coordinator.post('/api/saved-views').send(shared).expect(201);
      expect(body).toMatchObject({ query: 'missing=email&sort=-name', isMine: true, isDefault: false });
      expect(await views(coordinator)).toEqual([
        ['Les miens', true],
        ['Sans adresse', true],
      ]);
      expect(await views(caf)).toEqual([['Sans adresse', false]]);
      expect(await views(gironde)).toEqual([]);
      await coordinator.post('/api/saved-views').send(shared).expect(409);
    });

    it('are changed by their owner, and opened on by each as they like', async () => {
      const [shared] = (await caf.get('/api/saved-views').expect(200)).body.items as { id: string }[];
      const path = `/api/saved-views/${shared!.id}`;
      expect((await caf.patch(path).send({ name: 'À moi' }).expect(409)).body.code).toBe('view-of-another');
      expect((await caf.patch(path).send({ isDefault: true }).expect(200)).body.isDefault).toBe(true);
      expect((await coordinator.get('/api/saved-views').expect(200)).body.items[1].isDefault).toBe(false);
      expect((await coordinator.patch(path).send({ name: 'Sans courriel' }).expect(200)).body.name).toBe('Sans courriel');
      await caf.delete(path).expect(404);
      await coordinator.delete(path).expect(200);
      expect(await views(caf)).toEqual([]);
    });
  });
});
