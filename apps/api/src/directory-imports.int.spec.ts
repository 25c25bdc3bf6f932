import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aPromeneur, aStructure, sampleCounts, sampleDirectory, sampleLines } from '@promenade/directory/api/testing';
import type { ImportDetail } from '@promenade/directory/model';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const IMPORTS = '/api/directory/imports';
const nothing = { create: 0, update: 0, duplicate: 0, reject: 0 };

jest.setTimeout(30_000);

describe('the import of a directory', () => {
  let api: TestApi;
  let file: Buffer;
  beforeAll(async () => {
    api = await testApi();
    file = await sampleDirectory();
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  /** Each test has a département of its own, and finds it empty. */
  const departments = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
  const elsewhere = async () => {
    const department = departments.pop()!;
    return { department, coordinator: await api.as('coordinator', department) };
  };
  const sent = (coordinator: Browser, bytes: Buffer | string, name = 'annuaire.xlsx') =>
    coordinator.post(IMPORTS).attach('file', Buffer.from(bytes), name);
  const opened = async (coordinator: Browser, bytes: Buffer | string = file, name?: string): Promise<ImportDetail> =>
    (await sent(coordinator, bytes, name).expect(201)).body;
  const csv = (...lines: string[]) =>
    ['Nom;Prénom;Structure;SIRET;Commune;Mail;Public;Instagram;Représentant;Notes', ...lines].join('\r\n');
  const totals = async (coordinator: Browser) =>
    Promise.all(['promeneurs', 'structures'].map(async (list) => (await coordinator.get(`/api/${list}`).expect(200)).body.total as number));

  it('shows each line and what becomes of it, and writes nothing', async () => {
    const coordinator = await api.as('coordinator', '88');
    const body = await opened(coordinator, file, 'annuaire été.xlsx');
    expect(body).toMatchObject({
      state: 'draft',
      fileName: 'annuaire été.xlsx',
      department: '88',
      sheet: 'Réseau 88',
      counts: sampleCounts,
    });
    expect(body.rows).toHaveLength(30);
    expect(body.columns.find(({ source }) => source === 'Mail pro')).toMatchObject({ field: 'email', confidence: 1 });
    expect(await totals(coordinator)).toEqual([0, 0]);
    expect((await coordinator.get(`${IMPORTS}/${body.id}`).expect(200)).body).toEqual(body);
    const list = await coordinator.get(IMPORTS).expect(200);
    expect(list.body).toMatchObject({ total: 1, items: [{ id: body.id, state: 'draft', counts: sampleCounts }] });
    await coordinator.delete(`${IMPORTS}/${body.id}`).expect(200);
    await coordinator.get(`${IMPORTS}/${body.id}`).expect(404);
  });

  it('writes all lines once, finds them again, and takes them back', async () => {
    const coordinator = await api.as('coordinator', '88');
    const { id } = await opened(coordinator);
    expect((await coordinator.post(`${IMPORTS}/${id}/commit`).expect(200)).body).toEqual(sampleCounts);
    expect((await coordinator.post(`${IMPORTS}/${id}/commit`).expect(409)).body.code).toBe('import-committed');
    await coordinator.patch(`${IMPORTS}/${id}`).send({ mapping: {} }).expect(409);
    await coordinator.delete(`${IMPORTS}/${id}`).expect(409);
    expect(await totals(coordinator)).toEqual([28, 6]);
    const { body } = await coordinator.get('/api/promeneurs?q=aubertin').expect(200);
    const record = (await coordinator.get(`/api/promeneurs/${body.items[0].id}`).expect(200)).body;
    expect(record).toMatchObject({
      lastName: 'Aubertin',
      firstName: 'Adèle',
      state: 'unsigned',
      reasons: [{ code: 'charter-missing' }],
      structure: { name: 'La Passerelle' },
      commune: { name: 'Épinal' },
      employments: [{ startsOn: '2023-09-01', startsOnPrecision: 'month', weeklyHours: 2 }],
      charter: { state: 'missing', signedOn: null },
      declaredCharter: { on: '2024-05-10', precision: 'day' },
      slug: expect.stringMatching(/^88-adele-la-passerelle-[a-z2-9]{4}$/),
    });
    const again = await opened(coordinator);
    expect(again.counts).toEqual({ ...nothing, duplicate: 29, reject: 1 });
    const committed = await coordinator.get(`${IMPORTS}/${id}`).expect(200);
    expect(committed.body).toMatchObject({ state: 'committed', counts: sampleCounts });
    expect((await coordinator.post(`${IMPORTS}/${id}/undo`).expect(200)).body).toMatchObject({ id, state: 'undone' });
    expect(await totals(coordinator)).toEqual([0, 0]);
    expect((await coordinator.post(`${IMPORTS}/${id}/undo`).expect(409)).body.code).toBe('import-undone');
    expect((await coordinator.post(`${IMPORTS}/${again.id}/undo`).expect(409)).body.code).toBe('import-not-committed');
  });

  it('follows a person who says what columns are, and corrects cells', async () => {
    const { coordinator } = await elsewhere();
    const { id, rows, counts } = await opened(coordinator);
    expect(counts).toEqual(sampleCounts);
    const bad = rows.find(({ line }) => line === sampleLines.badEmail)!;
    expect(bad.problems).toMatchObject([{ column: 'Mail pro', code: 'email-invalid' }, { code: 'department-other' }]);
    const cells = [
      { line: sampleLines.badEmail, column: 'Mail pro', value: 'corrige@sample.example' },
      { line: sampleLines.vacant, column: 'Nom', value: 'Nouveau' },
      { line: sampleLines.vacant, column: 'firstName', value: 'Noé' },
    ];
    const { body } = await coordinator.patch(`${IMPORTS}/${id}`).send({ cells }).expect(200);
    expect(body.counts).toEqual({ create: 29, update: 0, duplicate: 1, reject: 0 });
    expect(body.rows.find(({ line }: { line: number }) => line === sampleLines.badEmail).values.email).toBe('corrige@sample.example');
    const mapped = await coordinator
      .patch(`${IMPORTS}/${id}`)
      .send({ mapping: { Observations: null, Fonction: 'notes' } })
      .expect(200);
    const fields = Object.fromEntries(mapped.body.columns.map(({ source, field }: { source: string; field: string }) => [source, field]));
    expect(fields).toMatchObject({ Observations: null, Fonction: 'notes', Nom: 'lastName' });
    expect((await coordinator.get(`${IMPORTS}/${id}`).expect(200)).body).toEqual(mapped.body);
    const swapped = await coordinator
      .patch(`${IMPORTS}/${id}`)
      .send({ mapping: { 'N°': 'notes', Prénom: null, Structure: 'firstName' } })
      .expect(200);
    expect(swapped.body.columns.filter(({ field }: { field: string }) => field === 'firstName')).toMatchObject([{ source: 'Structure' }]);
    for (const wrong of [
      { mapping: { Nulle: 'email' } },
      { mapping: { Nom: 'surname' } },
      { mapping: { 'N°': 'email', Nom: 'email' } },
      { cells: [{ line: 9999, column: 'Nom', value: 'x' }] },
      { cells: [{ line: sampleLines.first, column: 'Nulle', value: 'x' }] },
      { other: 1 },
    ]) {
      await coordinator.patch(`${IMPORTS}/${id}`).send(wrong).expect(422);
    }
  });

  it('takes a mapping with the file', async () => {
    const { coordinator } = await elsewhere();
    const { body } = await sent(coordinator, csv('Marchal;Léa;MJC;;;;;;;')).field('mapping', '{"Notes":"function"}').expect(201);
    expect(body.columns.find(({ source }: { source: string }) => source === 'Notes')).toMatchObject({ field: 'function', confidence: 1 });
    for (const mapping of ['{', '[]', '{"Notes":"x"}', '{"Nulle":"email"}']) {
      await sent(coordinator, csv('Marchal;Léa;MJC;;;;;;;')).field('mapping', mapping).expect(422);
    }
  });

  it('finds structures again by SIRET, else by name and commune, and completes them', async () => {
    const { department, coordinator } = await elsewhere();
    const base = api.database.name;
    await aStructure(base, { department, name: 'MJC du Lac', communeCode: '88196', representativeName: null, representativeEmail: null });
    await aStructure(base, {
      department,
      name: 'Le Passage',
      siret: '98633315122193',
      representativeName: 'Isabelle Noël',
      representativeEmail: null,
    });
    const lines = [
      'Un;Ana;M.J.C. du lac;;Gérardmer;un@x.example;jeunesse;;Odile Rovel;',
      'Deux;Bea;Le Passage (Épinal);98633315122193;Épinal;deux@x.example;jeunesse;;Autre Personne;',
      'Trois;Cleo;MJC du Lac;;Épinal;trois@x.example;jeunesse;;;',
      'Quatre;Dino;MJC du Lac;;;quatre@x.example;jeunesse;;;',
    ];
    const { id } = await opened(coordinator, csv(...lines), 'a.csv');
    await coordinator.post(`${IMPORTS}/${id}/commit`).expect(200);
    const { body } = await coordinator.get('/api/structures').expect(200);
    const told = body.items.map(
      (item: { name: string; commune: { name: string } | null; promeneursCount: number; representative: { name: string } }) => [
        item.name,
        item.commune?.name ?? null,
        item.representative.name,
        item.promeneursCount,
      ],
    );
    expect(told).toEqual([
      ['Le Passage', 'Épinal', 'Isabelle Noël', 1],
      ['MJC du Lac', 'Épinal', null, 1],
      ['MJC du Lac', 'Gérardmer', 'Odile Rovel', 2],
    ]);
    await coordinator.post(`${IMPORTS}/${id}/undo`).expect(200);
    const after = await coordinator.get('/api/structures').expect(200);
    expect(after.body.items).toMatchObject([
      { name: 'Le Passage', commune: null },
      { name: 'MJC du Lac', representative: { name: null } },
    ]);
  });

  it('updates what the file says anew, keeps the rest, and puts it all back', async () => {
    const { department, coordinator } = await elsewhere();
    const base = api.database.name;
    const old = await aStructure(base, { department, name: 'MJC du Lac', communeCode: '88196' });
    const given = { department, firstName: 'Léa', lastName: 'Marchal', email: 'lea@x.example', structureId: old.id, notes: 'Gardée' };
    const lea = await aPromeneur(base, { ...given, onlineProfiles: [{ network: 'instagram', handle: 'lea_avant' }] });
    const max = await aPromeneur(base, { department, firstName: 'Max', lastName: 'Noir', email: 'max@x.example', structureId: old.id });
    await aPromeneur(base, {
      ...{ department, firstName: 'Ana', lastName: 'Lune', structureId: old.id },
      onlineProfiles: [
        { network: 'instagram', handle: 'ana_un' },
        { network: 'instagram', handle: 'ana_deux' },
      ],
    });
    const before = await Promise.all([lea, max].map(async ({ id }) => (await coordinator.get(`/api/promeneurs/${id}`).expect(200)).body));
    const lines = [
      'Marchal;Léa;MJC du Lac;;Gérardmer;lea@x.example;parentalité;lea_apres;;',
      'Noir;Max;Le Passage;;Épinal;max@x.example;jeunesse;ana_deux;;',
      'Neuf;Noé;MJC du Lac;;Gérardmer;noe@x.example;jeunesse;;;',
    ];
    const preview = await opened(coordinator, csv(...lines), 'a.csv');
    expect(preview.counts).toEqual({ create: 1, update: 2, duplicate: 0, reject: 0 });
    expect(preview.rows[0]).toMatchObject({
      action: 'update',
      recordId: lea.id,
      changes: expect.arrayContaining(['volet', 'network:instagram']),
    });
    expect(preview.rows[1]!.problems).toContainEqual(expect.objectContaining({ code: 'network-shared', column: 'Instagram' }));
    await coordinator.post(`${IMPORTS}/${preview.id}/commit`).expect(200);
    expect((await coordinator.get(`/api/promeneurs/${lea.id}`).expect(200)).body).toMatchObject({
      volets: ['parenting'],
      notes: 'Gardée',
      onlineProfiles: [{ handle: 'lea_apres' }],
      version: 2,
    });
    expect((await coordinator.get(`/api/promeneurs/${max.id}`).expect(200)).body).toMatchObject({
      structure: { name: 'Le Passage' },
      employments: [{ structure: { name: 'Le Passage' } }, { structure: { id: old.id }, endsOn: expect.any(String), isLive: false }],
    });
    expect((await opened(coordinator, csv(...lines), 'a.csv')).counts).toEqual({ ...nothing, duplicate: 3 });
    await coordinator.post(`${IMPORTS}/${preview.id}/undo`).expect(200);
    const after = await Promise.all([lea, max].map(async ({ id }) => (await coordinator.get(`/api/promeneurs/${id}`).expect(200)).body));
    expect(after.map((record) => ({ ...record, version: 1 }))).toEqual(before);
    expect(await totals(coordinator)).toEqual([3, 1]);
  });

  it('is not taken back over what people did since', async () => {
    const { department, coordinator } = await elsewhere();
    const { id } = await opened(coordinator);
    await coordinator.post(`${IMPORTS}/${id}/commit`).expect(200);
    const { items } = (await coordinator.get('/api/promeneurs').expect(200)).body;
    const [adele] = items;
    await coordinator.patch(`/api/promeneurs/${adele.id}`).send({ function: 'Directrice' }).expect(200);
    const edited = await coordinator.post(`${IMPORTS}/${id}/undo`).expect(409);
    expect(edited.body).toMatchObject({
      code: 'records-since-changed',
      facts: { records: [{ kind: 'promeneur', id: adele.id, name: 'Adèle Aubertin', why: 'changed' }] },
    });
    expect(await totals(coordinator)).toEqual([28, 6]);
    await aPromeneur(api.database.name, { department, structureId: items[1].structure.id });
    const employs = await coordinator.post(`${IMPORTS}/${id}/undo`).expect(409);
    expect(employs.body.facts.records).toMatchObject([{ id: adele.id }, { kind: 'structure', id: items[1].structure.id, why: 'employs' }]);
  });

  it('is written once when two people write it at once', async () => {
    const { coordinator } = await elsewhere();
    const { id } = await opened(coordinator);
    const other = await opened(coordinator);
    const answers = await Promise.all([id, id, other.id].map((each) => coordinator.post(`${IMPORTS}/${each}/commit`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    expect(await totals(coordinator)).toEqual([28, 6]);
  });
});
