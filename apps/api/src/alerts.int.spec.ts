import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import type { Alert } from '@promenade/directory/model';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

describe('what waits for somebody', () => {
  let api: TestApi;
  let now = new Date('2026-11-22T09:00:00Z');
  let coordinator: Browser;
  let promeneur: Browser;
  let lea: { id: string };
  let mjc: { id: string };

  const sql = (text: string, parameters: unknown[] = []) => asOwner(api.database.name, (owner) => owner.query(text, parameters));
  const alerts = async (browser = coordinator): Promise<Alert[]> => (await browser.get('/api/directory/alerts').expect(200)).body.items;
  const of = async (kind: string, browser = coordinator) => (await alerts(browser)).find((one) => one.kind === kind);

  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    coordinator = await api.as('coordinator');
    mjc = await aStructure(api.database.name, {
      ...{ name: 'MJC du Lac', representativeEmail: null, representativeAccountId: (await api.account('structure', '88')).id },
    });
    lea = await aPromeneur(api.database.name, {
      ...{
        firstName: 'Léa',
        lastName: 'Marchal',
        phone: '+33639981407',
        structureId: mjc.id,
        endsOn: '2026-12-31',
        charterSignedOn: '2026-01-10',
      },
      accountId: (await api.account('promeneur', '88')).id,
    });
    promeneur = await api.as('promeneur');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  it('is nothing when nothing waits', async () => {
    const far = await api.as('coordinator', '33');
    expect((await far.get('/api/directory/alerts').expect(200)).body).toEqual({ items: [], total: 0, page: 1, size: 1 });
  });

  it('is counted from the base, with where to act', async () => {
    expect(await of('employment-ending')).toEqual({
      ...{ key: 'employment-ending', kind: 'employment-ending', is: 'warn', count: 1, since: '2026-11-01', pausedUntil: null },
      ...{ records: [{ id: lea.id, name: 'Léa Marchal', on: '2026-12-31' }], path: `/promeneurs/${lea.id}`, query: {} },
    });
    expect(await of('representative-missing')).toMatchObject({ count: 1, path: `/structures/${mjc.id}` });
    expect(await of('missing-profile')).toMatchObject({ count: 1, path: `/promeneurs/${lea.id}` });
    expect(await of('missing-phone')).toBeUndefined();
    expect(await of('missing-photo')).toBeUndefined();
    await coordinator
      .put('/api/settings/activeRequires')
      .send({ value: ['photo'] })
      .expect(200);
    expect(await of('missing-photo')).toMatchObject({ count: 1 });
  });

  it('tells together what one record lacks, and opens it at the first of that', async () => {
    expect(await of('promeneur-incomplete')).toMatchObject({
      ...{ count: 1, records: [{ id: lea.id, name: 'Léa Marchal', gaps: ['function', 'weekly-hours', 'served'] }] },
      ...{ path: `/promeneurs/${lea.id}/modifier`, query: { champ: 'function' } },
    });
    await sql(`update promeneur set function = 'Animatrice'`);
    expect(await of('promeneur-incomplete')).toMatchObject({
      path: `/promeneurs/${lea.id}`,
      query: { onglet: 'mandat' },
      fragment: 'emplois',
    });
    expect(await of('structure-incomplete')).toMatchObject({
      ...{ records: [{ name: 'MJC du Lac', gaps: ['siret', 'commune', 'address'] }] },
      ...{ path: `/structures/${mjc.id}/modifier`, query: { champ: 'siret' } },
    });
  });

  it('leads to a list that finds the same people', async () => {
    await aPromeneur(api.database.name, { email: null, endsOn: '2026-12-15' });
    await aPromeneur(api.database.name, { email: null, endsOn: '2027-06-15' });
    await aPromeneur(api.database.name, { email: null, endsOn: '2025-06-15' });
    for (const kind of ['employment-ending', 'missing-email', 'missing-permanence', 'missing-profile', 'charter-to-ask']) {
      const { path, query, count } = (await of(kind))!;
      const found = await coordinator.get(`/api${path}?${new URLSearchParams(query)}`).expect(200);
      const present = (found.body.items as { state: string }[]).filter(({ state }) => state !== 'left');
      expect([kind, path, present.length]).toEqual([kind, '/promeneurs', count]);
    }
  });

  it('tells what people propose and ask, to those whose it is', async () => {
    await promeneur.put(`/api/promeneurs/${lea.id}/proposal`).send({ presentation: 'Bonjour.' }).expect(200);
    const waiting = await of('change-waiting');
    expect(waiting).toMatchObject({ count: 1, since: '2026-11-22', path: expect.stringMatching(/^\/modifications\/[0-9a-f-]{36}$/) });
    expect(await of('own-change-waiting', promeneur)).toMatchObject({ count: 1, records: [{ name: 'Léa Marchal' }] });
    expect(await of('own-onboarding', promeneur)).toMatchObject({ count: 21, path: '/promeneurs/premiers-pas', query: {} });
    expect((await alerts(promeneur)).map(({ kind }) => kind)).not.toContain('employment-ending');
    expect((await alerts(await api.as('structure'))).map(({ kind }) => kind)).toContain('own-change-waiting');
    expect(await alerts(await api.as('caf'))).toEqual([]);
    await (await api.as('partner')).get('/api/directory/alerts').expect(403);
  });

  it('comes newest first', async () => {
    const since = (await alerts()).map((one) => one.since!);
    expect(since).toEqual([...since].sort().reverse());
  });

  it('is put aside for a week by one person, and taken back', async () => {
    await coordinator.put('/api/directory/alerts/employment-ending/pause').send({}).expect(200);
    expect(await of('employment-ending')).toMatchObject({ pausedUntil: '2026-11-29' });
    expect((await alerts()).at(-1)!.kind).toBe('employment-ending');
    await coordinator.delete('/api/directory/alerts/employment-ending/pause').expect(200);
    expect(await of('employment-ending')).toMatchObject({ pausedUntil: null });
    await coordinator.put('/api/directory/alerts/employment-ending/pause').send({}).expect(200);
    await coordinator.put('/api/directory/alerts/rien/pause').send({}).expect(404);
    now = new Date('2026-11-29T09:00:00Z');
    coordinator = await api.as('coordinator');
    expect(await of('employment-ending')).toMatchObject({ pausedUntil: null });
    expect(await sql(`select by from alert_pause`)).toHaveLength(1);
  });
});
