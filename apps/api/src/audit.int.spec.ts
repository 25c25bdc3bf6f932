import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditLine } from '@promenade/audit/model';
import { anActor, asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

const setting = `insert into setting (department, key, value, "fromOn") values (app_department(), $1, '1', '2026-01-01') returning id`;

describe('the journal', () => {
  let api: TestApi;
  let mine: string;
  beforeAll(async () => {
    api = await testApi();
    mine = (await api.account('coordinator', '88')).id;
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  /** Writes in somebody's name. @returns the row's id */
  async function write(actor: string, department: string, key: string): Promise<string> {
    const [row] = await api.database.transaction(anActor({ id: actor, department }), () =>
      api.database.query<{ id: string }>(setting, [key]),
    );
    return row!.id;
  }
  async function lines(query = '', department = '88'): Promise<{ items: AuditLine[]; total: number }> {
    return (await (await api.as('coordinator', department)).get(`/api/audit${query}`).expect(200)).body;
  }

  it('tells who wrote what, by name, the newest first', async () => {
    const rowId = await write(mine, '88', 'first');
    await api.database.transaction(anActor({ id: mine }), () =>
      api.database.query(`update setting set value = '2' where id = $1`, [rowId]),
    );
    const { items, total } = await lines(`?table=setting&rowId=${rowId}`);
    expect(total).toBe(2);
    expect(items).toMatchObject([
      { action: 'update', before: { value: 1 }, after: { value: 2 }, actor: { id: mine, name: 'Claire Aubertin', role: 'coordinator' } },
      { action: 'insert', department: '88', before: null, after: { key: 'first' } },
    ]);
    expect(Object.keys(items[0]!.after!)).toEqual(['value']);
  });

  it('is that of one département, and for the national level of all, or of the one it names', async () => {
    const there = await write('worker:test', '33', 'next door');
    expect((await lines(`?rowId=${there}`)).items).toEqual([]);
    expect((await lines(`?rowId=${there}`, '33')).items).toMatchObject([{ actor: { id: 'worker:test', name: null } }]);
    const national = await api.as('national');
    expect((await national.get(`/api/audit?rowId=${there}`).expect(200)).body.total).toBe(1);
    expect((await national.get(`/api/audit?rowId=${there}&department=33`).expect(200)).body.total).toBe(1);
    expect((await national.get(`/api/audit?rowId=${there}&department=88`).expect(200)).body.total).toBe(0);
  });

  it('is chosen by actor and by days of Paris, and paged', async () => {
    const rowId = await write(mine, '88', 'dated');
    // Half past midnight in Paris, still the day before in Greenwich.
    await asOwner(api.database.name, (owner) =>
      owner.query(`update audit_line set at = '2026-07-13T22:30:00Z' where "rowId" = $1`, [rowId]),
    );
    const on = async (days: string) => (await lines(`?actor=${mine}&${days}`)).items.map((item) => item.rowId);
    expect(await on('from=2026-07-14&to=2026-07-14')).toEqual([rowId]);
    expect(await on('from=2026-07-13&to=2026-07-13')).toEqual([]);
    await write(mine, '88', 'one more');
    const { items, total } = await lines(`?actor=${mine}&size=1&page=2`);
    expect([items.length, total > 2]).toEqual([1, true]);
    expect((await lines('?page=999')).items).toEqual([]);
    await (await api.as('coordinator')).get('/api/audit?from=2026-07-15&to=2026-07-14').expect(422);
  });

  it('is closed to those who keep no network, and altered by nobody', async () => {
    for (const role of ['caf', 'structure', 'promeneur', 'facilitator', 'partner'] as const)
      await (await api.as(role)).get('/api/audit').expect(403);
    await (await api.as()).get('/api/audit').expect(401);
    const forge = (sql: string) => api.database.transaction(anActor({ id: mine }), () => api.database.query(sql));
    await expect(forge(`update audit_line set actor = 'somebody else'`)).rejects.toThrow('permission denied');
    await expect(forge(`delete from audit_line`)).rejects.toThrow('permission denied');
    await expect(forge(`insert into audit_line (actor, "table", action) values ('x', 'setting', 'insert')`)).rejects.toThrow(
      'permission denied',
    );
  });
});
