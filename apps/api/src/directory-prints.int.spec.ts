import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { wordsInPdf } from '@promenade/documents/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import type { Response } from 'supertest';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const papers = ['badge.pdf', 'badge.pdf?sheet=1', 'business-cards.pdf', 'poster.pdf'];

describe('badge, cards and poster', () => {
  let api: TestApi;
  let coordinator: Browser;
  let listed: string;
  let unlisted: string;
  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
    const [walker, representative] = [await api.account('promeneur', '88'), await api.account('structure', '88')];
    const { id: structureId } = await aStructure(api.database.name, { name: 'MJC du lac', representativeAccountId: representative.id });
    const of = { firstName: 'Léa', lastName: 'Marchal', phone: '+33639981407', structureId, accountId: walker.id };
    listed = (await aPromeneur(api.database.name, { ...of, charterSignedOn: '2025-09-12' })).id;
    unlisted = (await aPromeneur(api.database.name, { firstName: 'Sacha', lastName: 'Petit' })).id;
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  const bytesOf = (browser: Browser, path: string) => browser.get(path).buffer(true).parse(inBytes);

  it.each(papers)('are printed for the person, their structure and the coordination: %s', async (paper) => {
    for (const role of ['coordinator', 'promeneur', 'structure'] as const) {
      const answer = await bytesOf(await api.as(role), `/api/promeneurs/${listed}/${paper}`).expect(200);
      expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
      expect(wordsInPdf(answer.body as Buffer)).toContain('Léa');
    }
  });

  it('are nobody else’s: not the Caf’s, not another structure’s, not another promeneur’s', async () => {
    await (await api.as('caf')).get(`/api/promeneurs/${listed}/badge.pdf`).expect(403);
    for (const role of ['promeneur', 'structure'] as const) {
      await (await api.as(role, '33')).get(`/api/promeneurs/${listed}/poster.pdf`).expect(404);
      await (await api.as(role)).get(`/api/promeneurs/${unlisted}/poster.pdf`).expect(404);
    }
  });

  it('are refused to whoever is not in the directory, with what is missing in French', async () => {
    const { body } = await coordinator.get(`/api/promeneurs/${unlisted}/badge.pdf`).expect(409);
    expect(body).toMatchObject({ code: 'not-listed', facts: { missing: ['la charte n’est pas signée'] } });
  });

  it('show a photo, a surname and a phone from the moment the person says so, and no longer than that', async () => {
    const said = (publishes: string) =>
      asOwner(api.database.name, (owner) => owner.query(`update promeneur set publishes = $2 where id = $1`, [listed, publishes]));
    const words = async () => wordsInPdf((await bytesOf(coordinator, `/api/promeneurs/${listed}/poster.pdf`)).body as Buffer);
    expect(await words()).not.toMatch(/Marchal|06/);
    await said('{last-name,phone}');
    expect((await words()).replaceAll('\u00a0', ' ')).toMatch(/Léa Marchal[\s\S]*06 39 98 14 07/);
    await said('{}');
    expect(await words()).not.toMatch(/Marchal|06/);
  });

  it('are printed for many at once, by the coordination, once each', async () => {
    const order = { promeneurIds: [listed, listed] };
    const answer = await coordinator.post('/api/promeneurs/badges').send(order).buffer(true).parse(inBytes).expect(200);
    expect((answer.body as Buffer).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    const refused = await coordinator.post('/api/promeneurs/badges').send({ promeneurIds: [listed, unlisted] });
    expect([refused.status, refused.body.facts.records]).toMatchObject([409, [{ id: unlisted, name: 'Sacha Petit' }]]);
    await coordinator.post('/api/promeneurs/badges').send({ promeneurIds: [] }).expect(422);
  });
});

function inBytes(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = answer as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
}
