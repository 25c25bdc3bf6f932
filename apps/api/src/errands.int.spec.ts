import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, Errands } from '@promenade/platform/api';
import type { MemberRole } from '@promenade/platform/model';
import { type TestApi, testApi } from './testing';

describe('the errands of a seat', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await testApi()));
  afterAll(async () => await api[Symbol.asyncDispose]());

  /** As a room would, from a door of its own. */
  const ask = async (role: MemberRole, department: string | null, title: string) => {
    const { id } = await api.account(role, department);
    return api.app
      .get(Database)
      .transaction({ id, role, department, purpose: 'session' }, () =>
        api.app.get(Errands).ask({ kind: 'test', title, payload: { secret: 1 } }),
      );
  };

  it('are listed newest first, page by page, without what only the worker needs', async () => {
    await ask('caf', '88', 'Un');
    await ask('caf', '88', 'Deux');
    const caf = await api.as('caf');
    const { body } = await caf.get('/api/errands').query({ size: 1 }).expect(200);
    expect(body).toEqual({
      items: [
        {
          id: expect.any(String),
          department: '88',
          kind: 'test',
          title: 'Deux',
          state: 'queued',
          done: 0,
          total: null,
          result: null,
          fault: null,
          stopAsked: false,
          askedAt: expect.any(String),
          endedAt: null,
        },
      ],
      total: 2,
      page: 1,
      size: 1,
    });
    expect((await caf.get('/api/errands').query({ page: 9 }).expect(200)).body).toMatchObject({ items: [], total: 2 });
    await caf.get('/api/errands').query({ size: 0 }).expect(422);
  });

  it('are stopped by who asked, and exist for nobody else', async () => {
    const id = await ask('coordinator', '88', 'Compter');
    for (const [role, department] of [
      ['caf', '88'],
      ['coordinator', '33'],
      ['national', null],
    ] as const) {
      const other = await api.as(role, department);
      expect((await other.get('/api/errands').expect(200)).body.items.map((errand: { id: string }) => errand.id)).not.toContain(id);
      await other.post(`/api/errands/${id}/stop`).expect(404);
    }
    const coordinator = await api.as('coordinator');
    await coordinator.post('/api/errands/nimporte/stop').expect(404);
    const { body } = await coordinator.post(`/api/errands/${id}/stop`).expect(200);
    expect(body).toMatchObject({ id, state: 'stopped', stopAsked: true });
    const again = await coordinator.post(`/api/errands/${id}/stop`).expect(409);
    expect(again.body).toMatchObject({ code: 'errand-ended', facts: { state: 'stopped' }, title: 'Ce traitement est déjà terminé.' });
    const stranger = await api.as();
    await stranger.get('/api/errands').expect(401);
    await stranger.post(`/api/errands/${id}/stop`).expect(401);
  });

  it('of the national level belong to no département', async () => {
    const id = await ask('national', null, 'Compter partout');
    const national = await api.as('national', null);
    expect((await national.get('/api/errands').expect(200)).body.items).toMatchObject([{ id, department: null }]);
    expect((await national.get('/api/errands').query({ department: '88' }).expect(200)).body.items).toEqual([]);
    await national.post(`/api/errands/${id}/stop`).expect(200);
  });
});
