import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const EPINAL = '88160';

describe('two records of one structure', () => {
  let api: TestApi;
  let coordinator: Browser;
  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const read = async (id: string) => (await coordinator.get(`/api/structures/${id}`).expect(200)).body;
  const employmentsOf = async (id: string) => (await coordinator.get(`/api/promeneurs/${id}`).expect(200)).body.employments;
  const create = async (draft: object) => (await coordinator.post('/api/structures').send(draft).expect(201)).body as { id: string };

  /** A MJC entered twice: the second with its SIRET, one promeneur of its own, and one whom both employ. */
  async function twice() {
    const kept = await create({
      name: 'MJC du Lac',
      communeCode: EPINAL,
      phone: '03 29 00 00 10',
      notes: 'Vue en mars',
      contacts: [{ name: 'Ana' }],
    });
    const other = await create({
      name: 'M.J.C. du lac',
      communeCode: EPINAL,
      siret: '986 333 151 22193',
      type: 'youth-centre',
      notes: 'Rappeler',
      contacts: [{ name: 'Bob' }],
    });
    await coordinator.post(`/api/structures/${other.id}/stages`).send({ stage: 'candidate', since: '2026-01-01' }).expect(201);
    const lea = await aPromeneur(api.database.name, { structureId: other.id, startsOn: '2025-01-01' });
    const karim = await aPromeneur(api.database.name, { structureId: kept.id, startsOn: '2024-01-01', endsOn: '2025-06-30' });
    const both = { structureId: other.id, startsOn: '2025-06-01', weeklyHours: 3 };
    await coordinator.post(`/api/promeneurs/${karim.id}/employments`).send(both).expect(201);
    return { kept: kept.id, other: other.id, lea: lea.id, karim: karim.id };
  }

  async function forget(...ids: string[]): Promise<void> {
    await asOwner(api.database.name, async (owner) => {
      await owner.query(`delete from employment; delete from promeneur`);
      await owner.query(`update structure set "mergedInto" = null; delete from structure`);
    });
    expect(ids.length).toBeGreaterThan(0);
  }

  it('are compared field by field, with who would move', async () => {
    const { kept, other } = await twice();
    const { body } = await coordinator.get(`/api/structures/${kept}/merges/${other}`).expect(200);
    const line = (key: string) => body.lines.find((one: { key: string }) => one.key === key);
    expect([line('siret'), line('phone'), line('name'), line('rna')]).toEqual([
      { key: 'siret', differs: true, takes: 'other' },
      { key: 'phone', differs: true, takes: 'kept' },
      { key: 'name', differs: true, takes: 'kept' },
      { key: 'rna', differs: false, takes: 'kept' },
    ]);
    expect(body.employments).toEqual({ moved: 1, joined: 1 });
    expect([body.kept.name, body.other.name]).toEqual(['MJC du Lac', 'M.J.C. du lac']);
    await coordinator.get(`/api/structures/${kept}/merges/${kept}`).expect(409);
    await forget(kept, other);
  });

  it('become one: who worked for the other works for it, once on each day, and the other says who took it over', async () => {
    const { kept, other, lea, karim } = await twice();
    const { body: done } = await coordinator
      .post(`/api/structures/${kept}/merges`)
      .send({ otherId: other, take: ['siret', 'type'], versions: { kept: 1, other: 2 } })
      .expect(201);
    expect(await read(kept)).toMatchObject({
      ...{ name: 'MJC du Lac', siret: '98633315122193', type: 'youth-centre', phone: '+33329000010', notes: 'Vue en mars\n\nRappeler' },
      ...{ stage: 'candidate', promeneursCount: 2, mergedFrom: [{ id: other, mergeId: done.id, name: 'M.J.C. du lac' }] },
      contacts: [{ name: 'Ana' }, { name: 'Bob' }],
    });
    expect(await read(other)).toMatchObject({ mergedInto: { id: kept, name: 'MJC du Lac' }, siret: null, promeneurs: [] });
    expect(await employmentsOf(lea)).toMatchObject([{ structure: { id: kept }, startsOn: '2025-01-01' }]);
    expect(await employmentsOf(karim)).toMatchObject([{ structure: { id: kept }, startsOn: '2024-01-01', endsOn: null, weeklyHours: 3 }]);
    const { body: list } = await coordinator.get('/api/structures').expect(200);
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual([kept]);
    const changed = await coordinator.patch(`/api/structures/${other}`).send({ name: 'Non' }).expect(409);
    expect(changed.body.code).toBe('merged-already');
    await coordinator.post(`/api/promeneurs/${lea}/employments`).send({ structureId: other }).expect(422);
    expect((await coordinator.post(`/api/structures/${kept}/merges`).send({ otherId: other }).expect(409)).body.code).toBe(
      'merged-already',
    );
    expect((await coordinator.delete(`/api/structures/${other}`).expect(409)).body.code).toBe('record-merged');

    await coordinator.post(`/api/merges/${done.id}/undo`).expect(200);
    expect(await read(kept)).toMatchObject({
      siret: null,
      type: null,
      notes: 'Vue en mars',
      contacts: [{ name: 'Ana' }],
      mergedFrom: [],
      stages: [],
    });
    expect(await read(other)).toMatchObject({ siret: '98633315122193', mergedInto: null, stage: 'candidate', promeneursCount: 2 });
    expect(await employmentsOf(lea)).toMatchObject([{ structure: { id: other } }]);
    expect(await employmentsOf(karim)).toMatchObject([
      { structure: { id: other }, startsOn: '2025-06-01', weeklyHours: 3 },
      { structure: { id: kept }, startsOn: '2024-01-01', endsOn: '2025-06-30', weeklyHours: null },
    ]);
    expect((await coordinator.post(`/api/merges/${done.id}/undo`).expect(409)).body.code).toBe('merge-undone');
    await forget(kept, other);
  });

  it('stay one when somebody wrote since, and are not merged unseen', async () => {
    const { kept, other, karim } = await twice();
    const stale = { otherId: other, versions: { kept: 1, other: 1 } };
    await coordinator.post(`/api/structures/${kept}/merges`).send(stale).expect(412);
    const { body: done } = await coordinator.post(`/api/structures/${kept}/merges`).send({ otherId: other }).expect(201);
    const [employment] = await employmentsOf(karim);
    await coordinator.patch(`/api/promeneurs/${karim}/employments/${employment.id}`).send({ weeklyHours: 9 }).expect(200);
    const refused = await coordinator.post(`/api/merges/${done.id}/undo`).expect(409);
    expect(refused.body).toMatchObject({ code: 'records-since-changed', facts: { records: [{ id: karim }] } });
    await coordinator.patch(`/api/structures/${kept}`).send({ notes: 'Lue' }).expect(200);
    const again = await coordinator.post(`/api/merges/${done.id}/undo`).expect(409);
    expect(again.body).toMatchObject({ code: 'records-since-changed', facts: { records: [{ id: kept, name: 'MJC du Lac' }] } });
    await forget(kept, other);
  });

  it('keep the way in of whoever signs: what was asked of the other is theirs to see', async () => {
    const { id: account } = await api.account('structure', '88');
    const kept = await aStructure(api.database.name, { name: 'Relais', representativeAccountId: account });
    const other = await aStructure(api.database.name, { name: 'Relais parents', representativeAccountId: null });
    await coordinator.post(`/api/structures/${kept.id}/merges`).send({ otherId: other.id }).expect(201);
    const representative = await api.as('structure');
    await representative.get(`/api/structures/${other.id}`).expect(200);
    await representative.get(`/api/structures/duplicates`).expect(403);
    await forget(kept.id);
  });

  it('wait until what was proposed for the other is decided', async () => {
    const { kept, other } = await twice();
    await asOwner(api.database.name, (owner) =>
      owner.query(
        `insert into record_change (department, "structureId", "proposedBy", "proposedRole", "proposedAt", before, after)
         values ('88', $1, 'x', 'structure', now(), '{}', '{}')`,
        [other],
      ),
    );
    const refused = await coordinator.post(`/api/structures/${kept}/merges`).send({ otherId: other }).expect(409);
    expect(refused.body.code).toBe('change-waits');
    await forget(kept, other);
  });

  it('are found by name, phone or domain, and set apart when they are two', async () => {
    const { kept, other } = await twice();
    const find = async (query = '') => (await coordinator.get(`/api/structures/duplicates${query}`).expect(200)).body;
    const [pair] = (await find()).items;
    expect(pair).toMatchObject({ kind: 'structure', department: '88', why: ['same-name'], distinctId: null });
    expect(pair.records.map(({ id }: { id: string }) => id).sort()).toEqual([kept, other].sort());
    const said = { kind: 'structure', ids: [other, kept] };
    const { body: word } = await coordinator.post('/api/duplicates/distinct').send(said).expect(201);
    expect((await coordinator.post('/api/duplicates/distinct').send(said).expect(201)).body).toEqual(word);
    expect((await find()).total).toBe(0);
    expect((await find('?distinct=yes')).items).toMatchObject([{ distinctId: word.id }]);
    await coordinator.delete(`/api/duplicates/distinct/${word.id}`).expect(200);
    expect((await find()).total).toBe(1);
    await coordinator.delete(`/api/duplicates/distinct/${word.id}`).expect(404);
    await coordinator
      .post('/api/duplicates/distinct')
      .send({ kind: 'structure', ids: [kept, kept] })
      .expect(422);
    await coordinator
      .post('/api/duplicates/distinct')
      .send({ kind: 'promeneur', ids: [kept, other] })
      .expect(404);
    await coordinator.post(`/api/structures/${kept}/merges`).send({ otherId: other }).expect(201);
    expect((await find()).total).toBe(0);
    await forget(kept);
  });

  it('are one for a file that still bears the name or the SIRET of the other', async () => {
    const { kept, other } = await twice();
    await coordinator.post(`/api/structures/${kept}/merges`).send({ otherId: other }).expect(201);
    const last = await create({ name: 'MJC du Lac et des Vallons', communeCode: EPINAL });
    await coordinator.post(`/api/structures/${last.id}/merges`).send({ otherId: kept }).expect(201);
    const lines = ['MJC du Lac;MJC;;Épinal', ';MJC;98633315122193;Épinal'];
    for (const line of lines) {
      const file = Buffer.from(`Nom de la structure;Type;SIRET;Commune\r\n${line}\r\n`);
      const { body } = await coordinator.post('/api/directory/imports').attach('file', file, 'structures.csv').expect(201);
      expect(body.rows).toMatchObject([{ action: 'update', recordId: last.id, changes: ['structureType', 'postalCode'] }]);
    }
    const people = Buffer.from('Nom;Prénom;Structure;Commune\r\nNoël;Ana;M.J.C. du lac;Épinal\r\n');
    const { body } = await coordinator.post('/api/directory/imports').attach('file', people, 'reseau.csv').expect(201);
    await coordinator.post(`/api/directory/imports/${body.id}/commit`).expect(200);
    const { body: list } = await coordinator.get('/api/structures').expect(200);
    expect(list.items).toMatchObject([{ id: last.id, promeneursCount: 3 }]);
    await asOwner(api.database.name, (owner) => owner.query(`delete from directory_import`));
    await forget(kept, other);
  });

  it('take over all that points at a structure: a new table has to say what becomes of its rows', async () => {
    const rows = await asOwner(api.database.name, (owner) =>
      owner.query(
        `select conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'structure'::regclass order by 1`,
      ),
    );
    // Changes that wait are decided before a merge; those decided, procedures, letters and acts on many stay with the record they were about.
    // A logo goes to the record that has none.
    const said = [
      ...['bulk_act_line', 'charter_procedure', 'employment', 'logo', 'mailing_recipient', 'newcomer'],
      ...['record_change', 'structure', 'structure_stage', 'structure_tag'],
    ];
    expect(rows.map(({ name }: { name: string }) => name)).toEqual(said);
  });
});
