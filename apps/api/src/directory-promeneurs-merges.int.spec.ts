import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

describe('two records of one promeneur', () => {
  let api: TestApi;
  let coordinator: Browser;
  beforeAll(async () => {
    api = await testApi(undefined, { now: () => new Date('2026-03-10T08:00:00Z') });
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const read = async (id: string) => (await coordinator.get(`/api/promeneurs/${id}`).expect(200)).body;
  const owner = (sql: string, values: unknown[] = []) => asOwner(api.database.name, (base) => base.query(sql, values));
  const signed = { charterSignedOn: '2025-09-12' as const };

  /** Léa entered twice: the first signed; the second has an address, a number, a profile, hours, tags, and a word in common. */
  async function twice(more: object = {}) {
    const { id: mjc } = await aStructure(api.database.name);
    const { id: lake } = await aStructure(api.database.name);
    const name = { firstName: 'Léa', lastName: 'Marchal' };
    const kept = await aPromeneur(api.database.name, {
      ...name,
      ...signed,
      email: null,
      structureId: mjc,
      startsOn: '2025-01-01',
      notes: 'Une',
    });
    const other = await aPromeneur(api.database.name, {
      ...{ ...name, email: 'lea@mjc.example', phone: '+33639981407', notes: 'Autre', structureId: mjc, startsOn: '2024-06-01' },
      onlineProfiles: [{ network: 'instagram', handle: 'lea.pdn', url: 'https://www.instagram.com/lea.pdn' }],
      ...more,
    });
    await coordinator
      .post(`/api/promeneurs/${other.id}/employments`)
      .send({ structureId: lake, startsOn: '2023-01-01', endsOn: '2023-12-31' });
    const slot = (weekday: number) => ({ weekday, from: '18:00', to: '20:00', network: null, audience: [], onHolidays: false });
    await coordinator
      .put(`/api/promeneurs/${kept.id}/permanences`)
      .send({ permanences: [slot(1)] })
      .expect(200);
    await coordinator
      .put(`/api/promeneurs/${other.id}/permanences`)
      .send({ permanences: [slot(1), slot(2)] })
      .expect(200);
    return { kept: kept.id, other: other.id, otherSlug: other.slug };
  }
  const merge = (kept: string, draft: object) => coordinator.post(`/api/promeneurs/${kept}/merges`).send(draft);

  it('are compared field by field, with what would go over', async () => {
    const { kept, other } = await twice();
    const { body } = await coordinator.get(`/api/promeneurs/${kept}/merges/${other}`).expect(200);
    const differing = body.lines.filter((line: { differs: boolean }) => line.differs);
    expect(differing).toEqual([
      { key: 'email', differs: true, takes: 'other' },
      { key: 'phone', differs: true, takes: 'other' },
    ]);
    expect(body.moves).toEqual([
      { what: 'employments', count: 1 },
      { what: 'employments-joined', count: 1 },
      { what: 'profiles', count: 1 },
      { what: 'permanences', count: 1 },
    ]);
    await coordinator.get(`/api/promeneurs/${kept}/merges/${kept}`).expect(409);
    expect((await coordinator.get(`/api/promeneurs/${other}/merges/${kept}`).expect(409)).body.code).toBe('other-signs');
    await owner(`delete from promeneur`);
  });

  it('become one, and the other is nowhere: lists, counts, searches, files, duplicates; undone, both are as they were', async () => {
    const { kept, other } = await twice();
    const before = [await read(kept), await read(other)];
    const total = async () => (await coordinator.get('/api/promeneurs').expect(200)).body.total;
    const pairs = async () => (await coordinator.get('/api/promeneurs/duplicates').expect(200)).body.total;
    const people = async () => {
      const { body } = await coordinator.get('/api/dashboards/department').expect(200);
      return body.figures.find(({ key }: { key: string }) => key === 'promeneurs-total').value;
    };
    expect(await people()).toBe(2);
    expect([await total(), await pairs()]).toEqual([2, 1]);
    const { body: done } = await merge(kept, { otherId: other, take: ['email', 'phone'], versions: versionsOf(before) }).expect(201);
    const after = await read(kept);
    expect(after).toMatchObject({ email: 'lea@mjc.example', phone: '+33639981407', notes: 'Une\n\nAutre', isListed: true });
    expect(after.employments).toMatchObject([
      { startsOn: '2024-06-01', endsOn: null },
      { startsOn: '2023-01-01', endsOn: '2023-12-31' },
    ]);
    expect(after.onlineProfiles).toMatchObject([{ handle: 'lea.pdn' }]);
    expect(after.permanences.map(({ weekday }: { weekday: number }) => weekday)).toEqual([1, 2]);
    expect([await total(), await pairs()]).toEqual([1, 0]);
    await coordinator.get(`/api/promeneurs/${other}`).expect(404);
    await coordinator.patch(`/api/promeneurs/${other}`).send({ notes: 'Non' }).expect(404);
    const { text } = await coordinator.get('/api/promeneurs/export?format=csv').buffer(true).expect(200);
    expect(text.match(/Marchal/g)).toHaveLength(1);
    const national = await api.as('national');
    expect((await national.get('/api/promeneurs').expect(200)).body.total).toBe(1);
    expect(await people()).toBe(1);
    const { body: merges } = await coordinator.get('/api/merges?kind=promeneur').expect(200);
    const name = 'Léa Marchal';
    const told = { id: done.id, department: '88', kind: 'promeneur', kept: { id: kept, name }, mergedName: name, mergedOn: '2026-03-10' };
    expect(merges.items).toEqual([told]);
    await merge(kept, { otherId: other }).expect(404);
    await coordinator.post(`/api/merges/${done.id}/undo`).expect(200);
    const bumped = (record: object) => ({ ...record, version: expect.any(Number), permanences: expect.any(Array) });
    expect([await read(kept), await read(other)]).toEqual(before.map(bumped));
    expect((await read(other)).permanences).toHaveLength(2);
    expect([await total(), await pairs()]).toEqual([2, 1]);
    expect((await coordinator.post(`/api/merges/${done.id}/undo`).expect(409)).body.code).toBe('merge-undone');
    await owner(`delete from promeneur`);
  });

  it('stay one when somebody wrote since, and are not merged unseen', async () => {
    const { kept, other } = await twice();
    await merge(kept, { otherId: other, versions: { kept: 99, other: 1 } }).expect(412);
    const { body: done } = await merge(kept, { otherId: other }).expect(201);
    await coordinator.patch(`/api/promeneurs/${kept}`).send({ notes: 'Lue' }).expect(200);
    const { body } = await coordinator.post(`/api/merges/${done.id}/undo`).expect(409);
    expect(body).toMatchObject({ code: 'records-since-changed', facts: { records: [{ id: kept, name: 'Léa Marchal' }] } });
    await owner(`delete from promeneur`);
  });

  it('stay two when both sign, when both have an account, when a change waits, or when one lost its person', async () => {
    const both = await twice(signed);
    const refused = await merge(both.kept, { otherId: both.other }).expect(409);
    expect(refused.body.code).toBe('both-sign');
    expect(refused.body.detail ?? refused.body.title).toContain('charte');
    await owner(`delete from promeneur`);
    const { kept, other } = await twice();
    await owner(`update promeneur set "accountId" = gen_random_uuid()`).catch(() => undefined);
    const [one, two] = [await api.account('promeneur', '88'), await api.account('coordinator', '88')];
    await owner(`update promeneur set "accountId" = $2 where id = $1`, [kept, one.id]);
    await owner(`update promeneur set "accountId" = $2 where id = $1`, [other, two.id]);
    expect((await merge(kept, { otherId: other }).expect(409)).body.code).toBe('two-accounts');
    await owner(`update promeneur set "accountId" = null, "erasedOn" = '2026-01-01' where id = $1`, [other]);
    expect((await merge(kept, { otherId: other }).expect(409)).body.code).toBe('already-erased');
    await owner(`update promeneur set "erasedOn" = null`);
    await owner(
      `insert into record_change (department, "promeneurId", "proposedBy", "proposedRole", "proposedAt", before, after)
       values ('88', $1, 'x', 'promeneur', now(), '{}', '{}')`,
      [other],
    );
    expect((await merge(kept, { otherId: other }).expect(409)).body.code).toBe('change-waits');
    await owner(`delete from promeneur`);
  });

  it('give their account to the one that is kept, and a no said on either counts', async () => {
    const { kept, other } = await twice();
    const { id: account } = await api.account('promeneur', '88');
    await owner(`update promeneur set "accountId" = $2 where id = $1`, [other, account]);
    await coordinator.put(`/api/promeneurs/${kept}/consents/phone`).send({ given: true }).expect(200);
    await owner(
      `insert into consent (department, "promeneurId", field, given, means, wording, at, by) values ('88', $1, 'phone', false, 'self', 'Non', '2026-03-11', $2)`,
      [other, account],
    );
    const { body: done } = await merge(kept, { otherId: other, take: ['phone'] }).expect(201);
    expect(await read(kept)).toMatchObject({ hasAccount: true, publishes: [] });
    const promeneur = await api.as('promeneur');
    expect((await promeneur.get('/api/promeneurs').expect(200)).body.items.map(({ id }: { id: string }) => id)).toEqual([kept]);
    await coordinator.post(`/api/merges/${done.id}/undo`).expect(200);
    expect(await read(kept)).toMatchObject({ hasAccount: false, publishes: [], phone: null });
    expect((await promeneur.get('/api/promeneurs').expect(200)).body.items.map(({ id }: { id: string }) => id)).toEqual([other]);
    await owner(`delete from promeneur`);
  });

  it('go together when the person asks to be forgotten', async () => {
    const { kept, other } = await twice();
    const { body: done } = await merge(kept, { otherId: other }).expect(201);
    await coordinator.post(`/api/promeneurs/${kept}/withdraw`).send({}).expect(200);
    await coordinator.post(`/api/promeneurs/${kept}/erasure`).send({ confirm: true }).expect(200);
    expect(await owner(`select 1 from promeneur where id = $1`, [other])).toEqual([]);
    const left = await owner(`select 1 from audit_line where "rowId" = any($1::text[]) and concat(before, after) like '%Marchal%'`, [
      [kept, other],
    ]);
    expect(left).toEqual([]);
    await coordinator.post(`/api/merges/${done.id}/undo`).expect(404);
    await owner(`delete from promeneur`);
  });

  it('are one for a file that still bears the address of the other', async () => {
    const { kept, other } = await twice();
    await merge(kept, { otherId: other }).expect(201);
    const file = Buffer.from('Nom;Prénom;Mail;Téléphone\r\nMarchal;Léa;lea@mjc.example;06 39 98 14 99\r\n');
    const { body } = await coordinator.post('/api/directory/imports').attach('file', file, 'reseau.csv').expect(201);
    expect(body.rows).toMatchObject([{ action: 'update', recordId: kept }]);
    await owner(`delete from promeneur`);
  });

  it('hide the other from every role that reads promeneurs at all', async () => {
    const [{ reading, hidden }] = await owner(
      `select array_agg(distinct r::text order by r::text) filter (where permissive = 'PERMISSIVE') as reading,
         array_agg(distinct r::text order by r::text) filter (where policyname = 'merged') as hidden
       from pg_policies, unnest(roles) r where tablename = 'promeneur' and cmd in ('SELECT', 'ALL')`,
    );
    expect(hidden).toEqual(reading);
  });

  it('take over all that points at a promeneur: a new table has to say what becomes of its rows', async () => {
    const rows = await owner(
      `select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'promeneur'::regclass order by 1`,
    );
    // A consent, a departure, a place in a campaign or in an act on many stay where they were said, as the requests do.
    expect(rows.map(({ name }: { name: string }) => name)).toEqual([
      ...[
        'absence',
        'bulk_act_line',
        'charter_campaign_member',
        'charter_procedure',
        'checklist_mark',
        'consent',
        'departure',
        'employment',
        'mailing_recipient',
        'message',
        'newcomer',
        'online_profile',
        'permanence',
      ],
      ...['photo', 'profile_check', 'profile_conflict', 'promeneur', 'promeneur_tag', 'promeneur_territory', 'record_change', 'report'],
    ]);
  });
});

function versionsOf([kept, other]: { version: number }[]) {
  return { kept: kept!.version, other: other!.version };
}
