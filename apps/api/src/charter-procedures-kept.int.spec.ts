import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProceduresNight } from '@promenade/charter/api';
import { type Procedure, procedureStates } from '@promenade/charter/model';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import type { IsoDate } from '@promenade/platform/model';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const DAY = 24 * 60 * 60 * 1000;

describe('what is kept of procedures about the charter', () => {
  let api: TestApi;
  let now = new Date('2026-12-10T09:00:00Z');
  let coordinator: Browser;
  let manon: string;

  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    coordinator = await api.as('coordinator');
    const representativeAccountId = (await api.account('structure', '88')).id;
    const mjc = await aStructure(api.database.name, { representativeAccountId });
    const accountId = (await api.account('promeneur', '88')).id;
    manon = (await aPromeneur(api.database.name, { structureId: mjc.id, accountId, charterSignedOn: '2025-09-12' })).id;
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const behind = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    asOwner(api.database.name, (owner) => owner.query(sql, values)) as Promise<T[]>;
  const later = (days: number) => (now = new Date(now.getTime() + days * DAY));
  const night = (department = '88') =>
    api.app
      .get(Database)
      .transaction({ id: 'worker:charter-procedures', role: 'coordinator', department }, () => api.app.get(ProceduresNight).run());

  it('is listed by the state that its record tells, whatever the state', async () => {
    const rows: [string | null, IsoDate | null, string | null][] = [
      ...([[null, null, null], ['2026-12-01', '2027-01-15', null], ['2026-12-01', '2026-12-05', null]] as const).map((row) => [...row] as [string | null, IsoDate | null, string | null]), // prettier-ignore
      ...(['corrected', 'withdrawn'] as const).map((outcome): [string, IsoDate, string] => ['2026-12-01', '2026-12-05', outcome]),
    ];
    for (const [index, [askedAt, dueOn, outcome]] of rows.entries()) {
      await behind(
        `insert into charter_procedure (department, number, "promeneurId", "sourceKind", grounds, "openedAt", "openedBy", "askedAt", "dueOn", outcome, "closedAt")
         values ('88', $1, $2, 'record', '[]', now(), 'x', $3, $4, $5::text, case when $5::text is not null then now() end)`,
        [`NR-AAAA-AAA${index}`, manon, askedAt, dueOn, outcome],
      );
    }
    const all = (await coordinator.get('/api/charter-procedures').expect(200)).body.items as Procedure[];
    for (const state of procedureStates) {
      const found = (await coordinator.get('/api/charter-procedures').query({ state }).expect(200)).body.items as Procedure[];
      expect([state, found.map(({ id }) => id)]).toEqual([state, all.filter((each) => each.state === state).map(({ id }) => id)]);
    }
    await coordinator.get('/api/charter-procedures?state=excluded').expect(422);
    await behind(`delete from charter_procedure where number like 'NR-AAAA%'`);
  });

  it('gives a promeneur their copy, without anybody else’s words', async () => {
    const draft = { promeneurId: manon, source: { kind: 'record', id: null }, grounds: ['presence'], facts: 'Rien depuis le printemps.' };
    const { id } = (await coordinator.post('/api/charter-procedures').send(draft).expect(201)).body;
    const walker = await api.as('promeneur');
    const boss = await api.as('structure');
    await walker.post(`/api/charter-procedures/${id}/answers`).send({ text: 'Le bandeau revient lundi.' }).expect(201);
    await boss.post(`/api/charter-procedures/${id}/answers`).send({ text: 'Nous y veillons.' }).expect(201);
    const { procedures } = (await walker.get('/api/account/data').expect(200)).body.rooms.charter;
    expect(JSON.stringify(procedures)).toContain('Le bandeau revient lundi.');
    expect(JSON.stringify(procedures)).not.toContain('Nous y veillons.');
    const { charter } = (await boss.get('/api/account/data').expect(200)).body.rooms;
    expect(charter.procedures).toMatchObject([{ facts: null, grounds: null, answers: [{ text: 'Nous y veillons.' }] }]);
    await coordinator.post(`/api/charter-procedures/${id}/links`).send({ label: 'La page', link: 'https://exemple.example/' }).expect(201);
    await coordinator.post(`/api/charter-procedures/${id}/correct`).send({ word: 'C’est fait.' }).expect(200);
  });

  it('is written once: PostgreSQL refuses to alter an act, whoever asks', async () => {
    const change = `update charter_procedure_event set text = 'Autre chose' where kind = 'answered'`;
    await expect(behind(change)).rejects.toThrow('written once');
  });

  it('is kept five years once closed, then deleted with its history', async () => {
    later(5 * 365);
    await night();
    expect(await behind(`select id from charter_procedure`)).toHaveLength(1);
    later(30);
    await night();
    for (const table of ['charter_procedure', 'charter_procedure_event', 'charter_procedure_evidence'])
      expect([table, await behind(`select id from ${table}`)]).toEqual([table, []]);
  });
});
