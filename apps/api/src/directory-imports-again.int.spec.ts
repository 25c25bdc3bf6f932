import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { manyLines, sampleCsv, sampleRows } from '@promenade/directory/api/testing';
import type { ImportDetail, ImportProgress } from '@promenade/directory/model';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const IMPORTS = '/api/directory/imports';

jest.setTimeout(60_000);

describe('an import that comes back', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await testApi()));
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const departments = ['01', '02', '03', '04', '05', '06', '07', '08'];
  const elsewhere = () => api.as('coordinator', departments.pop()!);
  const opened = async (coordinator: Browser, ...lines: string[]): Promise<ImportDetail> =>
    (
      await coordinator
        .post(IMPORTS)
        .attach('file', Buffer.from(lines.join('\r\n')), 'a.csv')
        .expect(201)
    ).body;
  const post = async (coordinator: Browser, path: string, body: object, status: number) =>
    (await coordinator.post(`${IMPORTS}/${path}`).send(body).expect(status)).body;
  const HEADER = 'Nom;Prénom;Structure;Secteur;Mail';
  const fieldsOf = ({ columns }: ImportDetail) => Object.fromEntries(columns.map(({ source, field }) => [source, field]));

  it('names columns as they were when the last one was written, until that is forgotten', async () => {
    const coordinator = await elsewhere();
    const first = await opened(coordinator, HEADER, 'Marchal;Léa;MJC;Nord;lea@x.example');
    expect(first.columns.find(({ source }) => source === 'Secteur')).toMatchObject({ field: null, samples: ['Nord'] });
    await coordinator
      .patch(`${IMPORTS}/${first.id}`)
      .send({ mapping: { Secteur: 'notes', Mail: null } })
      .expect(200);
    expect((await opened(coordinator, HEADER, 'Noir;Max;MJC;Sud;max@x.example')).columns.some(({ remembered }) => remembered)).toBe(false);
    await post(coordinator, `${first.id}/commit`, {}, 200);
    const second = await opened(coordinator, 'NOM;prénom;STRUCTURE;Secteur ;mail', 'Noir;Max;MJC;Sud;max@x.example');
    expect(fieldsOf(second)).toMatchObject({ NOM: 'lastName', Secteur: 'notes', mail: null });
    expect(second.columns.every(({ remembered, confidence }) => remembered && confidence === 1)).toBe(true);
    const one = (await post(coordinator, `${second.id}/forget`, { source: 'mail' }, 200)) as ImportDetail;
    expect(fieldsOf(one)).toMatchObject({ Secteur: 'notes', mail: 'email' });
    expect(fieldsOf(await opened(coordinator, HEADER, 'Neuf;Noé;MJC;Est;noe@x.example'))).toMatchObject({
      Secteur: 'notes',
      Mail: 'email',
    });
    const none = (await post(coordinator, `${second.id}/forget`, {}, 200)) as ImportDetail;
    expect(fieldsOf(none)).toMatchObject({ Secteur: null, NOM: 'lastName' });
    expect(none.columns.some(({ remembered }) => remembered)).toBe(false);
    const other = await elsewhere();
    expect((await opened(other, HEADER, 'Noir;Max;MJC;Sud;max@x.example')).columns.some(({ remembered }) => remembered)).toBe(false);
    await other.post(`${IMPORTS}/${second.id}/forget`).send({}).expect(404);
  });

  it('tells which record each line made, and opens again what it left aside', async () => {
    const coordinator = await elsewhere();
    const { id } = await opened(coordinator, HEADER, 'Marchal;Léa;MJC;;lea@x.example', 'MARCHAL;Léa;MJC;;', ';Max;MJC;Nord;max@x.example');
    const cells = [{ line: 4, column: 'Secteur', value: 'Sud' }];
    await coordinator
      .patch(`${IMPORTS}/${id}`)
      .send({ mapping: { Secteur: 'notes' }, cells })
      .expect(200);
    await post(coordinator, `${id}/resume`, {}, 409);
    await post(coordinator, `${id}/commit`, {}, 200);
    const { rows } = (await coordinator.get(`${IMPORTS}/${id}`).expect(200)).body as ImportDetail;
    expect((await coordinator.get(`/api/promeneurs/${rows[0]!.recordId}`).expect(200)).body).toMatchObject({ lastName: 'Marchal' });
    const again = (await post(coordinator, `${id}/resume`, {}, 201)) as ImportDetail;
    expect(again).toMatchObject({ state: 'draft', fileName: 'a.csv', counts: { create: 0, update: 0, duplicate: 1, reject: 1 } });
    expect(again.rows.map(({ line }) => line)).toEqual([3, 4]);
    expect(again.rows[1]!.values).toMatchObject({ notes: 'Sud', structure: 'MJC' });
    await coordinator
      .patch(`${IMPORTS}/${again.id}`)
      .send({ cells: [{ line: 4, column: 'Nom', value: 'Noir' }] })
      .expect(200);
    expect(await post(coordinator, `${again.id}/commit`, {}, 200)).toMatchObject({ create: 1, duplicate: 1 });
    await post(coordinator, `${again.id}/undo`, {}, 200);
    await post(coordinator, `${id}/undo`, {}, 200);
    expect(((await post(coordinator, `${id}/resume`, {}, 201)) as ImportDetail).counts).toEqual({
      create: 1,
      update: 0,
      duplicate: 1,
      reject: 1,
    });
  });

  it('has nothing to open again when everything was written', async () => {
    const coordinator = await elsewhere();
    const { id } = await opened(coordinator, HEADER, 'Marchal;Léa;MJC;;');
    await post(coordinator, `${id}/commit`, {}, 200);
    expect((await post(coordinator, `${id}/resume`, {}, 409)).code).toBe('import-nothing-left');
  });

  it('says how far it is to whoever asks meanwhile, and keeps answering everybody else', async () => {
    const coordinator = await elsewhere();
    const key = crypto.randomUUID();
    const file = Buffer.from(sampleCsv(';', sampleRows(manyLines(3000))));
    const heard: ImportProgress[] = [];
    const ask = async (id: string) => {
      const { status, body } = await coordinator.get(`${IMPORTS}/${id}/progress`);
      if (status === 200) heard.push(body as ImportProgress);
    };
    const during = async <T>(id: string, act: Promise<T>): Promise<T> => {
      let over = false;
      void act.finally(() => (over = true)).catch(() => undefined);
      while (!over) {
        await ask(id);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return act;
    };
    const sent = await during(
      key,
      coordinator
        .post(IMPORTS)
        .attach('file', file, 'a.csv')
        .field('progress', key)
        .then((answer) => answer),
    );
    expect(sent.status).toBe(201);
    expect(heard.map(({ phase }) => phase)).toContain('deciding');
    const { id } = sent.body as ImportDetail;
    heard.length = 0;
    const written = await during(
      id,
      coordinator.post(`${IMPORTS}/${id}/commit`).then((answer) => answer),
    );
    expect(written).toMatchObject({ status: 200, body: { create: 3000 } });
    const writing = heard.filter(({ phase }) => phase === 'writing');
    expect(writing.length).toBeGreaterThan(0);
    for (const { done, total } of writing) expect(done).toBeLessThanOrEqual(total);
    expect(writing.map(({ done }) => done)).toEqual(writing.map(({ done }) => done).toSorted((a, b) => a - b));
    expect((await coordinator.get(`${IMPORTS}/${id}/progress`).expect(200)).body).toEqual({ phase: 'idle', done: 0, total: 0 });
    await (await elsewhere()).get(`${IMPORTS}/${id}/progress`).expect(404);
    await coordinator.get(`${IMPORTS}/${crypto.randomUUID()}/progress`).expect(404);
  });
});
