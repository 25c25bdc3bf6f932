import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { isInstalled, openBrowser, type Which } from './browser';

describe.each<Which>(isInstalled ? ['packaged', 'installed'] : ['packaged'])('le navigateur des parcours (%s)', (which) => {
  let browser: Browser;
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    server = createServer(answer).listen(0, '127.0.0.1');
    [browser] = await Promise.all([openBrowser(which), once(server, 'listening')]);
    page = await browser.newPage({ locale: 'fr-FR', viewport: { width: 390, height: 800 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it('ouvre une page, et y exécute ce qu’elle a le droit d’exécuter', async () => {
    await page.getByRole('heading', { name: 'Bonjour, le 1 février 2027' }).waitFor({ timeout: 5_000 });
  });

  it('applique la politique de sécurité de la page, comme celui d’un visiteur', async () => {
    expect(await page.evaluate(() => 'forbidden' in window)).toBe(false);
    expect(await page.evaluate(() => fetch('http://localhost:1/').catch((error: Error) => error.name))).toBe('TypeError');
  });

  it('refuse de lire ce qui vient d’une autre origine', async () => {
    const elsewhere = `http://localhost:${(server.address() as AddressInfo).port}/data`;
    const read = await page.evaluate((url) => fetch(url).then((data) => data.text(), String), elsewhere);
    expect(read).toContain('Failed to fetch');
    expect(await page.evaluate(() => fetch('/data').then((data) => data.text()))).toBe('secret');
  });

  it('photographie une page : une image, de la taille demandée, où l’on voit quelque chose', async () => {
    const image = await page.screenshot();
    expect(image.subarray(1, 4).toString()).toBe('PNG');
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([390, 800]);
    await page.evaluate(() => document.body.replaceChildren());
    const empty = await page.screenshot();
    expect(image.length).toBeGreaterThan(empty.length * 1.5);
  });
});

function answer({ url }: IncomingMessage, response: ServerResponse): void {
  if (url === '/data') return void response.end('secret');
  if (url === '/page.js') return void response.setHeader('content-type', 'text/javascript').end(script);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'self'; connect-src 'self' localhost:*",
  };
  response.writeHead(200, headers).end(html);
}

const html = `<!doctype html><html lang="fr"><title>Essai</title><body><h1></h1><p>Un peu de texte, pour que l’on voie quelque chose.</p>
  <script>window.forbidden = true</script><script src="/page.js"></script></body></html>`;

const script = `document.querySelector('h1').textContent = 'Bonjour, le ' + new Date('2027-02-01').toLocaleDateString('fr-FR', { dateStyle: 'long' });`;
