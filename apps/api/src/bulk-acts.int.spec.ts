import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelCharter } from '@promenade/charter/api';
import { BulkInviter } from '@promenade/directory/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import type { BulkAct } from '@promenade/directory/model';
import { Clock } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import { addDays } from '@promenade/platform/model';
import { type TestApi, testApi } from './testing';
import { worked } from './worked.testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

describe('an act on many', () => {
  let api: TestApi;
  let coordinator: Browser;
  let lake: string;
  const made: Record<string, string> = {};
  const everyone = { filter: {}, everyone: true };

  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
    const base = api.database.name;
    lake = (await aStructure(base, { name: 'MJC du Lac', representativeEmail: 'direction@lac.example' })).id;
    made['mute'] = (await aStructure(base, { name: 'Nuage', representativeEmail: null })).id;
    const people: [string, Parameters<typeof aPromeneur>[1]][] = [
      ['ana', { firstName: 'Ana', lastName: 'Aubert', email: 'ana@exemple.example' }],
      ['bob', { firstName: 'Bob', lastName: 'Bernard', email: 'bob@exemple.example' }],
      ['cid', { firstName: 'Cid', lastName: 'Colin', email: null }],
      ['dan', { firstName: 'Dan', lastName: 'Didier', email: 'dan@exemple.example', withdrawnOn: '2020-01-01' }],
      [
        'eve',
        { firstName: 'Eve', lastName: 'Etienne', email: 'eve@exemple.example', accountId: (await api.account('promeneur', '88')).id },
      ],
    ];
    for (const [name, given] of people) made[name] = (await aPromeneur(base, { structureId: lake, ...given })).id;
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const owner = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
    asOwner(api.database.name, (base) => base.query(sql, parameters)) as Promise<T[]>;
  const ask = async (draft: object): Promise<BulkAct> => (await coordinator.post('/api/bulk-acts').send(draft).expect(202)).body;
  const found = async ({ id, kind }: BulkAct): Promise<BulkAct | undefined> =>
    ((await coordinator.get(`/api/bulk-acts?kind=${kind}`).expect(200)).body.items as BulkAct[]).find((one) => one.id === id);
  const done = (act: BulkAct): Promise<BulkAct> =>
    worked(api, async () => {
      const now = await found(act);
      return now?.state === 'underway' ? undefined : now;
    });
  const invited = async (): Promise<string[]> =>
    (await owner<{ email: string }>(`select email from invitation where "revokedAt" is null order by email`)).map(({ email }) => email);
  const letters = async (subject: string): Promise<string[]> =>
    (await owner<{ to: string }>(`select "to" from letter where occasion like $1 || '%' order by 1`, [subject])).map(({ to }) => to);

  it('is for somebody: a filter that finds nobody is refused, and so are other seats', async () => {
    const nobody = { act: 'invite', target: { filter: { q: 'Personne' } } };
    expect((await coordinator.post('/api/bulk-acts').send(nobody).expect(409)).body.code).toBe('target-empty');
    await (await api.as('caf')).post('/api/bulk-acts').send({ act: 'invite', target: everyone }).expect(403);
    await (
      await api.as('coordinator', '33')
    )
      .post('/api/bulk-acts')
      .send({ act: 'invite', target: { ids: [made['ana']] } })
      .expect(404);
  });

  it('invites by the worker, once whatever is clicked twice, and says who is left out and why', async () => {
    const draft = { act: 'invite', target: everyone };
    const [asked, again] = [await ask(draft), await ask(draft)];
    expect(again.id).toBe(asked.id);
    expect(asked).toMatchObject({ state: 'underway', kind: 'promeneur', total: 5, done: 0 });
    expect(await done(asked)).toMatchObject({
      ...{ state: 'done', total: 5, done: 2, leftOut: 3, undoable: 2 },
      leftOutNames: [
        { id: made['cid'], name: 'Cid Colin', reason: 'email-missing' },
        { id: made['dan'], name: 'Dan Didier', reason: 'left' },
        { id: made['eve'], name: 'Eve Etienne', reason: 'has-account' },
      ],
    });
    expect(await invited()).toEqual(['ana@exemple.example', 'bob@exemple.example']);
    const third = await done(await ask({ act: 'invite', target: { ids: [made['ana']] } }));
    expect(third.leftOutNames).toEqual([{ id: made['ana'], name: 'Ana Aubert', reason: 'already-invited' }]);
    expect((await coordinator.post(`/api/bulk-acts/${third.id}/close`).expect(200)).body.id).toBe(third.id);
    expect(await found(third)).toBeUndefined();
    expect((await coordinator.post(`/api/bulk-acts/${asked.id}/undo`).expect(200)).body).toMatchObject({ undoable: 0, takenBack: 2 });
    expect(await invited()).toEqual([]);
  });

  it('goes on after a worker died half way, and writes nobody twice', async () => {
    const asked = await ask({ act: 'invite', target: { ids: [made['ana'], made['bob']] } });
    const { id } = await api.account('coordinator', '88');
    const dies = {
      tell: (treated: number) => (treated === 1 ? Promise.reject(new Error('killed')) : Promise.resolve()),
    };
    const actor = { id, role: 'coordinator', department: '88', purpose: 'session' } as const;
    await expect(api.app.get(BulkInviter).run({ bulkAct: asked.id }, dies, actor)).rejects.toThrow('killed');
    expect(await invited()).toHaveLength(1);
    expect((await coordinator.post(`/api/bulk-acts/${asked.id}/undo`).expect(409)).body.code).toBe('bulk-act-underway');
    expect(await done(asked)).toMatchObject({ state: 'done', done: 2, leftOut: 0, undoable: 2 });
    expect(await invited()).toEqual(['ana@exemple.example', 'bob@exemple.example']);
  });

  it('invites those who sign for structures to their seat', async () => {
    const told = await done(await ask({ act: 'invite', kind: 'structure', target: everyone }));
    expect(told).toMatchObject({
      kind: 'structure',
      done: 1,
      leftOutNames: [{ id: made['mute'], name: 'Nuage', reason: 'email-missing' }],
    });
    const [seat] = await owner(`select "firstName", "lastName", role, "recordId" from invitation where email = 'direction@lac.example'`);
    expect(seat).toEqual({ firstName: 'Isabelle', lastName: 'Noël', role: 'structure', recordId: lake });
  });

  it('reminds whoever has to sign, by one letter each, and leaves in peace who was written to today or yesterday', async () => {
    const { body } = await coordinator.post('/api/charters').send({ title: modelCharter.title, text: modelCharter.text }).expect(201);
    await coordinator.post(`/api/charters/versions/${body.id}/publish`).send({}).expect(200);
    await coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [made['ana'], made['bob']] })
      .expect(201);
    const draft = { act: 'remind', target: { ids: [made['ana'], made['bob'], made['dan']] } };
    const lastWritten = (days: number) =>
      owner(`update signatory set "remindedOn" = $1 where position = 1`, [addDays(api.app.get(Clock).today(), days)]);
    await lastWritten(-1);
    expect((await done(await ask(draft))).leftOutNames.map(({ reason }) => reason)).toEqual([
      ...['reminded-yesterday', 'reminded-yesterday', 'nothing-waiting'],
    ]);
    await lastWritten(-2);
    expect(await done(await ask(draft))).toMatchObject({ done: 2, leftOut: 1, undoable: 0 });
    expect(await letters('signature-reminder/')).toEqual(['direction@lac.example']);
    const again = await done(await ask({ act: 'remind', kind: 'structure', target: everyone }));
    expect(again.leftOutNames.map(({ name, reason }) => [name, reason])).toEqual([
      ['MJC du Lac', 'reminded-today'],
      ['Nuage', 'nothing-waiting'],
    ]);
    expect(await letters('signature-reminder/')).toHaveLength(1);
  });
});
