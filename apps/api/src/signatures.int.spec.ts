import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelCharter } from '@promenade/charter/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { wordsInPdf } from '@promenade/documents/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;
interface Part {
  readonly link?: string;
  readonly code?: string;
}

describe('the charter, signed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promenade-'));
  let api: TestApi;
  let coordinator: Browser;
  let structureId: string;
  let now = new Date('2026-11-21T10:00:00Z');

  beforeAll(async () => {
    api = await testApi({ PROMENADE_DATA: folder }, { now: () => now });
    coordinator = await api.as('coordinator');
    const { body } = await coordinator.post('/api/charters').send({ title: modelCharter.title, text: modelCharter.text }).expect(201);
    await coordinator.post(`/api/charters/versions/${body.id}/publish`).send({}).expect(200);
    structureId = (await aStructure(api.database.name, { name: 'MJC du lac', representativeEmail: 'isabelle@mjc.example' })).id;
  });
  afterAll(async () => {
    await api[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  async function lastLetter(to: string, piece: 'link' | 'code'): Promise<string> {
    const rows = await api.database.asWorker(() =>
      api.database.query<{ parts: (string | Part)[] }>(`select parts from letter where "to" = $1 order by "writtenAt" desc, id`, [to]),
    );
    const found = rows.flatMap(({ parts }) => parts).find((part): part is Part => typeof part === 'object' && part[piece] !== undefined);
    return found![piece]!;
  }

  /** Enters by the link of the last letter, as whoever holds it. */
  async function byLink(email: string): Promise<Browser> {
    const browser = await api.as();
    const token = (await lastLetter(email, 'link')).split('/lien/')[1]!;
    await browser.post('/api/session/link').send({ token }).expect(201);
    return browser;
  }

  async function shown(browser: Browser, id: string): Promise<string> {
    const { body } = await browser.get(`/api/signatures/${id}/preview`).expect(200).expect('Content-Type', /pdf/);
    return createHash('sha256')
      .update(body as Buffer)
      .digest('hex');
  }

  async function signing(browser: Browser, email: string, id: string, also: object = {}) {
    const documentSha256 = await shown(browser, id);
    now = new Date(now.getTime() + 1000);
    await browser.post(`/api/signatures/${id}/code`).send({}).expect(202);
    const code = await lastLetter(email, 'code');
    return { code, documentSha256, consent: true, method: 'typed', typedName: 'Isabelle Noël', ...also };
  }

  async function asked(count = 1) {
    now = new Date(now.getTime() + 60_000);
    const people = await Promise.all(
      Array.from({ length: count }, () =>
        aPromeneur(api.database.name, { firstName: 'Nathalie', structureId, email: `n.${crypto.randomUUID()}@mjc.example` }),
      ),
    );
    const { body } = await coordinator
      .post('/api/signatures')
      .send({ promeneurIds: people.map(({ id }) => id) })
      .expect(201);
    return body.items as { id: string; promeneur: { id: string }; state: string; next: { role: string } }[];
  }

  async function emailOf(promeneurId: string): Promise<string> {
    const [row] = await asOwner(
      api.database.name,
      (owner) => owner.query(`select email from promeneur where id = $1`, [promeneurId]) as Promise<{ email: string }[]>,
    );
    return row!.email;
  }

  it('goes from the representative to the promeneur, and puts the promeneur in the public directory', async () => {
    const [request] = (await asked()) as [Awaited<ReturnType<typeof asked>>[number]];
    expect(request).toMatchObject({ state: 'pending', next: { role: 'representative' } });
    const record = () => coordinator.get(`/api/promeneurs/${request.promeneur.id}`).expect(200);
    expect((await record()).body.state).toBe('awaiting-structure');
    await coordinator.get(`/api/signatures/${request.id}/document`).expect(409);

    const representative = await byLink('isabelle@mjc.example');
    expect((await representative.get('/api/signatures').expect(200)).body.items.map(({ id }: { id: string }) => id)).toContain(request.id);
    await representative
      .post(`/api/signatures/${request.id}/sign`)
      .send(await signing(representative, 'isabelle@mjc.example', request.id))
      .expect(200);
    expect((await record()).body.state).toBe('awaiting-promeneur');

    const email = await emailOf(request.promeneur.id);
    const promeneur = await byLink(email);
    const strokes = [[[100, 100, 0], [400, 300, 50], [800, 200, 90]]]; // prettier-ignore
    const body = await signing(promeneur, email, request.id, { method: 'drawn', typedName: undefined, strokes });
    const done = await promeneur.post(`/api/signatures/${request.id}/sign`).send(body).expect(200);
    expect(done.body).toMatchObject({ state: 'complete', next: null });
    expect((await record()).body).toMatchObject({
      state: 'active',
      isListed: true,
      charter: { state: 'complete', signedOn: '2026-11-21' },
    });

    const pdf = await (await api.as('caf')).get(`/api/signatures/${request.id}/document`).expect(200);
    const words = wordsInPdf(pdf.body as Buffer);
    expect(words).toContain('Isabelle Noël');
    expect(words.replaceAll(' ', '')).toContain(body.documentSha256);
    await (await api.as('coordinator', '33')).get(`/api/signatures/${request.id}/document`).expect(404);
    await (await api.as('partner')).get(`/api/signatures/${request.id}`).expect(403);
  });

  it('is refused out of turn, twice, with a wrong code, or over another text', async () => {
    const [request] = (await asked()) as [Awaited<ReturnType<typeof asked>>[number]];
    const representative = await byLink('isabelle@mjc.example');
    const body = await signing(representative, 'isabelle@mjc.example', request.id);
    const sign = (sent: object) => representative.post(`/api/signatures/${request.id}/sign`).send(sent);
    const early = await api.as('promeneur');
    await asOwner(api.database.name, (owner) =>
      owner.query(`update promeneur set "accountId" = (select id from account where email = 'promeneur.88@test.example') where id = $1`, [
        request.promeneur.id,
      ]),
    );
    for (const [act, sent] of [
      ['code', {}],
      ['sign', body],
      ['refuse', { reason: 'Pas encore.' }],
    ] as const) {
      // prettier-ignore
      const { body: told } = await early.post(`/api/signatures/${request.id}/${act}`).send(sent).expect(409);
      expect(told).toMatchObject({ code: 'not-your-turn', facts: { next: 'representative' } });
    }
    const other = await sign({ ...body, documentSha256: '0'.repeat(64) }).expect(409);
    expect(other.body.code).toBe('version-superseded');
    await sign({ ...body, consent: false }).expect(422);
    const wrong = await sign({ ...body, code: body.code === '000000' ? '000001' : '000000' }).expect(422);
    expect(wrong.body).toMatchObject({ code: 'code-wrong', errors: [{ path: 'code' }] });
    await sign(body).expect(200);
    expect((await sign(body).expect(409)).body.code).toBe('already-signed');
    await coordinator.post(`/api/signatures/${request.id}/sign`).send(body).expect(403);
  });

  it('locks a code after five wrong tries, even for the right one', async () => {
    const [request] = (await asked()) as [Awaited<ReturnType<typeof asked>>[number]];
    const representative = await byLink('isabelle@mjc.example');
    const body = await signing(representative, 'isabelle@mjc.example', request.id);
    const wrong = body.code === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n++)
      await representative
        .post(`/api/signatures/${request.id}/sign`)
        .send({ ...body, code: wrong })
        .expect(422);
    const locked = await representative.post(`/api/signatures/${request.id}/sign`).send(body).expect(409);
    expect(locked.body.code).toBe('code-locked');
  });

  it('serves several requests by one act of the representative, stored once', async () => {
    const [first, second] = (await asked(2)) as unknown as [{ id: string }, { id: string }];
    const representative = await byLink('isabelle@mjc.example');
    const body = await signing(representative, 'isabelle@mjc.example', first.id, { alsoFor: [second.id] });
    await representative.post(`/api/signatures/${first.id}/sign`).send(body).expect(200);
    const acts = await asOwner(api.database.name, (owner) =>
      owner.query(`select distinct "actId" from signatory where "requestId" = any($1) and role = 'representative'`, [
        [first.id, second.id],
      ]),
    );
    expect(acts).toHaveLength(1);
    expect((await coordinator.get(`/api/signatures/${second.id}`).expect(200)).body.next.role).toBe('promeneur');
  });

  it('signs once when the button is pressed twice at the same time', async () => {
    const [request] = (await asked()) as [Awaited<ReturnType<typeof asked>>[number]];
    const representative = await byLink('isabelle@mjc.example');
    const body = await signing(representative, 'isabelle@mjc.example', request.id);
    const answers = await Promise.all([1, 2, 3].map(() => representative.post(`/api/signatures/${request.id}/sign`).send(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is not asked twice, nor of somebody whom nobody can reach', async () => {
    const [request] = (await asked()) as [Awaited<ReturnType<typeof asked>>[number]];
    const again = await coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [request.promeneur.id] })
      .expect(409);
    expect(again.body.code).toBe('already-asked');
    const { id } = await aPromeneur(api.database.name, { structureId, email: null });
    const unreachable = await coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [id] })
      .expect(409);
    expect(unreachable.body).toMatchObject({ code: 'promeneur-email-missing', facts: { refusals: [{ promeneurId: id }] } });
    await coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [crypto.randomUUID()] })
      .expect(404);
  });

  it('cannot be read nor signed by the link of somebody else', async () => {
    const [request] = (await asked()) as [Awaited<ReturnType<typeof asked>>[number]];
    const elsewhere = await aStructure(api.database.name, { representativeEmail: 'autre@ailleurs.example' });
    const stranger = await aPromeneur(api.database.name, { structureId: elsewhere.id });
    await coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [stranger.id] })
      .expect(201);
    const holder = await byLink('autre@ailleurs.example');
    await holder.get(`/api/signatures/${request.id}`).expect(404);
    await holder.get(`/api/signatures/${request.id}/preview`).expect(404);
    await holder.post(`/api/signatures/${request.id}/code`).send({}).expect(404);
    await holder.get('/api/promeneurs').expect(403);
  });

  it('is refused with a reason, and can then be asked again', async () => {
    const [request] = (await asked()) as [Awaited<ReturnType<typeof asked>>[number]];
    const representative = await byLink('isabelle@mjc.example');
    await representative.post(`/api/signatures/${request.id}/refuse`).send({ reason: 'Elle quitte la structure en décembre.' }).expect(200);
    expect((await coordinator.get(`/api/promeneurs/${request.promeneur.id}`).expect(200)).body.state).toBe('unsigned');
    const refusalFor = async (browser: Browser) => (await browser.get(`/api/signatures/${request.id}`).expect(200)).body.refusal;
    const refusal = { at: '2026-11-21', reason: 'Elle quitte la structure en décembre.' };
    for (const browser of [coordinator, await api.as('caf')]) {
      const told = await refusalFor(browser);
      expect({ at: told.at.slice(0, 10), reason: told.reason }).toEqual(refusal);
    }
    expect(await refusalFor(representative)).toBeNull();
    const refusedAlert = async () => {
      const { body } = await coordinator.get('/api/directory/alerts').expect(200);
      return body.items.find(({ kind }: { kind: string }) => kind === 'charter-refused');
    };
    expect(await refusedAlert()).toMatchObject({ count: 1, path: `/signer/${request.id}` });
    const { email } = await api.account('coordinator', '88');
    const letters = await asOwner(api.database.name, (owner) =>
      owner.query(`select parts from letter where "to" = $1 and occasion like 'signature-refused/%'`, [email]),
    );
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters)).toContain(`/signer/${request.id}`);
    expect(JSON.stringify(letters)).not.toContain('décembre');
    await coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [request.promeneur.id] })
      .expect(201);
    expect(await refusedAlert()).toBeUndefined();
  });

  it('waits no longer once a newer text is in force', async () => {
    const [request] = (await asked()) as [Awaited<ReturnType<typeof asked>>[number]];
    const representative = await byLink('isabelle@mjc.example');
    const body = await signing(representative, 'isabelle@mjc.example', request.id);
    const { body: newer } = await coordinator.post('/api/charters').send({ title: 'Charte revue', text: modelCharter.text }).expect(201);
    await coordinator.post(`/api/charters/versions/${newer.id}/publish`).send({}).expect(200);
    const late = await representative.post(`/api/signatures/${request.id}/sign`).send(body).expect(409);
    expect(late.body.code).toBe('version-superseded');
    const altered = coordinator.put(`/api/charters/versions/${newer.id}`).send({ title: 'Autre titre', text: modelCharter.text });
    expect((await altered.expect(409)).body.code).toBe('already-published');
  });
});
