import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from './testing';

const aReport = () => ({ category: 'violence', text: 'Ce compte menace quelqu’un.' });

describe('what families say, kept from whoever it may be about', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await testApi()));
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  it('is read by its own département alone, and by nobody who may be spoken of', async () => {
    const [visitor, coordinator, caf] = [await api.as(), await api.as('coordinator'), await api.as('caf')];
    await visitor.post('/api/public/reports?department=88').send(aReport()).expect(201);
    await visitor.post('/api/public/messages?department=88').send({ text: 'Bonjour' }).expect(201);
    const newest = async (list: string) => (await coordinator.get(`/api/${list}`).expect(200)).body.items[0];
    const [{ id: reportId }, { id: messageId }] = [await newest('reports'), await newest('messages')];
    const gironde = await api.as('coordinator', '33');
    for (const [list, id] of [
      ['reports', reportId],
      ['messages', messageId],
    ] as const) {
      expect((await gironde.get(`/api/${list}`).expect(200)).body.total).toBe(0);
      await gironde.get(`/api/${list}/${id}`).expect(404);
      for (const role of ['promeneur', 'structure', 'facilitator', 'partner', 'national'] as const) {
        const browser = await api.as(role);
        await browser.get(`/api/${list}`).expect(403);
        await browser.get(`/api/${list}/${id}`).expect(403);
      }
    }
    await caf.get('/api/messages').expect(403);
    await caf.post(`/api/reports/${reportId}/acknowledge`).send({}).expect(403);
  });

  it('could not be read otherwise, for PostgreSQL itself refuses', async () => {
    const { database } = api;
    for (const table of ['report', 'message']) {
      await expect(database.asPublic(() => database.query(`select text from ${table}`))).rejects.toThrow('permission denied');
      for (const role of ['promeneur', 'structure', 'facilitator', 'partner', 'visitor'] as const) {
        const rows = await database.transaction({ id: 'x', role, department: '88' }, () => database.query(`select id from ${table}`));
        expect([role, rows]).toEqual([role, []]);
      }
      const words = database.transaction({ id: 'x', role: 'coordinator', department: '88' }, () =>
        database.query(`update ${table} set text = ''`),
      );
      await expect(words).rejects.toThrow('permission denied');
    }
    const decided = database.asPublic(
      () =>
        database.query(
          `insert into report (department, number, category, text, "receivedAt", state) values ('88', 'AAAA-AAAA', 'hate', 'x', now(), 'decided')`,
        ),
      'read write',
    );
    await expect(decided).rejects.toThrow('permission denied');
  });

  it('is heard five times an hour from an address, of each kind', async () => {
    await using strict = await testApi({ RATE_LIMIT_FACTOR: '1' });
    const stranger = await strict.as();
    for (const [door, body] of [
      ['reports', aReport()],
      ['messages', { text: 'Bonjour' }],
    ] as const) {
      for (let n = 0; n < 5; n++) await stranger.post(`/api/public/${door}?department=88`).send(body).expect(201);
      const { headers } = await stranger.post(`/api/public/${door}?department=88`).send(body).expect(429);
      expect(Number(headers['retry-after'])).toBeGreaterThan(60);
    }
  });
});
