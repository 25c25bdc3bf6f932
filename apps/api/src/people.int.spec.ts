import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { consentWording } from '@promenade/directory/model';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const NOW = new Date('2026-11-24T09:00:00Z');

describe('the life of a promeneur in the network', () => {
  let api: TestApi;
  let coordinator: Browser;
  let oneself: Browser;
  let structure: { id: string };
  let lea: { id: string; slug: string };

  beforeAll(async () => {
    api = await testApi({}, { now: () => NOW });
    coordinator = await api.as('coordinator');
    oneself = await api.as('promeneur');
    structure = await aStructure(api.database.name, { name: 'MJC du Lac' });
    const { id: accountId } = await api.account('promeneur', '88');
    const onlineProfiles = [{ network: 'instagram' as const, handle: 'lea.pdn88' }];
    lea = await aPromeneur(api.database.name, {
      ...{ firstName: 'Léa', lastName: 'Marchal', phone: '+33639981407', charterSignedOn: '2025-09-12' },
      ...{ accountId, structureId: structure.id, onlineProfiles },
    });
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const at = (path: string, id = lea.id) => `/api/promeneurs/${id}/${path}`;
  const read = async (id = lea.id) => (await coordinator.get(`/api/promeneurs/${id}`).expect(200)).body;
  const codesOf = (body: { errors: { path: string; code: string }[] }) => body.errors.map(({ path, code }) => `${path}: ${code}`);
  const slot = (weekday: number, from: string, to: string, said: object = {}) => ({ weekday, from, to, ...said });

  it('is told in their own words, and how to come into contact', async () => {
    const words = { presentation: 'Je réponds le soir.', contactNote: 'Par Instagram, sous deux jours.' };
    const { body } = await coordinator.patch(`/api/promeneurs/${lea.id}`).send(words).expect(200);
    expect(body).toMatchObject(words);
    // A presentation of before is read whole, and shortened when it is next written.
    const long = 'a'.repeat(701);
    await asOwner(api.database.name, (owner) => owner.query(`update promeneur set presentation = $2 where id = $1`, [lea.id, long]));
    expect((await read()).presentation).toBe(long);
    const { body: wrong } = await coordinator.patch(`/api/promeneurs/${lea.id}`).send({ presentation: long }).expect(422);
    expect(codesOf(wrong)).toEqual(['presentation: too-big']);
  });

  describe('the week of permanences', () => {
    it('is replaced whole, and read in order', async () => {
      const week = [
        slot(3, '17:00', '19:00', { network: 'instagram', audience: ['youth'] }),
        slot(1, '22:00', '24:00', { onHolidays: true }),
      ];
      const { body } = await coordinator.put(at('permanences')).send({ permanences: week }).expect(200);
      expect(body.permanences).toMatchObject([
        { weekday: 1, from: '22:00', to: '24:00', network: null, audience: [], onHolidays: true },
        { weekday: 3, from: '17:00', to: '19:00', network: 'instagram', audience: ['youth'], onHolidays: false },
      ]);
      const again = await coordinator
        .put(at('permanences'))
        .send({ permanences: [week[0]] })
        .expect(200);
      expect(again.body.permanences).toHaveLength(1);
      expect(again.body.version).toBe(body.version + 1);
    });

    it('holds no slot twice, no strange hour, and no network of somebody else', async () => {
      for (const [week, codes] of [
        [[slot(1, '10:00', '12:00'), slot(1, '11:00', '13:00')], ['permanences: hours-overlap']],
        [[slot(1, '12:00', '10:00')], ['permanences.0.to: ends-before-it-starts']],
        [[slot(1, '10:00', '12:00', { network: 'tiktok' })], ['permanences.0.network: network-not-theirs']],
      ] as const) {
        const { body } = await coordinator.put(at('permanences')).send({ permanences: week }).expect(422);
        expect(codesOf(body)).toEqual(codes);
      }
      for (const week of [[slot(8, '10:00', '12:00')], [slot(1, '25:00', '26:00')], 'lundi', [null]]) {
        await coordinator.put(at('permanences')).send({ permanences: week }).expect(422);
      }
    });
  });

  it('serves places that exist, said with their names', async () => {
    const { body } = await coordinator
      .put(at('territories'))
      .send({
        territories: [
          { kind: 'department', code: '88' },
          { kind: 'commune', code: '88160' },
          { kind: 'commune', code: '88160' },
        ],
      })
      .expect(200);
    expect(body.territories).toEqual([
      { kind: 'commune', code: '88160', name: 'Épinal' },
      { kind: 'department', code: '88', name: 'Vosges' },
    ]);
    const wrong = await coordinator
      .put(at('territories'))
      .send({ territories: [{ kind: 'commune', code: '88' }] })
      .expect(422);
    expect(codesOf(wrong.body)).toEqual(['territories.0.code: territory-unknown']);
    expect((await read()).territories).toHaveLength(2);
    await coordinator.put(at('territories')).send({ territories: [] }).expect(200);
  });

  it('is away on days that are said once, by the person or the coordination, and comes back', async () => {
    const { body } = await oneself.post(at('absences')).send({ startsOn: '2026-12-21', endsOn: '2027-01-03' }).expect(201);
    expect(body.absences).toMatchObject([{ startsOn: '2026-12-21', endsOn: '2027-01-03' }]);
    const twice = await coordinator.post(at('absences')).send({ startsOn: '2027-01-03', endsOn: '2027-01-04' }).expect(409);
    expect(twice.body).toMatchObject({ code: 'absence-overlaps', facts: { startsOn: '2026-12-21' } });
    await coordinator.post(at('absences')).send({ startsOn: '2027-02-02', endsOn: '2027-02-01' }).expect(422);
    const other = await aPromeneur(api.database.name, {});
    await coordinator.delete(at(`absences/${body.absences[0].id}`, other.id)).expect(404);
    expect((await coordinator.delete(at(`absences/${body.absences[0].id}`)).expect(200)).body.absences).toEqual([]);
  });

  describe('what the public may see', () => {
    it('is agreed to in one’s own seat, or on paper, word for word, and said once', async () => {
      const mine = await oneself.put(at('consents/phone')).send({ given: true }).expect(200);
      expect(mine.body.publishes).toEqual(['phone']);
      const again = await oneself.put(at('consents/phone')).send({ given: true }).expect(200);
      expect(again.body.version).toBe(mine.body.version);
      const paper = await coordinator.put(at('consents/last-name')).send({ given: true }).expect(200);
      expect(paper.body.publishes).toEqual(['last-name', 'phone']);
      await coordinator.put(at('consents/phone')).send({ given: false }).expect(200);
      const { body } = await oneself.get(at('consents')).expect(200);
      expect(body).toMatchObject({ total: 3, page: 1 });
      expect(body.items.map((line: object) => line)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ department: '88', field: 'phone', given: true, means: 'self', wording: consentWording.phone }),
          expect.objectContaining({ field: 'last-name', given: true, means: 'paper', wording: consentWording['last-name'] }),
          expect.objectContaining({ field: 'phone', given: false, means: 'paper', at: '2026-11-24T09:00:00Z' }),
        ]),
      );
    });

    it('is on the public page from that moment, and off it', async () => {
      const seen = async () => JSON.stringify((await (await api.as()).get(`/api/public/promeneurs/${lea.slug}`).expect(200)).body);
      await oneself.put(at('consents/phone')).send({ given: true }).expect(200);
      expect(await seen()).toContain('+33639981407');
      await oneself.put(at('consents/phone')).send({ given: false }).expect(200);
      expect(await seen()).not.toContain('+33639981407');
      await coordinator.put(at('consents/last-name')).send({ given: false }).expect(200);
      expect(await seen()).not.toContain('Marchal');
    });

    it('is kept for ever: nobody rewrites an answer', async () => {
      await expect(
        api.database.transaction({ id: 'test', role: 'coordinator', department: '88' }, () =>
          api.database.query(`update consent set given = true`),
        ),
      ).rejects.toThrow('permission denied');
      await coordinator.put(at('consents/notes')).send({ given: true }).expect(404);
      await coordinator.put(at('consents/phone')).send({ given: 'oui' }).expect(422);
    });
  });

  it('takes the first steps one by one, ticked once', async () => {
    const { body } = await oneself.put(at('onboarding/networks-chosen')).send({}).expect(200);
    expect(body.onboarding).toEqual([{ step: 'networks-chosen', doneOn: '2026-11-24' }]);
    const again = await coordinator.put(at('onboarding/networks-chosen')).send({}).expect(200);
    expect(again.body.version).toBe(body.version);
    await oneself.put(at('onboarding/autre-chose')).send({}).expect(404);
    expect((await coordinator.delete(at('onboarding/networks-chosen')).expect(200)).body.onboarding).toEqual([]);
    await coordinator.delete(at('onboarding/networks-chosen')).expect(200);
  });

  it('makes the week of the département: who answers when, who never, who is alone late', async () => {
    const far = await aPromeneur(api.database.name, { department: '33', charterSignedOn: '2025-01-01' });
    await (
      await api.as('coordinator', '33')
    )
      .put(at('permanences', far.id))
      .send({ permanences: [slot(2, '20:00', '22:00')] })
      .expect(200);
    const unsigned = await aPromeneur(api.database.name, { structureId: structure.id });
    await coordinator
      .put(at('permanences', unsigned.id))
      .send({ permanences: [slot(2, '17:00', '22:00')] })
      .expect(200);
    await coordinator
      .put(at('permanences'))
      .send({ permanences: [slot(2, '19:00', '22:00')] })
      .expect(200);
    const { body } = await (await api.as('caf')).get('/api/directory/permanences').expect(200);
    expect(body).toMatchObject({ listed: 1, holding: 1, without: [] });
    expect(body.days[1].hours.slice(17, 23)).toEqual([0, 0, 1, 1, 1, 0]);
    expect(body.lone).toEqual([{ weekday: 2, from: '20:00', to: '22:00', promeneur: { id: lea.id, name: 'Léa Marchal' } }]);
    const parents = await coordinator.get('/api/directory/permanences?volet=parenting').expect(200);
    expect(parents.body).toMatchObject({ listed: 0, holding: 0 });
    await coordinator.get('/api/directory/permanences?volet=x').expect(422);
    await oneself.get('/api/directory/permanences').expect(403);
  });

  it('is written in one’s own record alone, and never next door', async () => {
    const other = await aPromeneur(api.database.name, {});
    const far = await api.as('coordinator', '33');
    const doors: [string, string, object | undefined][] = [
      ['post', 'absences', { startsOn: '2028-01-01', endsOn: '2028-01-02' }],
      ['delete', `absences/${other.id}`, undefined],
      ['get', 'consents', undefined],
      ['put', 'consents/phone', { given: true }],
      ['put', 'onboarding/networks-chosen', {}],
      ['delete', 'onboarding/networks-chosen', undefined],
      ['put', 'departure/pinned-message', {}],
      ['delete', 'departure/pinned-message', undefined],
    ];
    const coordinations: typeof doors = [
      ['put', 'permanences', { permanences: [] }],
      ['put', 'territories', { territories: [] }],
      ['put', 'departure', { leavesOn: '2028-01-01' }],
      ['delete', 'departure', undefined],
    ];
    const call = (browser: Browser, [method, path, body]: (typeof doors)[number], id: string) =>
      browser[method as 'put'](at(path, id)).send(body);
    for (const door of doors) {
      await call(oneself, door, other.id).expect(404);
      for (const role of ['caf', 'national', 'structure'] as const) await call(await api.as(role), door, lea.id).expect(403);
    }
    for (const door of coordinations) await call(oneself, door, lea.id).expect(403);
    for (const door of [...doors, ...coordinations]) await call(far, door, lea.id).expect(404);
  });

  it('leaves a line of the trail for each part, without the words kept out of it', async () => {
    await coordinator.put(at('departure')).send({ leavesOn: '2027-06-30', note: 'Confidence' }).expect(200);
    const tables = await asOwner(api.database.name, (owner) =>
      owner.query(
        `select distinct "table" from audit_line where "table" in ('permanence', 'absence', 'consent', 'checklist_mark', 'departure', 'promeneur_territory')`,
      ),
    );
    expect(tables).toHaveLength(6);
    const leaks = await asOwner(api.database.name, (owner) =>
      owner.query(`select id from audit_line where after::text like '%Confidence%'`),
    );
    expect(leaks).toEqual([]);
  });
});
