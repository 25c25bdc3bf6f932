import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ImportsErased } from '@promenade/directory/api';
import { manyLines, sampleCsv, sampleDirectory, sampleRows } from '@promenade/directory/api/testing';
import type { ImportDetail } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const IMPORTS = '/api/directory/imports';

jest.setTimeout(30_000);

describe('the doors of an import', () => {
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

  it('gives the rejected lines back as a file without formulas', async () => {
    const { coordinator } = await elsewhere();
    const { id } = await opened(coordinator, csv('=1+1;;MJC;;;x@x.example;;;;"@SUM(A1)"', 'Marchal;Léa;MJC;;;;;;;'), 'a.csv');
    const { text, headers } = await coordinator.get(`${IMPORTS}/${id}/rejected.csv`).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringContaining('attachment'),
    });
    const [header, line, ...rest] = text.split('\r\n');
    expect(header!.startsWith('\uFEFFLigne;À corriger;Nom;')).toBe(true);
    expect(line).toMatch(/^2;.+;'=1\+1;;MJC;.*;'@SUM\(A1\)$/);
    expect(rest).toEqual(['']);
  });

  it.each([
    ['nothing', undefined, 422, 'file-missing'],
    ['an empty file', '', 422, 'empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 415, 'not-a-spreadsheet'],
    ['no header and nobody', 'a;b;c\r\n', 422, 'nothing-to-import'],
    ['too many lines', sampleCsv(';', sampleRows(manyLines(5001))), 422, 'too-many-lines'],
  ])('refuses %s, and says what to do', async (_, bytes, status, code) => {
    const coordinator = await api.as('coordinator', '88');
    const request = coordinator.post(IMPORTS);
    const { body } = await (
      bytes === undefined ? request.field('mapping', '{}') : request.attach('file', Buffer.from(bytes), 'a.csv')
    ).expect(status);
    expect(body.errors).toMatchObject([{ path: 'file', code, message: expect.stringMatching(/\.$/) }]);
  });

  it('refuses what is too heavy, and what is no form', async () => {
    const coordinator = await api.as('coordinator', '88');
    expect((await sent(coordinator, Buffer.alloc(10 * 1024 * 1024 + 1, 65)).expect(413)).body.code).toBe('too-large');
    await coordinator.post(IMPORTS).send({}).expect(415);
  });

  it('answers the same intent once', async () => {
    const { coordinator } = await elsewhere();
    const key = crypto.randomUUID();
    const first = await sent(coordinator, file).set('Idempotency-Key', key).expect(201);
    const second = await sent(coordinator, file).set('Idempotency-Key', key).expect(201);
    expect(second.body).toEqual(first.body);
    expect((await coordinator.get(IMPORTS).expect(200)).body.total).toBe(1);
    await sent(coordinator, 'autre').set('Idempotency-Key', key).expect(422);
  });

  it('is erased when it waited too long, and once it can no longer be taken back', async () => {
    const { department, coordinator } = await elsewhere();
    const line = (name: string) => csv(`${name};Léa;MJC;;;;;;;`);
    const [old, recent, written] = [
      await opened(coordinator, line('Un'), 'a.csv'),
      await opened(coordinator, line('Deux'), 'a.csv'),
      await opened(coordinator, line('Trois'), 'a.csv'),
    ];
    await coordinator.post(`${IMPORTS}/${written.id}/commit`).expect(200);
    await asOwner(api.database.name, async (owner) => {
      await owner.query(`update directory_import set "createdAt" = now() - interval '31 days' where id = any($1)`, [[old.id, written.id]]);
      await owner.query(`update directory_import set "committedAt" = now() - interval '89 days' where id = $1`, [written.id]);
    });
    const night = () =>
      api.app.get(Database).transaction({ id: 'worker:night', role: 'coordinator', department }, () => api.app.get(ImportsErased).run());
    const left = async () => (await coordinator.get(IMPORTS).expect(200)).body.items.map(({ id }: { id: string }) => id).sort();
    await night();
    expect(await left()).toEqual([recent.id, written.id].sort());
    await asOwner(api.database.name, (owner) =>
      owner.query(`update directory_import set "committedAt" = now() - interval '91 days' where id = $1`, [written.id]),
    );
    await night();
    expect(await left()).toEqual([recent.id]);
    expect((await coordinator.get('/api/promeneurs').expect(200)).body.total).toBe(1);
  });

  it('belongs to the coordination of the département', async () => {
    const { coordinator } = await elsewhere();
    const { id } = await opened(coordinator);
    const other = await api.as('coordinator', '33');
    await other.get(`${IMPORTS}/${id}`).expect(404);
    await other.post(`${IMPORTS}/${id}/commit`).expect(404);
    await other.post(`${IMPORTS}/${id}/undo`).expect(404);
    await other.patch(`${IMPORTS}/${id}`).send({}).expect(404);
    await other.get(`${IMPORTS}/${id}/rejected.csv`).expect(404);
    for (const role of ['caf', 'national', 'structure', 'promeneur'] as const) {
      const browser = await api.as(role);
      await browser.get(IMPORTS).expect(403);
      await sent(browser, file).expect(403);
    }
  });
});
