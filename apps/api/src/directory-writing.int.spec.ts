import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const EPINAL = '88160';
const NOWHERE = '11111111-1111-4111-8111-111111111111';

describe('the records of the directory', () => {
  let api: TestApi;
  let coordinator: Browser;
  let structure: { id: string; name: string };

  beforeAll(async () => {
    api = await testApi();
    structure = await aStructure(api.database.name, { name: 'MJC du Lac', communeCode: EPINAL });
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const created = async (draft: Record<string, unknown> = {}) =>
    (
      await coordinator
        .post('/api/promeneurs')
        .send({ firstName: 'Léa', lastName: 'Marchal', ...draft })
        .expect(201)
    ).body;
  const codesOf = (body: { errors: { path: string; code: string }[] }) => body.errors.map(({ path, code }) => `${path}: ${code}`);

  describe('a promeneur', () => {
    it('is created with what is known, read as people type it', async () => {
      const body = await created({
        email: ' Lea.Marchal@MJC.example ',
        phone: '06 39 98 10 00',
        function: '',
        volets: ['parenting', 'youth', 'youth'],
        notes: 'Arrive en mars',
        employment: { structureId: structure.id, startsOn: '2026-03-01', weeklyHours: 2.5 },
      });
      expect(body).toMatchObject({
        department: '88',
        email: 'lea.marchal@mjc.example',
        phone: '+33639981000',
        function: null,
        volets: ['youth', 'parenting'],
        state: 'unsigned',
        structure: { id: structure.id, name: 'MJC du Lac' },
        weeklyHours: 2.5,
        employments: [{ startsOn: '2026-03-01', startsOnPrecision: 'day', endsOn: null, weeklyHours: 2.5, isLive: true }],
        version: 1,
      });
      expect(body.slug).toMatch(/^88-lea-mjc-du-lac-[a-z2-9]{4}$/);
      expect((await coordinator.get(`/api/promeneurs/${body.id}`).expect(200)).body).toEqual(body);
    });

    it('needs a name, and nothing that the contract does not know', async () => {
      const { body } = await coordinator
        .post('/api/promeneurs')
        .send({ lastName: '', slug: 'x', department: '33', volets: ['x'] })
        .expect(422);
      expect(
        codesOf(body)
          .map((code) => code.split(':')[0])
          .sort(),
      ).toEqual(['department', 'firstName', 'lastName', 'slug', 'volets.0']);
      for (const wrong of [
        { phone: 'au bureau' },
        { email: 'lea' },
        { firstName: 'a\u0000' },
        { employment: { structureId: NOWHERE } },
        { employment: { structureId: structure.id, startsOn: '2026-03-01', endsOn: '2026-02-01' } },
      ]) {
        await coordinator
          .post('/api/promeneurs')
          .send({ firstName: 'A', lastName: 'B', ...wrong })
          .expect(422);
      }
    });

    it('keeps an address to itself', async () => {
      const first = await created({ email: 'unique@mjc.example' });
      const { body } = await coordinator
        .post('/api/promeneurs')
        .send({ firstName: 'B', lastName: 'C', email: 'unique@mjc.example' })
        .expect(409);
      expect(body).toMatchObject({ code: 'email-taken', facts: { id: first.id, name: 'Léa Marchal' } });
      const other = await created();
      await coordinator.patch(`/api/promeneurs/${other.id}`).send({ email: 'unique@mjc.example' }).expect(409);
      await coordinator.patch(`/api/promeneurs/${first.id}`).send({ email: 'unique@mjc.example' }).expect(200);
    });

    it('changes in what is said and no more, and its slug never does', async () => {
      const { id, slug } = await created({ phone: '0639981001', notes: 'Un' });
      const { body } = await coordinator.patch(`/api/promeneurs/${id}`).send({ lastName: 'Étienne', notes: '' }).expect(200);
      expect(body).toMatchObject({ firstName: 'Léa', lastName: 'Étienne', phone: '+33639981001', notes: null, slug, version: 2 });
      const found = await coordinator.get('/api/promeneurs?q=etienne').expect(200);
      expect(found.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
    });

    it('is not overwritten unseen', async () => {
      const { id } = await created();
      await coordinator.patch(`/api/promeneurs/${id}`).set('If-Match', '"1"').send({ function: 'Animatrice' }).expect(200);
      const late = await coordinator.patch(`/api/promeneurs/${id}`).set('If-Match', '"1"').send({ function: 'Directrice' }).expect(412);
      expect(late.body.code).toBe('changed-meanwhile');
      await coordinator.patch(`/api/promeneurs/${id}`).send({ function: 'Directrice', version: 1 }).expect(412);
      await coordinator.patch(`/api/promeneurs/${id}`).set('If-Match', 'any').send({}).expect(412);
      await coordinator.patch(`/api/promeneurs/${id}`).send({ function: 'Directrice', version: 2 }).expect(200);
    });

    it('is withdrawn from a day on, and listed again', async () => {
      const { id } = await aPromeneur(api.database.name, { charterSignedOn: '2026-01-10' });
      const gone = await coordinator.post(`/api/promeneurs/${id}/withdraw`).send({ on: '2026-02-01', reason: 'retirement' }).expect(200);
      expect(gone.body).toMatchObject({
        state: 'left',
        leavingReason: 'retirement',
        isListed: false,
        withdrawnOn: '2026-02-01',
        reasons: [{ code: 'withdrawn' }],
      });
      const back = await coordinator.post(`/api/promeneurs/${id}/relist`).expect(200);
      expect(back.body).toMatchObject({ state: 'active', isListed: true, withdrawnOn: null, leavingReason: null, reasons: [] });
      const later = await coordinator.post(`/api/promeneurs/${id}/withdraw`).send({ on: '2999-01-01' }).expect(200);
      expect(later.body.isListed).toBe(true);
      expect((await coordinator.post(`/api/promeneurs/${id}/withdraw`).send({}).expect(200)).body.isListed).toBe(false);
    });

    it('can be taken back as long as nothing was done with it', async () => {
      const fresh = await created({ employment: { structureId: structure.id } });
      await coordinator.delete(`/api/promeneurs/${fresh.id}`).expect(200);
      await coordinator.get(`/api/promeneurs/${fresh.id}`).expect(404);
      const used = await created();
      await coordinator.patch(`/api/promeneurs/${used.id}`).send({ function: 'Animatrice' }).expect(200);
      const { body } = await coordinator.delete(`/api/promeneurs/${used.id}`).expect(409);
      expect(body).toMatchObject({ code: 'records-since-changed', facts: { records: [{ id: used.id, name: 'Léa Marchal' }] } });
    });
  });

  describe('an employment', () => {
    it('starts, ends, is reopened, and is taken back', async () => {
      const { id } = await created();
      const path = `/api/promeneurs/${id}/employments`;
      const { body } = await coordinator.post(path).send({ structureId: structure.id, startsOn: '2025-01-01', weeklyHours: 3 }).expect(201);
      expect(body).toMatchObject({ state: 'unsigned', version: 2, weeklyHours: 3 });
      const employmentId = body.employments[0].id;
      const ended = await coordinator.patch(`${path}/${employmentId}`).send({ endsOn: '2025-06-30' }).expect(200);
      expect(ended.body).toMatchObject({
        state: 'left',
        weeklyHours: null,
        reasons: [{ code: 'employment-ended', facts: { on: '2025-06-30' } }],
      });
      await coordinator.patch(`${path}/${employmentId}`).send({ endsOn: '2024-06-30' }).expect(422);
      await coordinator.patch(`${path}/${employmentId}`).send({}).expect(200);
      expect((await coordinator.patch(`${path}/${employmentId}`).send({ endsOn: null }).expect(200)).body.state).toBe('unsigned');
      const dropped = await coordinator.delete(`${path}/${employmentId}`).expect(200);
      expect(dropped.body).toMatchObject({ employments: [], structure: null, reasons: [{ code: 'employment-missing' }] });
      await coordinator.delete(`${path}/${employmentId}`).expect(404);
    });

    it('is counted once by structure and day', async () => {
      const { id } = await created({ employment: { structureId: structure.id, startsOn: '2025-01-01' } });
      const path = `/api/promeneurs/${id}/employments`;
      const { body } = await coordinator.post(path).send({ structureId: structure.id }).expect(409);
      expect(body).toMatchObject({ code: 'already-employed', facts: { structure: 'MJC du Lac' } });
      const other = await aStructure(api.database.name, { name: 'Le Passage' });
      const both = await coordinator.post(path).send({ structureId: other.id, startsOn: '2026-01-01', weeklyHours: 1 }).expect(201);
      expect(both.body).toMatchObject({ structure: { name: 'Le Passage' }, employments: [{ isLive: true }, { isLive: true }] });
      await coordinator.post(path).send({ structureId: structure.id, startsOn: '2020-01-01', endsOn: '2024-12-31' }).expect(201);
    });

    it('of another promeneur is not there', async () => {
      const one = await created({ employment: { structureId: structure.id } });
      const two = await created();
      await coordinator.patch(`/api/promeneurs/${two.id}/employments/${one.employments[0].id}`).send({ endsOn: null }).expect(404);
      await coordinator.delete(`/api/promeneurs/${two.id}/employments/${one.employments[0].id}`).expect(404);
    });
  });

  describe('an online profile', () => {
    it('is read as typed, and belongs to one promeneur', async () => {
      const { id } = await created();
      const path = `/api/promeneurs/${id}/online-profiles`;
      const { body } = await coordinator
        .post(path)
        .send({ network: 'instagram', handle: 'https://www.instagram.com/Lea_PdN88/?hl=fr' })
        .expect(201);
      expect(body).toMatchObject({ onlineProfiles: [{ network: 'instagram', url: expect.stringContaining('instagram.com') }], version: 2 });
      const other = await created({ firstName: 'Ana' });
      const taken = await coordinator
        .post(`/api/promeneurs/${other.id}/online-profiles`)
        .send({ network: 'instagram', handle: '@lea_pdn88' })
        .expect(409);
      expect(taken.body).toMatchObject({ code: 'profile-taken', facts: { id, name: 'Léa Marchal' } });
      const gone = await coordinator.delete(`${path}/${body.onlineProfiles[0].id}`).expect(200);
      expect(gone.body.onlineProfiles).toEqual([]);
      await coordinator
        .post(`/api/promeneurs/${other.id}/online-profiles`)
        .send({ network: 'instagram', handle: '@lea_pdn88' })
        .expect(201);
      const wrong = await coordinator.post(path).send({ network: 'instagram', handle: 'javascript:alert(1)' }).expect(422);
      expect(codesOf(wrong.body)).toEqual(['handle: network-unreadable']);
    });

    it('may live in two départements', async () => {
      const far = await aPromeneur(api.database.name, { department: '33', onlineProfiles: [{ network: 'tiktok', handle: 'pdn_partout' }] });
      const { id } = await created();
      await coordinator.post(`/api/promeneurs/${id}/online-profiles`).send({ network: 'tiktok', handle: 'pdn_partout' }).expect(201);
      await coordinator.post(`/api/promeneurs/${far.id}/online-profiles`).send({ network: 'tiktok', handle: 'x' }).expect(404);
    });
  });

  it('is written by the coordination alone, and in its own département', async () => {
    const { id } = await created({ employment: { structureId: structure.id } });
    for (const role of ['caf', 'national', 'structure', 'promeneur'] as const) {
      const browser = await api.as(role);
      await browser.post('/api/promeneurs').send({ firstName: 'A', lastName: 'B' }).expect(403);
      await browser.patch(`/api/promeneurs/${id}`).send({ function: 'x' }).expect(403);
      await browser.post('/api/structures').send({ name: 'Une structure' }).expect(403);
      await browser.post(`/api/promeneurs/${id}/withdraw`).send({}).expect(403);
    }
    const other = await api.as('coordinator', '33');
    await other.patch(`/api/promeneurs/${id}`).send({ function: 'x' }).expect(404);
    await other.delete(`/api/promeneurs/${id}`).expect(404);
    await other.post(`/api/promeneurs/${id}/withdraw`).send({}).expect(404);
    await other.post(`/api/promeneurs/${id}/employments`).send({ structureId: structure.id }).expect(404);
    await other.patch(`/api/structures/${structure.id}`).send({ name: 'Volée' }).expect(404);
    await other
      .post('/api/promeneurs')
      .send({ firstName: 'A', lastName: 'B', employment: { structureId: structure.id } })
      .expect(422);
  });

  it('leaves a line of the trail for each act', async () => {
    const { id } = await created();
    await coordinator.patch(`/api/promeneurs/${id}`).send({ function: 'Animatrice' }).expect(200);
    const lines = await api.database.transaction({ id: 'test', role: 'coordinator', department: '88' }, () =>
      api.database.query<{ action: string; after: object }>(`select action, after from audit_line where "rowId" = $1 order by id`, [id]),
    );
    expect(lines).toMatchObject([{ action: 'insert' }, { action: 'update', after: { function: 'Animatrice', version: 2 } }]);
  });
});
