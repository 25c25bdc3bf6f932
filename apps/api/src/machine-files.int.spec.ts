import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur } from '@promenade/directory/api/testing';
import type { Request, Response } from 'express';
import { machineFiles } from './machine-files';
import { type TestApi, testApi } from './testing';

describe('what machines read of the house', () => {
  let api: TestApi;
  let visitor: Awaited<ReturnType<TestApi['as']>>;

  beforeAll(async () => {
    api = await testApi();
    visitor = await api.as();
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  it('lets public pages be found, and nothing else', async () => {
    const { text, headers } = await visitor.get('/robots.txt').expect(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain('Allow: /annuaire\n');
    expect(text).toContain('\nDisallow: /\n');
    expect(text).toContain('\nSitemap: http://promenade.test/sitemap.xml\n');
  });

  it('names the départements where somebody is, and those who are listed', async () => {
    const signed = { charterSignedOn: '2026-01-02' };
    const { slug } = await aPromeneur(api.database.name, signed);
    const gone = await aPromeneur(api.database.name, { ...signed, withdrawnOn: '2026-01-03' });
    const { text, headers } = await visitor.get('/sitemap.xml').expect(200);
    expect(headers['content-type']).toContain('application/xml');
    expect([...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address)).toEqual([
      'http://promenade.test/annuaire',
      'http://promenade.test/annuaire/88-vosges',
      `http://promenade.test/annuaire/88-vosges/${slug}`,
    ]);
    expect(text).not.toContain(gone.slug);
    await visitor.get('/sitemap-1.xml').expect(404);
    await visitor.post('/sitemap.xml').expect(404);
  });
});

it('splits what is too long for one file, and names the parts', async () => {
  const pages = Array.from({ length: 50_001 }, (_, index) => `/annuaire/88-vosges/${index}`);
  const database = { asPublic: (work: () => unknown) => work() } as never;
  const handler = machineFiles({ pages: () => Promise.resolve(pages) } as never, database, 'http://promenade.test');
  const read = (path: string) =>
    new Promise<string | undefined>((told) => {
      const answer = { type: () => answer, header: () => answer, end: told };
      handler({ method: 'GET', path } as Request, answer as unknown as Response, () => told(undefined));
    });
  expect([...(await read('/sitemap.xml'))!.matchAll(/<sitemap><loc>(.*?)<\/loc>/g)].map(([, address]) => address)).toEqual([
    'http://promenade.test/sitemap-1.xml',
    'http://promenade.test/sitemap-2.xml',
  ]);
  expect((await read('/sitemap-1.xml'))!.match(/<url>/g)).toHaveLength(50_000);
  expect((await read('/sitemap-2.xml'))!.match(/<url>/g)).toHaveLength(1);
  expect(await read('/sitemap-3.xml')).toBeUndefined();
  expect(await read('/sitemap-0.xml')).toBeUndefined();
});
