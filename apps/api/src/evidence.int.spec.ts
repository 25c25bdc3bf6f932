import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelCharter } from '@promenade/charter/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { has, typed, wordsInPdf } from '@promenade/documents/api/testing';
import { Database } from '@promenade/platform/api';
import { anActor, asOwner } from '@promenade/platform/api/testing';
import { AnchorLetters, Anchors } from '@promenade/signatures/api';
import { firstBreak, holdsHead, type SignatureEventList } from '@promenade/signatures/model';
import { type Files, inBytes, unzipped } from './evidence.testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;
interface Part {
  readonly link?: string;
  readonly code?: string;
}

const PHONE = 'Navigateur de Nathalie (Android)';
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('what happened to a signature', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  let api: TestApi;
  let coordinator: Browser;
  let structureId: string;
  let now = new Date('2026-11-21T10:00:00Z');

  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    coordinator = await api.as('coordinator');
    const { body } = await coordinator.post('/api/charters').send({ title: modelCharter.title, text: modelCharter.text }).expect(201);
    await coordinator.post(`/api/charters/versions/${body.id}/publish`).send({}).expect(200);
    structureId = (await aStructure(api.database.name, { name: 'MJC du lac', representativeEmail: 'isabelle@mjc.example' })).id;
  });
  afterAll(async () => {
    await api[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  const behind = (sql: string, parameters: unknown[] = []): Promise<Record<string, never>[]> =>
    asOwner(api.database.name, (owner) => owner.query(sql, parameters));
  const night = (department = '88') =>
    api.app.get(Database).transaction(anActor({ id: 'worker:evidence-anchor', department }), () => api.app.get(Anchors).run());

  async function lastLetter(to: string, piece: 'link' | 'code'): Promise<string> {
    const rows = (await behind(`select parts from letter where "to" = $1 order by "writtenAt" desc, id`, [to])) as unknown as {
      parts: (string | Part)[];
    }[];
    const found = rows.flatMap(({ parts }) => parts).find((part): part is Part => typeof part === 'object' && part[piece] !== undefined);
    return found![piece]!;
  }

  async function byLink(email: string): Promise<Browser> {
    const browser = await api.as();
    const token = (await lastLetter(email, 'link')).split('/lien/')[1]!;
    await browser.post('/api/session/link').set('User-Agent', PHONE).send({ token }).expect(201);
    return browser;
  }

  async function asked(): Promise<{ id: string; email: string; promeneurId: string }> {
    now = new Date(now.getTime() + 60_000);
    const email = `n.${crypto.randomUUID()}@mjc.example`;
    const { id: promeneurId } = await aPromeneur(api.database.name, { firstName: 'Nathalie', structureId, email });
    const { body } = await coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [promeneurId] })
      .expect(201);
    return { id: body.items[0].id as string, email, promeneurId };
  }

  async function signs(email: string, id: string, also: object = {}): Promise<Browser> {
    const browser = await byLink(email);
    const { body: pdf } = await browser.get(`/api/signatures/${id}/preview`).set('User-Agent', PHONE).expect(200);
    const documentSha256 = createHash('sha256').update(pdf as Buffer).digest('hex'); // prettier-ignore
    now = new Date(now.getTime() + 1000);
    await browser.post(`/api/signatures/${id}/code`).set('User-Agent', PHONE).send({}).expect(202);
    const sent = {
      code: await lastLetter(email, 'code'),
      documentSha256,
      consent: true,
      method: 'typed',
      typedName: 'Nathalie Martin',
      ...also,
    };
    await browser.post(`/api/signatures/${id}/sign`).set('User-Agent', PHONE).send(sent).expect(200);
    return browser;
  }

  async function signedByBoth() {
    const request = await asked();
    await signs('isabelle@mjc.example', request.id);
    return { ...request, browser: await signs(request.email, request.id) };
  }

  const chainOf = async (browser: Browser, id: string) =>
    (await browser.get(`/api/signatures/${id}/events`).expect(200)).body as SignatureEventList;

  async function zipAt(browser: Browser, path: string): Promise<Files> {
    const { body } = await browser.get(path).buffer(true).parse(inBytes).expect(200).expect('Content-Type', /zip/);
    return unzipped(body as Buffer);
  }
  const evidenceOf = (browser: Browser, id: string) => zipAt(browser, `/api/signatures/${id}/evidence`);

  /** Runs the program that came in the ZIP over what came with it. */
  function checked(files: Files, ...named: string[]) {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['verify-chain.mjs', ...named], { cwd: folder, encoding: 'utf8' });
    return { holds: status === 0, said: stdout + stderr };
  }

  it('is told to those who may read it, link by link, and to nobody else', async () => {
    const { id, browser } = await signedByBoth();
    for (const reader of [browser, coordinator, await api.as('caf')]) {
      const { items, number } = await chainOf(reader, id);
      expect(number).toMatch(/^PDN-88-/);
      expect(await firstBreak(items, sha256)).toBeUndefined();
    }
    const { items } = await chainOf(browser, id);
    const told = items.map(({ kind, who, means }) => `${kind} ${who.role}${means ? ` ${means}` : ''}`);
    expect(told).toEqual([
      ...['created coordination', 'sent representative'],
      ...['opened representative', 'code-sent representative email-code', 'code-verified representative email-code'],
      ...['signed representative email-code', 'sent promeneur'],
      ...['opened promeneur', 'code-sent promeneur email-code', 'code-verified promeneur email-code', 'signed promeneur email-code'],
      ...['sealed house', 'completed house'],
    ]);
    expect(items.find(({ kind }) => kind === 'signed')!.who.name).toBeTruthy();
    await (await api.as('coordinator', '33')).get(`/api/signatures/${id}/events`).expect(404);
    await (await api.as('promeneur')).get(`/api/signatures/${id}/events`).expect(404);
    await (await api.as('partner')).get(`/api/signatures/${id}/events`).expect(403);
    await (await api.as()).get(`/api/signatures/${id}/events`).expect(401);
  });

  it('says nothing of where somebody was: that is beside it, for whoever it is about', async () => {
    const { id, browser, email } = await signedByBoth();
    const text = JSON.stringify(await chainOf(coordinator, id));
    for (const word of [PHONE, '127.0.0.1', email]) expect(text).not.toContain(word);
    const kept = await behind(
      `select o.address, o."userAgent", o.mailbox, e.kind from signature_event_origin o join signature_event e on e.id = o."eventId"
       where e."requestId" = $1 and o.actor = $2 order by e.seq`,
      [id, `signatory:${(await browser.get('/api/session').expect(200)).body.subjectId}`],
    );
    expect(kept.map(({ kind }) => kind)).toEqual(['opened', 'code-sent', 'code-verified', 'signed']);
    for (const row of kept) expect(row).toMatchObject({ address: expect.stringMatching(/127\.0\.0\.1$/), userAgent: PHONE });
    expect(kept[1]).toMatchObject({ mailbox: email });
  });

  it('comes whole in a ZIP that is checked without us, once everybody has signed', async () => {
    const waiting = await asked();
    const early = await coordinator.get(`/api/signatures/${waiting.id}/evidence`).expect(409);
    expect(early.body.code).toBe('not-complete');
    const { id, browser } = await signedByBoth();
    const files = await evidenceOf(browser, id);
    expect(Object.keys(files).sort()).toEqual(
      ['LISEZMOI.txt', 'certificates.pem', 'charte.pdf', 'document-montre.pdf', 'events.jsonl', 'verify-chain.mjs'].sort(),
    );
    expect(checked(files, 'events.jsonl')).toMatchObject({ holds: true });
    const lines = files['events.jsonl']!.toString('utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
      (await chainOf(coordinator, id)).items.map(({ seq, prev, hash, line }) => ({ seq, prev, hash, line })),
    );
    // The digests of the two papers are those that the chain holds.
    const facts = lines.map(
      (line) => JSON.parse((JSON.parse(line) as { line: string }).line) as { kind: string; facts: { sha256?: string } },
    );
    const digestIn = (kind: string) => facts.find((event) => event.kind === kind)!.facts.sha256;
    expect(digestIn('signed')).toBe(sha256(files['document-montre.pdf']!));
    expect(digestIn('completed')).toBe(sha256(files['charte.pdf']!));
    expect(files['LISEZMOI.txt']!.toString('utf8')).toMatch(/pdfsig charte\.pdf[\s\S]*demain/);
    const altered = lines.with(3, lines[3]!.replace('code-sent', 'signed'));
    expect(checked({ ...files, 'events.jsonl': Buffer.from(altered.join('\n')) }, 'events.jsonl')).toMatchObject({
      holds: false,
      said: expect.stringContaining('l’événement 4 '),
    });
    await (await api.as('coordinator', '33')).get(`/api/signatures/${id}/evidence`).expect(404);
    await (await api.as('partner')).get(`/api/signatures/${id}/evidence`).expect(403);
  });

  it('says which document was on the screen of whoever signed several by one act, and which went along with it', async () => {
    const [shown, along] = [await asked(), await asked()];
    await signs('isabelle@mjc.example', shown.id, { alsoFor: [along.id] });
    const files = async ({ id, email }: typeof shown) => evidenceOf(await signs(email, id), id);
    const [first, second] = [await files(shown), await files(along)];
    const digest = sha256(first['document-montre.pdf']!);
    expect(first['LISEZMOI.txt']!.toString()).not.toContain('par un même acte');
    expect(second['LISEZMOI.txt']!.toString()).toContain(`d’empreinte ${digest} `);
    expect(second['events.jsonl']!.toString()).toContain(digest);
    expect(wordsInPdf(second['charte.pdf']!)).toContain('le PDF affiché alors était celui d’une autre');
    expect(wordsInPdf(first['charte.pdf']!)).not.toContain('le PDF affiché alors');
  });

  it('is listed and signed at night, once a day, only what grew, each list over the one before', async () => {
    await night();
    const [{ id }, still] = [await signedByBoth(), await asked()];
    now = new Date(now.getTime() + 86_400_000);
    await night();
    await night();
    now = new Date(now.getTime() + 86_400_000);
    await night();
    // Sessions of the first day are over.
    coordinator = await api.as('coordinator');
    const { body } = await coordinator.get('/api/signatures/anchors').expect(200);
    expect(body.total).toBe(2);
    const [last, first] = body.items as { id: string; day: string; sha256: string; prev: string; heads: number }[];
    expect(last!.prev).toBe(first!.sha256);
    expect(last).toMatchObject({ heads: 2, timestamped: false });
    const list = await zipAt(await api.as('caf'), `/api/signatures/anchors/${last!.id}`);
    expect(sha256(list['anchor.json']!)).toBe(last!.sha256);
    const heads = (JSON.parse(list['anchor.json']!.toString('utf8')) as { heads: { request: string; seq: number; hash: string }[] }).heads;
    expect(heads.map(({ request }) => request).sort()).toEqual([id, still.id].sort());

    const files = await evidenceOf(coordinator, id);
    expect(checked(files, 'events.jsonl', 'anchor.json')).toMatchObject({ holds: true });
    expect(files['anchor.p7s']!.includes(new X509Certificate(files['certificates.pem']!).raw)).toBe(true);
    // And by each line of the LISEZMOI, typed as it is printed, where its program is installed.
    const lines = Array.from(files['LISEZMOI.txt']!.toString('utf8').matchAll(/^ {2}((?:pdfsig|sha256sum|node|openssl) .*)\r$/gm), ([, line]) => line!); // prettier-ignore
    expect(lines.map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(['pdfsig', 'sha256sum', 'node', 'openssl']));
    for (const line of lines.filter((each) => has(each.split(' ')[0]!)))
      expect([line, typed(line, folder, files)]).toEqual([line, expect.objectContaining({ holds: true })]);
    const cut = files['events.jsonl']!.toString('utf8').trimEnd().split('\n').slice(0, -1).join('\n');
    expect(checked({ ...files, 'events.jsonl': Buffer.from(cut) }, 'events.jsonl')).toMatchObject({ holds: true });
    expect(checked({ ...files, 'events.jsonl': Buffer.from(cut) }, 'events.jsonl', 'anchor.json')).toMatchObject({ holds: false });
    const { items, anchor } = await chainOf(coordinator, id);
    expect(anchor).toMatchObject({ day: last!.day });
    expect(holdsHead(items, anchor!)).toBe(true);
    expect(holdsHead(items.slice(0, -1), anchor!)).toBe(false);
  });

  it('is told each morning to whoever keeps the lists elsewhere, by the digest, in one letter', async () => {
    await asked();
    now = new Date(now.getTime() + 86_400_000);
    await night();
    for (const role of ['coordinator', 'caf', 'national'] as const) await api.account(role, role === 'national' ? null : '88');
    const told = async () => {
      await api.app.get(Database).transaction(anActor({ id: 'worker:evidence-anchor-told' }), () => api.app.get(AnchorLetters).run());
      return behind(`select "to", parts::text, stop is null as "isDuty" from letter where occasion like 'evidence-anchor/%' order by "to"`);
    };
    await told();
    const letters = await told();
    const [last] = await behind('select sha256 from evidence_anchor order by day desc limit 1');
    expect(letters).toEqual([
      { to: 'caf.88@test.example', parts: expect.stringContaining(last!['sha256']!), isDuty: false },
      { to: 'coordinator.88@test.example', parts: expect.stringContaining(last!['sha256']!), isDuty: false },
      { to: 'national.fr@test.example', parts: expect.stringContaining(last!['sha256']!), isDuty: true },
    ]);
  });

  it('has lists that the national level reads, and a neighbour does not; nobody alters them', async () => {
    const national = await api.as('national', null);
    const { body } = await national.get('/api/signatures/anchors').expect(200);
    expect(body.total).toBeGreaterThan(0);
    await zipAt(national, `/api/signatures/anchors/${body.items[0].id}`);
    const neighbour = await api.as('coordinator', '33');
    expect((await neighbour.get('/api/signatures/anchors').expect(200)).body.total).toBe(0);
    await neighbour.get(`/api/signatures/anchors/${body.items[0].id}`).expect(404);
    await (await api.as('promeneur')).get('/api/signatures/anchors').expect(403);
    for (const table of ['evidence_anchor', 'evidence_anchor_head']) {
      await expect(behind(`update ${table} set department = department`)).rejects.toThrow('written once');
      await expect(behind(`delete from ${table}`)).rejects.toThrow('written once');
      await expect(behind(`truncate ${table} cascade`)).rejects.toThrow('written once');
    }
  });
});
