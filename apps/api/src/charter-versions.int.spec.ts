import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;
interface Version {
  id: string;
  department: string | null;
  number: number;
  text: string;
  standing: string;
  newerCore: { id: string; number: number } | null;
  beforeId: string | null;
  [key: string]: unknown;
}

const core =
  '## Article 1. Agir\n\nLa structure donne deux heures par semaine.\n\nSon profil montre au moins :\n\n- le prénom ;\n- une photo.';
const additions = '## Article 11. Les réunions\n\nUne réunion par mois à Épinal.';

describe('the versions of the charter', () => {
  let api: TestApi;
  let national: Browser;
  let vosges: Browser;
  let gironde: Browser;
  beforeAll(async () => {
    api = await testApi();
    [national, vosges, gironde] = await Promise.all([api.as('national'), api.as('coordinator', '88'), api.as('coordinator', '33')]);
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  const post = async (browser: Browser, body: object, status = 201) =>
    (await browser.post('/api/charters').send(body).expect(status)).body as Version;
  const publish = async (browser: Browser, id: string, body: object = {}, status = 200) =>
    (await browser.post(`/api/charters/versions/${id}/publish`).send(body).expect(status)).body as Version & { code: string };
  const read = async (browser: Browser, id: string) => (await browser.get(`/api/charters/versions/${id}`).expect(200)).body as Version;
  const listed = async (browser: Browser) => (await browser.get('/api/charters?size=200').expect(200)).body.items as Version[];
  /** A national text in force. */
  const aCore = async (text = core, more: object = {}) =>
    publish(national, (await post(national, { title: 'Charte nationale', text, ...more })).id);
  /** A text of the Vosges on a core, in force. */
  const onCore = async (coreId: string, more: object = {}) =>
    publish(vosges, (await post(vosges, { title: 'Charte des Vosges', coreId, additions, ...more })).id);

  it('are the national level’s own, whose draft no département reads, and a département’s own', async () => {
    const draft = await post(national, { title: 'Charte nationale', text: core });
    expect([draft.department, draft.coreId, draft.additions]).toEqual([null, null, null]);
    await vosges.get(`/api/charters/versions/${draft.id}`).expect(404);
    const published = await publish(national, draft.id);
    expect((await read(vosges, published.id)).text).toBe(core);
    for (const act of ['publish', 'carry-over']) {
      const { body } = await vosges.post(`/api/charters/versions/${published.id}/${act}`).send({}).expect(409);
      expect(body.code).toBe('not-your-text');
    }
    const own = await post(vosges, { title: 'Charte des Vosges', text: core });
    expect(own.department).toBe('88');
    const { body } = await national.put(`/api/charters/versions/${own.id}`).send({ title: 'Autre', text: 'Autre.' }).expect(409);
    expect(body.code).toBe('not-your-text');
    await national.delete(`/api/charters/versions/${own.id}`).expect(409);
    await gironde.get(`/api/charters/versions/${own.id}`).expect(404);
    expect((await read(vosges, own.id)).text).toBe(core);
  });

  it('of a département hold the core word for word, then what it adds', async () => {
    const nation = await aCore(core, { consentSentence: 'J’ai lu la charte nationale.', typedSentence: 'Lu et approuvé' });
    const version = await onCore(nation.id, { material: false, reason: 'Des réunions chaque mois.' });
    expect(version.text).toBe(
      `${core}\n\n## Dispositions propres au département\n\n### Article 11. Les réunions\n\nUne réunion par mois à Épinal.`,
    );
    expect(version).toMatchObject({
      ...{ coreId: nation.id, additions, consentSentence: 'J’ai lu la charte nationale.', typedSentence: 'Lu et approuvé' },
      ...{ material: false, reason: 'Des réunions chaque mois.', profileItems: nation.profileItems },
    });
    const kept = await onCore(nation.id, { typedSentence: null, profileItems: [{ label: 'Le logo des Vosges' }] });
    expect(kept.typedSentence).toBeNull();
    expect(kept.profileItems).toEqual([...(nation.profileItems as object[]), { key: 'banner', label: 'Le logo des Vosges' }]);
  });

  it('say in French what a draft lacks, or says twice', async () => {
    const nation = await aCore();
    const faults = async (body: object) =>
      (
        (
          await vosges
            .post('/api/charters')
            .send({ title: 'Charte', ...body })
            .expect(422)
        ).body.errors as { path: string; message: string }[]
      ).map(({ path, message }) => `${path}: ${message}`);
    expect(await faults({})).toEqual(['text: Ce champ est nécessaire.']);
    expect(await faults({ coreId: nation.id })).toEqual(['additions: Ce champ est nécessaire.']);
    expect(await faults({ text: 'Un.', additions: 'Deux.' })).toEqual([expect.stringContaining('pas les deux')]);
    expect(await faults({ text: 'Un.', coreId: nation.id, additions: 'Deux.' })).toEqual([expect.stringContaining('pas les deux')]);
    expect(await faults({ text: 'a'.repeat(60_001) })).toHaveLength(1);
  });

  it('stand on a published national text, and on no other', async () => {
    const nation = await aCore();
    const own = await publish(vosges, (await post(vosges, { title: 'Charte', text: core })).id);
    const draft = await post(national, { title: 'Charte nationale', text: core });
    const body = (coreId: string) => ({ title: 'Charte', coreId, additions });
    expect((await post(vosges, body(own.id), 409)).code).toBe('core-not-national');
    await post(vosges, body(draft.id), 404);
    await post(gironde, body(own.id), 404);
    expect((await post(national, body(nation.id), 409)).code).toBe('core-for-departments');
    const straight = (coreId: string) =>
      asOwner(api.database.name, (owner) =>
        owner.query(
          `insert into charter_version (department, number, title, text, "profileItems", "consentSentence", "createdAt", "coreId", additions)
           values ('88', 99, 'x', 'x', '[]', 'x', now(), $1, 'x')`,
          [coreId],
        ),
      );
    await expect(straight(own.id)).rejects.toThrow('A core is a published national version.');
    await expect(straight(draft.id)).rejects.toThrow('A core is a published national version.');
  });

  it('never change once published, whoever asks and whatever the column', async () => {
    const version = await onCore((await aCore()).id);
    const before = await read(vosges, version.id);
    await vosges.put(`/api/charters/versions/${version.id}`).send({ title: 'Autre', text: 'Autre.' }).expect(409);
    const columns = {
      additions: `'x'`,
      '"typedSentence"': `'x'`,
      material: 'not material',
      reason: `'x'`,
      '"effectiveOn"': 'current_date + 1',
    };
    for (const [column, value] of Object.entries({ ...columns, text: `'x'`, '"coreId"': 'null' })) {
      const change = asOwner(api.database.name, (owner) =>
        owner.query(`update charter_version set ${column} = ${value} where id = $1`, [version.id]),
      );
      await expect(change).rejects.toThrow('A published charter version is immutable.');
    }
    expect(await read(vosges, version.id)).toEqual(before);
  });

  it('say where they stand among those of their owner', async () => {
    const first = await publish(gironde, (await post(gironde, { title: 'Charte', text: core })).id);
    const second = await publish(gironde, (await post(gironde, { title: 'Charte', text: `${core}\n\nFin.` })).id);
    const later = await publish(gironde, (await post(gironde, { title: 'Charte', text: core })).id, { effectiveOn: '2040-01-01' });
    const draft = await post(gironde, { title: 'Charte', text: core });
    const shown = (await listed(gironde)).filter(({ department }) => department === '33');
    expect(shown.map(({ id, standing, beforeId }) => [id, standing, beforeId])).toEqual([
      [draft.id, 'draft', later.id],
      [later.id, 'upcoming', second.id],
      [second.id, 'in-force', first.id],
      [first.id, 'replaced', expect.anything()],
    ]);
    expect((await listed(gironde))[0]!.department).toBeNull();
  });

  it('are taken over onto the national text that came since, in one act, once', async () => {
    const nation = await aCore();
    const version = await onCore(nation.id, { profileItems: [{ label: 'Le logo' }], consentSentence: 'J’accepte la charte des Vosges.' });
    expect((await vosges.post(`/api/charters/versions/${version.id}/carry-over`).expect(409)).body.code).toBe('core-current');
    const changed = core.replace('deux heures', 'trois heures');
    const newer = await aCore(changed, { reason: 'Trois heures au lieu de deux.' });
    expect((await read(vosges, version.id)).newerCore).toEqual({ id: newer.id, number: newer.number });
    const stale = await post(vosges, { title: 'Charte', coreId: nation.id, additions });
    expect((await publish(vosges, stale.id, {}, 409)).code).toBe('core-outdated');

    const draft = (await vosges.post(`/api/charters/versions/${version.id}/carry-over`).expect(201)).body as Version;
    expect(draft).toMatchObject({
      ...{ standing: 'draft', coreId: newer.id, additions, newerCore: null, reason: 'Trois heures au lieu de deux.' },
      ...{ consentSentence: 'J’accepte la charte des Vosges.', profileItems: version.profileItems },
    });
    expect(draft.text.startsWith(changed)).toBe(true);
    const again = await vosges.post(`/api/charters/versions/${version.id}/carry-over`).expect(409);
    expect(again.body).toMatchObject({ code: 'already-carried-over', facts: { id: draft.id } });
    expect((await publish(vosges, draft.id)).state).toBe('published');
    expect((await read(vosges, version.id)).text).toBe(version.text);
  });

  it('wait for the day of their core', async () => {
    await aCore();
    const tomorrow = await publish(national, (await post(national, { title: 'Charte nationale', text: core })).id, {
      effectiveOn: '2041-01-01',
    });
    const draft = await post(vosges, { title: 'Charte', coreId: tomorrow.id, additions });
    expect((await publish(vosges, draft.id, {}, 409)).code).toBe('core-not-yet');
    expect((await publish(vosges, draft.id, { effectiveOn: '2041-01-02' })).effectiveOn).toBe('2041-01-02');
  });

  it('tell what changed between any two, across owners too', async () => {
    const nation = await aCore();
    const version = await onCore(nation.id, { typedSentence: 'Lu et approuvé' });
    const between = async (to: string, from?: string) =>
      (await vosges.get(`/api/charters/versions/${to}/difference${from ? `?from=${from}` : ''}`).expect(200)).body as {
        from: { id: string };
        lines: { kind: string; runs: { text: string }[] }[];
        articles: { title: string; change: string }[];
        terms: { term: string }[];
      };
    const told = await between(version.id, nation.id);
    expect(told.articles.filter(({ change }) => change !== 'same').map(({ title, change }) => [title, change])).toEqual([
      ['Dispositions propres au département', 'new'],
      ['Article 11. Les réunions', 'new'],
    ]);
    expect(told.terms.map(({ term }) => term)).toEqual(['title', 'typedSentence']);
    expect((await between(version.id)).from.id).toBe((await read(vosges, version.id)).beforeId);
    const foreign = await post(gironde, { title: 'Charte', text: core });
    await vosges.get(`/api/charters/versions/${version.id}/difference?from=${foreign.id}`).expect(404);
    await vosges.get(`/api/charters/versions/${version.id}/difference?from=x`).expect(422);
  });
});
