import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from './testing';

const SESSION = '/api/session';
const PROBLEM = 'application/problem+json; charset=utf-8';

/** What `nx build web` leaves, in small. */
function builtPages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const write = (path: string, content: string) => writeFileSync(join(folder, path), content);
  mkdirSync(join(folder, 'browser'));
  mkdirSync(join(folder, 'server'));
  write('browser/chunk--dWc0S11.js', `export default ${JSON.stringify('a'.repeat(5000))};`);
  write('browser/favicon.svg', '<svg/>');
  write('browser/.secret', 'no');
  write(
    'server/server.mjs',
    `export const reqHandler = (visit, answer, next) => {
       if (!visit.path.startsWith('/annuaire')) return next();
       answer.statusCode = visit.path === '/annuaire/inconnu' ? 404 : 200;
       answer.setHeader('Content-Type', 'text/html; charset=utf-8');
       answer.end('<script nonce="' + answer.locals.cspNonce + '"></script>' + JSON.stringify(answer.locals.apiHeaders));
     };`,
  );
  return folder;
}

describe('HTTP', () => {
  let api: TestApi;
  let pages: string;
  beforeAll(async () => {
    pages = builtPages();
    api = await testApi({ PUBLIC_URL: 'https://promenade.test' }, { pages, waits: { headers: 300, body: 300, upload: 2000 } });
  });
  afterAll(async () => {
    await api[Symbol.asyncDispose]();
    rmSync(pages, { recursive: true });
  });

  /** Sends bytes as they are, and reads until the server closes. */
  function raw(bytes: string | Buffer): Promise<string> {
    const socket = connect((api.app.getHttpServer().address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(bytes);
    return text(socket).catch(() => '');
  }

  describe('what is answered by the API', () => {
    it('is kept nowhere, runs nothing, and stays on https', async () => {
      const { headers } = await (await api.as()).get('/api/health/live').expect(200);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'self'",
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/);
    });

    it('bears the identifier that the proxy gave, if it is a plain one', async () => {
      const anybody = await api.as();
      const idFor = async (id: string) => (await anybody.get('/api/health/live').set('X-Request-Id', id)).headers['x-request-id'];
      expect(await idFor('abcd-1234-efgh')).toBe('abcd-1234-efgh');
      expect(await idFor('"><script>')).not.toContain('script');
    });

    it('promises https only where there is some', async () => {
      await using plain = await testApi();
      const { headers } = await (await plain.as()).get('/api/health/live').expect(200);
      expect(headers).not.toHaveProperty('strict-transport-security');
      await (await plain.as()).get('/annuaire').expect(404);
    });
  });

  describe('what cannot be read', () => {
    const cases: readonly (readonly [string, number, string, string])[] = [
      ['half a JSON', 400, 'application/json', '{"email":'],
      ['a JSON a hundred deep', 400, 'application/json', '['.repeat(100) + ']'.repeat(100)],
      ['a JSON so deep that it has no end', 400, 'application/json', '{"a":'.repeat(150_000)],
      ['another charset', 415, 'application/json; charset=utf-16le', '{}'],
      ['an unknown charset', 415, 'application/json; charset=klingon', '{}'],
      ['a form', 415, 'application/x-www-form-urlencoded', 'email=a'],
      ['an unnamed type', 415, 'text/html', '<p>'],
      ['a megabyte and more', 413, 'application/json', JSON.stringify({ email: 'a'.repeat(1_100_000) })],
      ['no object', 422, 'application/json', '"a"'],
      ['nothing', 422, 'application/json', ''],
    ];
    it.each(cases)('%s is refused: %i', async (_what, status, type, body) => {
      const answer = await (await api.as()).post(SESSION).set('Content-Type', type).send(body);
      expect([answer.status, answer.headers['content-type']]).toEqual([status, PROBLEM]);
    });

    it('bytes that are no UTF-8 are refused', async () => {
      const head = `POST ${SESSION} HTTP/1.1\r\nHost: promenade.test\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n`;
      expect(await raw(Buffer.concat([Buffer.from(head), Buffer.from([0x22, 0xff, 0x22])]))).toMatch(/^HTTP\/1\.1 400 /);
    });

    it('compressed in a way we do not know, or falsely, is refused', async () => {
      const anybody = await api.as();
      const send = (encoding: string) => anybody.post(SESSION).type('json').set('Content-Encoding', encoding).send('{}');
      expect((await send('lzma')).status).toBe(415);
      expect((await send('gzip')).status).toBe(400);
    });

    it('brackets within a string are only words', async () => {
      const body = JSON.stringify({ email: '\\"[{'.repeat(60), password: 'x' });
      const { status } = await (await api.as()).post(SESSION).type('json').send(body);
      expect(status).toBe(422);
    });

    it.each(['/api/%ff', '/api/session/%', '/%E0%A4%A', '/api/promeneurs/%00', '/api/%2e%2e/%2e%2e/etc/passwd'])(
      'an address like %s is refused',
      async (path) => {
        const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: promenade.test\r\nConnection: close\r\n\r\n`);
        expect(answer).toMatch(/^HTTP\/1\.1 (400|401|404) /);
        expect(answer).not.toMatch(/<html|at .*\.js/);
      },
    );
  });

  describe('doors that are not there', () => {
    it.each(['/api', '/api/', '/api/nulle-part', '/api/session/nulle-part', '/api//session', '/apis'])('%s is a 404', async (path) => {
      const { status, headers } = await (await api.as()).get(path);
      expect([status, headers['content-type']]).toEqual([404, PROBLEM]);
    });

    it('a wrong method is refused, and HEAD and OPTIONS say no more than they should', async () => {
      const anybody = await api.as();
      expect([404, 405]).toContain((await anybody.patch('/api/health/live').send({})).status);
      const head = await anybody.head('/api/health/live').expect(200);
      expect(head.text ?? '').toBe('');
      const options = await anybody.options(SESSION);
      expect([200, 204, 404]).toContain(options.status);
      expect(options.headers['content-type'] ?? '').not.toContain('html');
      expect(options.headers).not.toHaveProperty('access-control-allow-origin');
      expect(await raw('TRACE /api/session HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 4\d\d /);
    });

    it('writes from another site are refused, whichever name it takes', async () => {
      const anybody = await api.as();
      for (const origin of ['https://ailleurs.example', 'null', 'https://promenade.test.ailleurs.example', 'promenade.test']) {
        const { status, body } = await anybody.post(SESSION).set('Origin', origin).send({});
        expect([origin, status, body.code]).toEqual([origin, 403, 'foreign-origin']);
      }
      await anybody.post(SESSION).set('Origin', 'https://promenade.test').send({}).expect(422);
    });
  });

  describe('those who take their time', () => {
    it('before they say what they want are shut out', async () => {
      const began = performance.now();
      expect(await raw('GET /api/health/live HTTP/1.1\r\nHost: ')).toMatch(/^(HTTP\/1\.1 408 |$)/);
      expect(performance.now() - began).toBeLessThan(3000);
    });

    it('in the middle of a body are told so, and shut out', async () => {
      const head = `POST ${SESSION} HTTP/1.1\r\nHost: promenade.test\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
      const answer = await raw(head);
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(answer).toContain('application/problem+json');
    });

    it('do not keep others from being served', async () => {
      const slow = Array.from({ length: 200 }, () => raw('POST /api/session HTTP/1.1\r\nHost: '));
      const began = performance.now();
      await (await api.as()).get('/api/health/live').expect(200);
      expect(performance.now() - began).toBeLessThan(1000);
      await Promise.all(slow);
    });
  });

  describe('pages', () => {
    it('run only what bears the nonce of their answer, a new one each time', async () => {
      const anybody = await api.as();
      const nonces = new Set<string>();
      for (let n = 0; n < 2; n++) {
        const { headers, text } = await anybody.get('/annuaire').expect(200);
        const nonce = /nonce="([^"]+)"/.exec(text)![1]!;
        const policy = headers['content-security-policy']!;
        expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';script-src-attr 'none';style-src 'self' 'nonce-${nonce}';`);
        expect(policy).toContain("object-src 'none';base-uri 'self';");
        expect(policy).not.toContain('unsafe');
        expect(headers).not.toHaveProperty('set-cookie');
        nonces.add(nonce);
      }
      expect(nonces.size).toBe(2);
    });

    it('that are not there are a real 404', async () => {
      await (await api.as()).get('/annuaire/inconnu').expect(404);
      await (await api.as()).get('/nulle-part').expect(404);
    });

    it('count their calls to the API as the visitor’s, and nobody else can', async () => {
      const anybody = await api.as();
      const headers = JSON.parse((await anybody.get('/annuaire')).text.split('</script>')[1]!) as Record<string, string>;
      const addressOf = async (sent: Record<string, string>) =>
        JSON.parse((await anybody.get('/annuaire').set(sent)).text.split('</script>')[1]!)['x-promenade-address'] as string;
      expect(await addressOf({ ...headers, 'x-promenade-address': '203.0.113.7' })).toBe('203.0.113.7');
      expect(await addressOf({ 'x-promenade-page': 'a'.repeat(43), 'x-promenade-address': '203.0.113.7' })).toBe('127.0.0.1');
      expect(await addressOf({ 'x-forwarded-for': '203.0.113.7' })).toBe('127.0.0.1');
    });

    it('are sent as small as the browser can read, and so is JSON', async () => {
      const anybody = await api.as();
      const sizeIn = async (path: string, encoding: string) => {
        const answer = await fetch(`${anybody.get('/').url.slice(0, -1)}${path}`, { headers: { 'Accept-Encoding': encoding } });
        expect([path, answer.status, answer.headers.get('content-encoding')]).toEqual([
          path,
          200,
          encoding === 'identity' ? null : encoding,
        ]);
        expect((await answer.text()).length).toBeGreaterThan(1000);
        return Number(answer.headers.get('content-length'));
      };
      for (const path of ['/chunk--dWc0S11.js', '/api/openapi.json']) {
        const plain = await sizeIn(path, 'identity');
        for (const encoding of ['br', 'gzip']) expect(await sizeIn(path, encoding)).toBeLessThan(plain / 3);
      }
    });

    it('have files that are kept for ever when their name says what they hold, and no others', async () => {
      const anybody = await api.as();
      const script = await anybody.get('/chunk--dWc0S11.js').expect(200);
      expect(script.headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': expect.stringContaining('javascript'),
      });
      const icon = await anybody.get('/favicon.svg').expect(200);
      expect(icon.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'image/svg+xml' });
      for (const path of ['/.secret', '/browser/', '/../server/server.mjs', '/%2e%2e/server/server.mjs', '/chunk-ABCDEFGH.js']) {
        expect((await raw(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)).slice(9, 12)).toBe('404');
      }
    });
  });
});
