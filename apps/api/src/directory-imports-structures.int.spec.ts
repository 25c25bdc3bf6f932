import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import type { ImportDetail } from '@promenade/directory/model';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const IMPORTS = '/api/directory/imports';
const SIRET = '98633315122193';

jest.setTimeout(30_000);

describe('the import of structures', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await testApi()));
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const departments = ['01', '02', '03', '04', '05', '06'];
  const elsewhere = async () => {
    const department = departments.pop()!;
    return { department, coordinator: await api.as('coordinator', department) };
  };
  const HEADER = 'Nom de la structure;Type;SIRET;RNA;Adresse;CP;Commune;Tél.;Mail;Responsable;Mail responsable;Observations';
  const opened = async (
    coordinator: Browser,
    lines: string[],
    fields: Record<string, string> = {},
    header = HEADER,
  ): Promise<ImportDetail> => {
    const request = coordinator.post(IMPORTS).attach('file', Buffer.from([header, ...lines].join('\r\n')), 'structures.csv');
    return (await request.field(fields).expect(201)).body;
  };
  const structures = async (coordinator: Browser) => (await coordinator.get('/api/structures').expect(200)).body.items;

  it('is recognised by its header, creates and updates, says what changes, and is taken back whole', async () => {
    const { department, coordinator } = await elsewhere();
    const old = await aStructure(api.database.name, {
      ...{ department, name: 'Maison du lac', siret: SIRET, communeCode: '88196' },
      ...{ representativeName: 'Isabelle Noël', representativeEmail: 'noel@x.example', notes: 'Gardée' },
    });
    const lines = [
      `La Maison du Lac;centre social;${SIRET};;5 rue Haute;;;03 29 00 00 01;;;;;ML;;Présidente;03 29 00 00 03`,
      'MJC du Nord;MJC;;W881234567;;88000;Épinal;;contact@mjc.example;Odile Rovel;rovel@mjc.example;Ouverte le soir;MN;mjc.example;Directrice;03 29 00 00 02',
      'm.j.c. du nord;;;;;;EPINAL;;;;;',
      ';MJC;;;;;Épinal;;;;;',
    ];
    const whole = `${HEADER};Sigle;Site web;Fonction du responsable;Tél. responsable`;
    const preview = await opened(coordinator, lines, {}, whole);
    expect(preview).toMatchObject({ kind: 'structures', counts: { create: 1, update: 1, duplicate: 1, reject: 1 } });
    expect(preview.rows[0]).toMatchObject({
      ...{ action: 'update', recordId: old.id, before: { structure: 'Maison du lac' } },
      changes: expect.arrayContaining(['structure', 'structureType', 'address', 'phone', 'acronym', 'representativePhone']),
    });
    expect(preview.rows[2]!.problems).toContainEqual(expect.objectContaining({ code: 'duplicate-of-line', otherLine: 3 }));
    expect(preview.rows[3]!.problems.map(({ code }) => code)).toContain('structure-missing');
    const counts = (await coordinator.post(`${IMPORTS}/${preview.id}/commit`).expect(200)).body;
    expect(counts).toEqual(preview.counts);
    expect(await structures(coordinator)).toMatchObject([
      {
        ...{ id: old.id, name: 'La Maison du Lac', acronym: 'ML', type: 'social-centre', phone: '+33329000001' },
        representative: { name: 'Isabelle Noël', function: 'Présidente', phone: '+33329000003' },
      },
      { name: 'MJC du Nord', type: 'youth-centre', email: 'contact@mjc.example', commune: { name: 'Épinal' } },
    ]);
    const kept = (await coordinator.get(`/api/structures/${old.id}`).expect(200)).body;
    expect(kept).toMatchObject({ notes: 'Gardée', address: '5 rue Haute', version: 2 });
    const { rows } = (await coordinator.get(`${IMPORTS}/${preview.id}`).expect(200)).body as ImportDetail;
    expect((await coordinator.get(`/api/structures/${rows[1]!.recordId}`).expect(200)).body).toMatchObject({
      ...{ name: 'MJC du Nord', acronym: 'MN', website: 'https://mjc.example', rna: 'W881234567', notes: 'Ouverte le soir' },
      representative: { name: 'Odile Rovel', function: 'Directrice', phone: '+33329000002' },
    });
    expect((await opened(coordinator, lines, {}, whole)).counts).toEqual({ create: 0, update: 0, duplicate: 3, reject: 1 });
    await coordinator.post(`${IMPORTS}/${preview.id}/undo`).expect(200);
    expect(await structures(coordinator)).toMatchObject([
      { name: 'Maison du lac', acronym: null, type: null, phone: null, siret: SIRET, representative: { function: null, phone: null } },
    ]);
  });

  it('is not taken back over what was done since', async () => {
    const { department, coordinator } = await elsewhere();
    const { id } = await opened(coordinator, ['Un;MJC;;;;;;;;;;', 'Deux;MJC;;;;;;;;;;']);
    await coordinator.post(`${IMPORTS}/${id}/commit`).expect(200);
    const [deux, un] = await structures(coordinator);
    await coordinator.patch(`/api/structures/${deux.id}`).send({ notes: 'Vue' }).expect(200);
    await aPromeneur(api.database.name, { department, structureId: un.id });
    const { body } = await coordinator.post(`${IMPORTS}/${id}/undo`).expect(409);
    expect(body.facts.records).toMatchObject([
      { kind: 'structure', id: deux.id, why: 'changed' },
      { kind: 'structure', id: un.id, why: 'employs' },
    ]);
  });

  it('keeps a representative’s address away from somebody else’s name, and corrects cells in place', async () => {
    const { department, coordinator } = await elsewhere();
    await aStructure(api.database.name, {
      department,
      name: 'Un',
      representativeName: 'Isabelle Noël',
      representativeEmail: 'n@x.example',
    });
    const preview = await opened(coordinator, ['Un;;123;;;;;;;Odile Rovel;;Vue']);
    expect(preview.rows[0]!.problems.map(({ code }) => code)).toEqual(['siret-invalid', 'representative-email-missing']);
    expect(preview.rows[0]!.changes).toEqual(['notes']);
    const cells = [
      { line: 2, column: 'SIRET', value: SIRET },
      { line: 2, column: 'Mail responsable', value: 'rovel@x.example' },
    ];
    const { body } = await coordinator.patch(`${IMPORTS}/${preview.id}`).send({ cells }).expect(200);
    expect(body.rows[0].problems).toEqual([]);
    expect(body.rows[0].changes).toEqual(expect.arrayContaining(['siret', 'representativeName', 'representativeEmail']));
    await coordinator
      .patch(`${IMPORTS}/${preview.id}`)
      .send({ mapping: { Type: 'volet' } })
      .expect(422);
  });

  it('is chosen by the person, with the file or on the page', async () => {
    const { coordinator } = await elsewhere();
    expect((await opened(coordinator, ['Un;MJC;;;;;;;;;;'], { kind: 'promeneurs' })).kind).toBe('promeneurs');
    const { id } = await opened(coordinator, ['Un;MJC;;;;;;;;;;'], { kind: 'structures' });
    const { body } = await coordinator.patch(`${IMPORTS}/${id}`).send({ kind: 'promeneurs' }).expect(200);
    expect(body).toMatchObject({ kind: 'promeneurs', counts: { reject: 1 } });
    expect((await coordinator.patch(`${IMPORTS}/${id}`).send({ kind: 'structures' }).expect(200)).body.counts).toMatchObject({ create: 1 });
    await coordinator.post(IMPORTS).attach('file', Buffer.from(HEADER), 'a.csv').field('kind', 'chats').expect(422);
  });

  it('gives the rejected lines back with their cells, free of formulas', async () => {
    const { coordinator } = await elsewhere();
    const { id } = await opened(coordinator, [';=1+1;;;;;;;;;;-2+3', 'Un;MJC;;;;;;;;;;']);
    const before = await coordinator.get(`${IMPORTS}/${id}/rejected.csv`).expect(200);
    const [, line, ...rest] = before.text.split('\r\n');
    expect(line).toMatch(/^2;.*nom de structure.*;;'=1\+1;;;;;;;;;;'-2\+3$/);
    expect(rest).toEqual(['']);
    await coordinator.post(`${IMPORTS}/${id}/commit`).expect(200);
    expect((await coordinator.get(`${IMPORTS}/${id}/rejected.csv`).expect(200)).text).toBe(before.text);
  });
});
