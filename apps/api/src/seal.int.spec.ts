import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PDF, PdfDict, PdfRef, PdfStream } from '@libpdf/core';
import { modelCharter } from '@promenade/charter/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { DocumentsService, SealedPapers, Sealer } from '@promenade/documents/api';
import { has, isIntact, typed, wordsInPdf } from '@promenade/documents/api/testing';
import { Database } from '@promenade/platform/api';
import { anActor, asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;
const REPRESENTATIVE = 'isabelle@mjc.example';
const PERSON = 'nathalie@mjc.example';
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a charter that everybody signed', () => {
  let api: TestApi;
  let visitor: Browser;
  let id: string;
  let promeneur: Browser;
  let lastAct: object;
  let document: Buffer;
  const folder = mkdtempSync(join(tmpdir(), 'sealed-'));
  let now = new Date('2026-11-21T10:00:00Z');
  const ask = (path: string) => visitor.get(`/api/public/documents/${path}`);

  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    const coordinator = await api.as('coordinator');
    const { body } = await coordinator.post('/api/charters').send({ title: modelCharter.title, text: modelCharter.text }).expect(201);
    await coordinator.post(`/api/charters/versions/${body.id}/publish`).send({}).expect(200);
    const structure = await aStructure(api.database.name, { name: 'MJC du lac', representativeEmail: REPRESENTATIVE });
    const person = await aPromeneur(api.database.name, { firstName: 'Nathalie', structureId: structure.id, email: PERSON });
    const asked = await coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [person.id] })
      .expect(201);
    id = asked.body.items[0].id;
    visitor = await api.as();
    const representative = await byLink(REPRESENTATIVE);
    await representative.post(`/api/signatures/${id}/sign`).send(await acting(representative, REPRESENTATIVE)).expect(200); // prettier-ignore
    promeneur = await byLink(PERSON);
    lastAct = await acting(promeneur, PERSON);
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(async () => {
    await api[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  async function lastLetter(to: string, piece: 'link' | 'code'): Promise<string> {
    const rows = await api.database.asWorker(() =>
      api.database.query<{ parts: (string | Record<string, string>)[] }>(
        `select parts from letter where "to" = $1 order by "writtenAt" desc, id`,
        [to],
      ),
    );
    const found = rows.flatMap(({ parts }) => parts).find((part) => typeof part === 'object' && part[piece] !== undefined);
    return (found as Record<string, string>)[piece]!;
  }

  async function byLink(email: string): Promise<Browser> {
    const browser = await api.as();
    const token = (await lastLetter(email, 'link')).split('/lien/')[1]!;
    await browser.post('/api/session/link').send({ token }).expect(201);
    return browser;
  }

  async function acting(browser: Browser, email: string): Promise<object> {
    const { body } = await browser.get(`/api/signatures/${id}/preview`).expect(200);
    now = new Date(now.getTime() + 1000);
    await browser.post(`/api/signatures/${id}/code`).send({}).expect(202);
    const code = await lastLetter(email, 'code');
    return { code, documentSha256: sha256(body as Buffer), consent: true, method: 'typed', typedName: 'Moi-même' };
  }

  /** At the start, in the text, and in the last bytes: all under the seal. */
  const places = () => [7, Math.floor(document.indexOf('/ByteRange') / 2), document.length - 3];
  function flipped(at: number): Buffer {
    const altered = Buffer.from(document);
    altered[at]! ^= 1;
    return altered;
  }

  const left = () =>
    asOwner(api.database.name, async (owner) => {
      const [row] = await owner.query(
        `select state, (select count(*)::int from signature_act) as acts, (select count(*)::int from document_seal) as seals,
           (select array_agg(kind order by seq) from signature_event where "requestId" = $1 and kind in ('signed', 'sealed', 'completed')) as kinds
         from signature_request where id = $1`,
        [id],
      );
      return row as { state: string; acts: number; seals: number; kinds: string[] };
    });

  it.each<[string, () => unknown, number]>([
    ['the seal cannot be put', () => jest.spyOn(api.app.get(Sealer), 'seal').mockRejectedValue(new Error('no key')), 500],
    ['the disk refuses', () => jest.spyOn(api.app.get(DocumentsService), 'keep').mockRejectedValue(new Error('no space')), 500],
    [
      'the process dies between the file and its row',
      () => jest.spyOn(api.app.get(SealedPapers), 'note').mockRejectedValue(new Error('killed')),
      500,
    ],
  ])('is not signed by the last when %s: nothing is lost, and the same act is given again', async (_, spoil, status) => {
    spoil();
    await promeneur.post(`/api/signatures/${id}/sign`).send(lastAct).expect(status);
    expect(await left()).toEqual({ state: 'pending', acts: 1, seals: 0, kinds: ['signed'] });
  });

  it('is sealed once, with its evidence', async () => {
    const answers = await Promise.all([1, 2].map(() => promeneur.post(`/api/signatures/${id}/sign`).send(lastAct)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await left()).toEqual({ state: 'complete', acts: 2, seals: 1, kinds: ['signed', 'signed', 'sealed', 'completed'] });
    document = (await promeneur.get(`/api/signatures/${id}/document`).expect(200)).body as Buffer;
    const pdf = await PDF.load(new Uint8Array(document));
    const evidence = JSON.parse(Buffer.from(pdf.getAttachment('evidence.json')!).toString());
    expect(evidence).toMatchObject({
      format: 'promenade-evidence/1',
      request: { id },
      acts: [{ role: 'representative' }, { role: 'promeneur' }],
    });
    expect(evidence.events.map(({ seq }: { seq: number }) => seq)).toEqual(evidence.events.map((_: unknown, at: number) => at + 1));
    expect(JSON.stringify(evidence)).not.toContain('mjc.example');
  });

  it('is covered whole by its seal, which one byte changed anywhere under it breaks', () => {
    expect(isIntact(document)).toBe(true);
    for (const at of places()) expect(isIntact(flipped(at))).toBe(false);
  });

  it('is archival, accessible and tagged once sealed, as a reader of PDF finds it', async () => {
    const pdf = await PDF.load(new Uint8Array(document));
    expect([pdf.isEncrypted, pdf.getPageCount() > 1]).toEqual([false, true]);
    const at = (holder: PdfDict, name: string) => {
      const found = holder.get(name);
      return found instanceof PdfRef ? pdf.getObject(found) : found;
    };
    const catalog = pdf.getCatalog();
    expect((at(catalog, 'StructTreeRoot') as PdfDict).get('K')).toBeDefined();
    expect((at(catalog, 'MarkInfo') as PdfDict).getBool('Marked')?.value).toBe(true);
    const told = Buffer.from((at(catalog, 'Metadata') as PdfStream).getDecodedData()).toString();
    expect(told).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
  });

  it('is proved by programs that owe us nothing, by the lines that the page prints, where they are installed', async () => {
    const lines = linesOf('by-hand.html');
    const [seal] = (await visitor.get('/api/public/seal/certificates').expect(200)).body.items;
    const answers = (pdf: Buffer, command: string) => typed(command, folder, { 'charte.pdf': pdf, 'cachet.pem': seal.pem });
    if (has('pdfsig')) {
      expect(answers(document, lines('pdfsig')).said).toMatch(/- Total document signed\n *- Signature Validation: Signature is Valid\./);
      for (const at of places()) expect(answers(flipped(at), lines('pdfsig')).said).not.toContain('Signature is Valid');
    }
    if (has('qpdf')) expect(answers(document, 'qpdf --check charte.pdf')).toMatchObject({ holds: true, said: expect.stringContaining('No syntax or stream encoding errors') }); // prettier-ignore
    if (has('pdfinfo')) expect(answers(document, 'pdfinfo -struct charte.pdf').said).toMatch(/^Document\n[\s\S]*\bH1\b/m);
    if (has('openssl')) {
      const told = answers(document, lines('openssl x509')).said.split('=')[1]!;
      expect(told.trim().replaceAll(':', '').toLowerCase()).toBe(seal.sha256);
    }
    if (has('python3', 'openssl')) {
      expect(answers(document, lines('python3'))).toMatchObject({ holds: true, said: expect.stringContaining('erification successful') });
      for (const at of places()) expect(answers(flipped(at), lines('python3')).holds).toBe(false);
    }
  });

  it('is genuine for whoever holds the file or reads its code, who learns no address and no id', async () => {
    const { body, text } = await ask(sha256(document)).expect(200);
    expect(body).toMatchObject({
      ...{ verdict: 'genuine', kind: 'charter', sealed: true, timestamped: false, version: 1, structure: { name: 'MJC du lac' } },
      ...{ sha256: sha256(document), supersededOn: null, revokedOn: null, title: modelCharter.title },
      signatories: [
        { role: 'representative', means: 'email-code' },
        { role: 'promeneur', means: 'email-code' },
      ],
    });
    expect(wordsInPdf(document)).toContain(body.code);
    expect((await ask(`code/${body.code}`).expect(200)).body).toEqual(body);
    expect((await ask(`code/${body.code.toLowerCase().replaceAll('-', '')}`).expect(200)).body).toEqual(body);
    expect(text).not.toMatch(/mjc\.example|[0-9a-f]{8}-[0-9a-f]{4}-/);
    const { items } = (await visitor.get('/api/public/seal/certificates').expect(200)).body;
    expect(items.map((each: { sha256: string }) => each.sha256)).toEqual([body.certificateSha256]);
    const pem = await visitor.get(`/api/public/seal/certificates/${body.certificateSha256}.pem`).responseType('blob').expect(200);
    expect((pem.body as Buffer).toString()).toBe(items[0].pem);
  });

  it('is unknown as soon as a byte of it is another, wherever', async () => {
    for (const at of [0, Math.floor(document.length / 2), document.indexOf('/Contents <') + 20_000, document.length - 1]) {
      const altered = Buffer.from(document);
      altered[at]! ^= 1;
      expect((await ask(sha256(altered)).expect(200)).body).toMatchObject({ verdict: 'unknown', number: null, signatories: [] });
    }
    expect((await ask('code/AAAA-AAAA-AAAA-AAAA').expect(200)).body.verdict).toBe('unknown');
    await ask('abc').expect(422);
    await ask('code/0189').expect(422);
    await visitor.get(`/api/public/seal/certificates/${'0'.repeat(64)}.pem`).expect(404);
  });

  it('shows no other row to whoever asks for one', async () => {
    const rows = (subject?: string) =>
      api.database.asPublic(() => api.database.query(`select number from document_seal`), 'read only', subject ? { subject } : {});
    expect(await rows()).toHaveLength(0);
    expect(await rows('0'.repeat(64))).toHaveLength(0);
    expect(await rows(sha256(document))).toHaveLength(1);
    await expect(api.database.asPublic(() => api.database.query(`select "revokedReason" from document_seal`))).rejects.toThrow(
      'permission',
    );
  });

  it('that was completed before the house had a seal is genuine, and said to bear none', async () => {
    const [old] = await asOwner(api.database.name, (owner) =>
      owner.query(
        `insert into document_seal (department, "documentId", sha256, kind, number, title, facts, "completedAt")
         select department, "previewDocumentId", "previewSha256", kind, 'PDN-88-AAAA-AAAA', 'Charte', '{"version":1,"structure":null,"signatories":[]}', now()
         from signature_request where id = $1 returning sha256`,
        [id],
      ),
    );
    const known = { verdict: 'genuine', number: 'PDN-88-AAAA-AAAA', sealed: false, sealedAt: null, certificateSha256: null, code: null };
    expect((await ask(old.sha256).expect(200)).body).toMatchObject(known);
  });

  it('is superseded, then revoked, and says since when', async () => {
    const papers = api.app.get(SealedPapers);
    const inVosges = (work: () => Promise<void>) => api.app.get(Database).transaction(anActor(), work);
    const [row] = await asOwner(api.database.name, (owner) => owner.query(`select "documentId" from document_seal where code is not null`));
    await inVosges(() => papers.supersede(row.documentId, '2026-12-01'));
    expect((await ask(sha256(document))).body).toMatchObject({ verdict: 'superseded', supersededOn: '2026-12-01' });
    // No door decides it before committees exist: what the base holds is told.
    await asOwner(api.database.name, (owner) =>
      owner.query(`update document_seal set "revokedOn" = '2026-12-02', "revokedReason" = 'Un motif' where "documentId" = $1`, [
        row.documentId,
      ]),
    );
    const { body, text } = await ask(sha256(document));
    expect(body).toMatchObject({ verdict: 'revoked', supersededOn: '2026-12-01', revokedOn: '2026-12-02' });
    expect(text).not.toContain('Un motif');
  });
});

/** What a page of « comment vérifier » tells to type, word for word, by how it begins. */
function linesOf(page: string): (start: string) => string {
  const html = readFileSync(join('libs/documents/web/src/verify', page), 'utf8');
  const blocks = Array.from(html.matchAll(/<code>([^<]*)<\/code>/g), ([, text]) => text!.replaceAll('&lt;', '<'));
  return (start) => blocks.find((block) => block.startsWith(start))!;
}
