import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { Pages1795000032000 } from './migrations/032-pages';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const NOW = new Date('2026-11-22T09:00:00Z');
const TODAY = '2026-11-22';

/** G-21. */
describe('a page of two promeneurs', () => {
  let api: TestApi;
  let coordinator: Browser;
  let lea: { id: string };

  const sql = (text: string, parameters: unknown[] = []) => asOwner(api.database.name, (owner) => owner.query(text, parameters));

  beforeAll(async () => {
    api = await testApi({}, { now: () => NOW });
    coordinator = await api.as('coordinator');
    const onlineProfiles = [{ network: 'instagram' as const, handle: 'lea_pdn88', url: 'https://www.instagram.com/lea_pdn88/' }];
    lea = await aPromeneur(api.database.name, { firstName: 'Léa', lastName: 'Marchal', onlineProfiles });
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const conflicts = async (browser: Browser, state = 'open') =>
    (await browser.get(`/api/profile-conflicts?state=${state}`).expect(200)).body.items;

  it('is refused within one, however it is spelt', async () => {
    const other = await aPromeneur(api.database.name, { firstName: 'Ana' });
    for (const handle of ['@LEA_PdN88', 'lea_pdn88', 'https://instagram.com/lea_pdn88?igsh=1', 'www.instagram.com/Lea_pdn88/']) {
      const { body } = await coordinator
        .post(`/api/promeneurs/${other.id}/online-profiles`)
        .send({ network: 'instagram', handle })
        .expect(409);
      expect(body).toMatchObject({ code: 'profile-taken', facts: { id: lea.id } });
    }
  });

  it('is refused whatever the network it is noted under, by the rule and by the base', async () => {
    const [ana, bob] = [
      await aPromeneur(api.database.name, { firstName: 'Ana' }),
      await aPromeneur(api.database.name, { firstName: 'Bob' }),
    ];
    const add = (id: string, network: string, handle: string) =>
      coordinator.post(`/api/promeneurs/${id}/online-profiles`).send({ network, handle });
    await add(ana.id, 'blog', 'https://www.forum.example/viewtopic?u=1&utm_source=mail').expect(201);
    await add(ana.id, 'facebook', 'https://www.facebook.com/ana.pdn').expect(201);
    // Their owner may name the account of Facebook for Messenger too.
    await add(ana.id, 'messenger', 'https://m.me/anapdn').expect(201);
    const taken = [
      ...[
        ['forum', 'http://forum.example/viewtopic/?fbclid=x&u=1'],
        ['other', 'm.forum.example/ViewTopic?u=1'],
      ],
      ...[
        ['messenger', 'm.me/Ana.Pdn'],
        ['facebook', 'anapdn'],
      ],
    ] as const;
    for (const [network, handle] of taken) {
      const { body } = await add(bob.id, network!, handle!).expect(409);
      expect(body).toMatchObject({ code: 'profile-taken', facts: { id: ana.id } });
    }
    await add(bob.id, 'forum', 'https://forum.example/viewtopic?u=2').expect(201);
    await expect(
      sql(
        `insert into online_profile (department, "promeneurId", network, handle, "handleKey", "pageKey") values ('88', $1, 'other', 'x', 'x', $2)`,
        [bob.id, 'facebook anapdn'],
      ),
    ).rejects.toThrow('online_profile_one_owner');
  });

  it('stays with both where an earlier release let it in, and is told to the coordination until one goes', async () => {
    const at = (network: 'blog' | 'other', url: string) => ({ network, handle: url.slice(8), url });
    const made = { createdAt: '2024-01-01T08:00:00Z' };
    const first = await aPromeneur(api.database.name, { ...made, onlineProfiles: [at('blog', 'https://lea.example/a')] });
    const later = await aPromeneur(api.database.name, { firstName: 'Ida', onlineProfiles: [at('other', 'https://lea.example/b')] });
    const owners = async () =>
      (await sql(
        `select "promeneurId" as id, "pageKey", "toldTwice" from online_profile where "promeneurId" = any($1) order by "toldTwice"`,
        [[first.id, later.id]],
      )) as unknown[];
    await asOwner(api.database.name, async (owner) => {
      const runner = owner as unknown as Parameters<Pages1795000032000['up']>[0];
      await new Pages1795000032000().down(runner);
      await owner.query(`update online_profile set url = 'https://www.Lea.example/A/?utm_source=x' where "promeneurId" = $1`, [later.id]);
      await new Pages1795000032000().up(runner);
    });
    const pageKey = 'web lea.example/a';
    expect(await owners()).toEqual([
      { id: first.id, pageKey, toldTwice: false },
      { id: later.id, pageKey, toldTwice: true },
    ]);
    const { body } = await coordinator
      .post(`/api/promeneurs/${lea.id}/online-profiles`)
      .send({ network: 'tiktok', handle: 'lea_pdn88' })
      .expect(201);
    expect(await conflicts(coordinator)).toMatchObject(
      [first.id, later.id].sort().map(() => ({ department: '88', otherDepartment: '88', openedOn: TODAY })),
    );
    const [page] = (await coordinator.get(`/api/promeneurs/${later.id}`)).body.onlineProfiles;
    await coordinator.delete(`/api/promeneurs/${later.id}/online-profiles/${page.id}`).expect(200);
    expect(await conflicts(coordinator)).toEqual([]);
    const added = body.onlineProfiles.find(({ network }: { network: string }) => network === 'tiktok');
    await coordinator.delete(`/api/promeneurs/${lea.id}/online-profiles/${added.id}`).expect(200);
  });

  it('is told to both, without the other’s name, and closes when one goes', async () => {
    const gironde = await api.as('coordinator', '33');
    const far = await aPromeneur(api.database.name, { department: '33', firstName: 'Zoé', lastName: 'Lointaine' });
    const { body } = await gironde
      .post(`/api/promeneurs/${far.id}/online-profiles`)
      .send({ network: 'instagram', handle: 'Lea_pdn88' })
      .expect(201);
    const [[here], [there]] = [await conflicts(coordinator), await conflicts(gironde)];
    expect(here).toMatchObject({
      ...{ department: '88', promeneur: { id: lea.id, name: 'Léa Marchal' }, handle: 'lea_pdn88' },
      ...{ otherDepartment: '33', otherContact: 'coordinator.33@test.example', openedOn: TODAY, closedOn: null },
    });
    expect(there).toMatchObject({ otherDepartment: '88', promeneur: { id: far.id }, otherContact: 'coordinator.88@test.example' });
    expect(JSON.stringify(here)).not.toMatch(/Lointaine|Zoé/);
    expect(JSON.stringify(there)).not.toContain('Marchal');
    await (await api.as('promeneur')).get('/api/profile-conflicts').expect(403);
    await gironde.delete(`/api/promeneurs/${far.id}/online-profiles/${body.onlineProfiles[0].id}`).expect(200);
    expect([await conflicts(coordinator), await conflicts(gironde)]).toEqual([[], []]);
    expect(await conflicts(coordinator, 'closed')).toContainEqual({ ...here, closedOn: TODAY });
  });
});
