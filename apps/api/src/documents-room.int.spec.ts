import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { DocumentsService, Vault } from '@promenade/documents/api';
import { type DocumentItem, documentList } from '@promenade/documents/model';
import { Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import yauzl from 'yauzl';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

interface Party {
  readonly id: string;
  readonly name: string;
}

const pdfOf = (words: string) => Buffer.from(`%PDF-1.7\n%âãÏÓ\n${words}\n%%EOF`);

describe('documents', () => {
  let api: TestApi;
  let coordinator: Browser;
  let house: Party;
  let charter: string;
  const behind = (sql: string, parameters: unknown[] = []): Promise<Record<string, string>[]> =>
    asOwner(api.database.name, (owner) => owner.query(sql, parameters));

  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
    const [structure, other] = [await aParty('structure', 'Maison de la famille'), await aParty('structure', 'MJC du lac')];
    const [walker, another] = [await aParty('promeneur', 'Humbert'), await aParty('promeneur', 'Mathieu')];
    const representative = await api.account('structure', '88');
    await behind(`update structure set "representativeAccountId" = $2 where id = $1`, [structure.id, representative.id]);
    await behind(`update promeneur set "accountId" = $2 where id = $1`, [walker.id, (await api.account('promeneur', '88')).id]);
    house = structure;
    charter = await aCharter('PDN-88-AAAA-0001', structure, walker, '2026-03-02T09:00:00Z');
    await aCharter('PDN-88-AAAA-0002', other, another, '2026-05-04T09:00:00Z');
    await aFile('Scan reçu');
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  async function aParty(kind: 'structure' | 'promeneur', name: string): Promise<Party> {
    const made =
      kind === 'structure' ? await aStructure(api.database.name, { name }) : await aPromeneur(api.database.name, { lastName: name });
    return { id: made.id, name };
  }

  async function aFile(words: string): Promise<string> {
    const { id } = await api.account('coordinator', '88');
    const documents = api.app.get(DocumentsService);
    const keep = () => documents.keep(pdfOf(words), { name: `${words}.pdf`, type: 'application/pdf' });
    return (await api.app.get(Database).transaction({ id, role: 'coordinator', department: '88' }, keep)).id;
  }

  async function aCharter(number: string, structure: Party, promeneur: Party, completedAt: string): Promise<string> {
    const [shown, signed] = [await aFile(`${number} à lire`), await aFile(number)];
    const snapshot = {
      version: { title: 'Charte' },
      structure,
      promeneur: { id: promeneur.id, firstName: 'Lou', lastName: promeneur.name },
    };
    await behind(
      `insert into signature_request (department, kind, "subjectId", "versionId", "partyIds", number, snapshot, state, "previewDocumentId", "previewSha256",
         "documentId", "askedBy", "askedAt", "endsAt", "completedAt")
       values ('88', 'charter', $1, $2, array[$3, $1]::uuid[], $4, $5, 'complete', $6, 'x', $7, 'x', $8, $8, $8)`,
      [promeneur.id, randomUUID(), structure.id, number, JSON.stringify(snapshot), shown, signed, completedAt],
    );
    return signed;
  }

  const listed = async (browser: Browser, query: object = {}, path = '/api/documents'): Promise<DocumentItem[]> =>
    documentList.parse((await browser.get(path).query(query).expect(200)).body).items;
  const numbersOf = (items: DocumentItem[]) => items.map(({ number, name }) => number ?? name);

  it('of the département are listed for those who run the network, the newest first, and never what was only shown to be signed', async () => {
    expect(numbersOf(await listed(coordinator))).toEqual(['Scan reçu.pdf', 'PDN-88-AAAA-0002', 'PDN-88-AAAA-0001']);
    expect(numbersOf(await listed(await api.as('caf')))).toHaveLength(3);
    expect((await listed(coordinator, { q: 'aaaa-0001' }))[0]).toMatchObject({
      kind: 'charter',
      title: 'Charte',
      on: '2026-03-02',
      standing: 'in-force',
      sealed: false,
      structure: house,
      promeneur: { name: 'Lou Humbert' },
    });
  });

  it.each<[object, string[]]>([
    [{ kind: 'upload' }, ['Scan reçu.pdf']],
    [{ kind: 'charter' }, ['PDN-88-AAAA-0002', 'PDN-88-AAAA-0001']],
    [{ state: 'in-force' }, ['PDN-88-AAAA-0002', 'PDN-88-AAAA-0001']],
    [{ state: 'revoked' }, []],
    [{ from: '2026-03-02', to: '2026-03-02' }, ['PDN-88-AAAA-0001']],
    [{ from: '2026-03-03', kind: 'charter' }, ['PDN-88-AAAA-0002']],
    [{ q: 'humbert' }, ['PDN-88-AAAA-0001']],
    [{ q: '%' }, []],
    [{ kind: '', q: '', state: '', page: '2' }, []],
  ])('are filtered by %j', async (query, expected) => {
    expect(numbersOf(await listed(coordinator, query))).toEqual(expected);
  });

  it('superseded by another, or revoked, say so and since when', async () => {
    const [{ sha256 }] = (await behind(`select sha256 from document where id = $1`, [charter])) as [{ sha256: string }];
    await behind(
      `insert into document_seal (department, "documentId", sha256, kind, number, title, facts, "completedAt", "supersededOn")
       values ('88', $1, $2, 'charter', 'PDN-88-AAAA-0001', 'Charte', '{}', now(), '2026-06-01')`,
      [charter, sha256],
    );
    expect(await listed(coordinator, { state: 'superseded' })).toMatchObject([
      { number: 'PDN-88-AAAA-0001', since: '2026-06-01', sealed: false },
    ]);
    await behind(`update document_seal set "revokedOn" = '2026-07-01' where "documentId" = $1`, [charter]);
    expect(await listed(await api.as('promeneur'), { state: 'revoked' })).toMatchObject([{ standing: 'revoked', since: '2026-07-01' }]);
    await behind(`delete from document_seal where "documentId" = $1`, [charter]);
  });

  it('are filtered by structure', async () => {
    expect(numbersOf(await listed(coordinator, { structure: house.id }))).toEqual(['PDN-88-AAAA-0001']);
    const { body } = await coordinator.get('/api/documents/structures').expect(200);
    expect(body).toMatchObject({ total: 2, items: [{ id: house.id, name: 'Maison de la famille' }, { name: 'MJC du lac' }] });
    expect((await (await api.as('promeneur')).get('/api/documents/structures').expect(200)).body.total).toBe(1);
  });

  it.each([{ kind: 'secret' }, { state: 'draft' }, { structure: 'x' }, { from: '2026-02-30' }, { q: 'a\u0000' }, { size: '201' }])(
    'filtered by %j are refused',
    async (query) => {
      await coordinator.get('/api/documents').query(query).expect(422);
    },
  );

  it('are one’s own for a promeneur and a structure: what they signed, and nothing of others', async () => {
    for (const role of ['promeneur', 'structure'] as const) {
      const browser = await api.as(role);
      for (const path of ['/api/documents', '/api/documents/mine'])
        expect(numbersOf(await listed(browser, {}, path))).toEqual(['PDN-88-AAAA-0001']);
    }
    expect(numbersOf(await listed(coordinator, { kind: 'upload' }, '/api/documents/mine'))).toEqual(['Scan reçu.pdf']);
    for (const role of ['facilitator', 'partner', 'national'] as const) await (await api.as(role)).get('/api/documents/mine').expect(403);
  });

  it('are downloaded as they were kept, by those who see them alone', async () => {
    const { body, headers } = await (await api.as('promeneur')).get(`/api/documents/${charter}/file`).buffer().expect(200);
    expect(body).toEqual(pdfOf('PDN-88-AAAA-0001'));
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename=PDN-88-AAAA-0001.pdf',
      'cache-control': 'private, no-store',
      etag: `"${createHash('sha256')
        .update(body as Buffer)
        .digest('hex')}"`,
    });
    const [other] = await listed(coordinator, { q: '0002' });
    await (await api.as('promeneur')).get(`/api/documents/${other!.id}/file`).expect(404);
    await (await api.as('coordinator', '33')).get(`/api/documents/${charter}/file`).expect(404);
    await (await api.as()).get(`/api/documents/${charter}/file`).expect(401);
    await coordinator.get('/api/documents/x/file').expect(404);
  });

  it('that the disk lost say so, and what to do', async () => {
    const id = await aFile('Perdu');
    const [row] = await behind(`select "storageKey" from document where id = $1`, [id]);
    const { pathOf } = api.app.get(Vault) as unknown as { pathOf(key: string): string };
    const path = pathOf.call(api.app.get(Vault), row!['storageKey']!);
    await rm(path);
    const { body } = await coordinator.get(`/api/documents/${id}/file`).expect(503);
    expect(body).toMatchObject({ code: 'file-damaged', title: expect.stringContaining('Prévenez la coordination') });
  });

  it('leave in one archive of what is filtered and seen, and the trail keeps who took how many', async () => {
    const archive = async (browser: Browser, query: object) => {
      const { body, headers } = await browser.get('/api/documents/archive').query(query).buffer().parse(asBytes).expect(200);
      expect(headers['content-disposition']).toMatch(/^attachment; filename=documents-88-\d{4}-\d\d-\d\d\.zip$/);
      const names: string[] = [];
      for await (const { fileName } of (await yauzl.fromBufferPromise(body as Buffer)).eachEntry()) names.push(fileName);
      return names;
    };
    expect(await archive(coordinator, { kind: 'charter', q: 'Humbert' })).toEqual([
      'PDN-88-AAAA-0001 - Lou Humbert - Maison de la famille.pdf',
      'index.csv',
      'SHA256SUMS',
    ]);
    expect(await archive(await api.as('promeneur'), {})).toHaveLength(3);
    const { id } = await api.account('coordinator', '88');
    const [kept] = await behind(`select by, filters, documents from document_export where by = $1`, [id]);
    expect(kept).toEqual({ by: id, filters: { kind: 'charter', q: true }, documents: 1 });
    const lines = await behind(`select action, actor from audit_line where "table" = 'document_export' and actor = $1`, [id]);
    expect(lines).toEqual([{ action: 'export', actor: id }]);
  });
});

function asBytes(answer: NodeJS.EventEmitter, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  answer.on('data', (part: Buffer) => parts.push(part));
  answer.on('end', () => done(null, Buffer.concat(parts)));
}
