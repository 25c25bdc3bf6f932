import { createSign, generateKeyPairSync, webcrypto, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDF } from '@libpdf/core';
import { X509CertificateGenerator } from '@peculiar/x509';
import { aClock } from '@promenade/platform/api/testing';
import fc from 'fast-check';
import { LibPdfSealer } from './lib-pdf-sealer';
import { SealKeys } from './seal-keys';
import type { SealSettings } from './seal-settings';
import { ownKey } from './own-key';
import type { Sealed } from './sealer';
import { aPkcs12 } from './p12.testing';
import { isIntact, stampOf } from './testing';
import { Timestamps } from './timestamps';
import { answerStamp } from './tsa.testing';

const now = new Date('2026-11-24T17:22:07.123Z');
const sealing = { reason: 'Essai', at: now };
const folders: string[] = [];
const servers: Server[] = [];
let pdf: Uint8Array;

beforeAll(async () => {
  const document = PDF.create();
  document.addPage({ size: 'a4' });
  pdf = await document.save();
});
afterAll(async () => {
  for (const server of servers) server.close();
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seal-'));
  folders.push(folder);
  return folder;
}

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function aSealer(settings: Partial<SealSettings> = {}, at: () => Date = () => now): Promise<LibPdfSealer> {
  const made = { folder: await aFolder(), host: 'promenade.test', ...settings };
  return new LibPdfSealer(new SealKeys(made, aClock(at)), new Timestamps(made));
}

describe('a sealed document', () => {
  let sealed: Sealed;
  beforeAll(async () => (sealed = await (await aSealer()).seal(pdf, sealing)));

  it('is covered whole by a signature that verifies under the certificate that is published', () => {
    expect(isIntact(sealed.bytes)).toBe(true);
    const certificate = new X509Certificate(sealed.certificate.pem);
    expect(certificate.subject).toContain('cachet technique de promenade.test');
    expect(certificate.ca).toBe(false);
    expect(sealed.certificate.sha256).toBe(certificate.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(sealed.timestamped).toBe(false);
    expect(sealed.bytes.includes('/SubFilter /ETSI.CAdES.detached')).toBe(true);
  });

  it('is found altered whichever bit is changed outside the signature itself', () => {
    const hole = sealed.bytes.indexOf('/Contents <') + 10;
    const end = sealed.bytes.indexOf('>', hole);
    const places = fc.nat(sealed.bytes.length - 1).filter((at) => at < hole || at > end);
    fc.assert(
      fc.property(places, fc.nat(7), (at, bit) => {
        const altered = Buffer.from(sealed.bytes);
        altered[at]! ^= 1 << bit;
        expect(isIntact(altered)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('is found altered when something is added after it', () => {
    expect(isIntact(Buffer.concat([sealed.bytes, Buffer.from('\n% more\n')]))).toBe(false);
  });
});

describe('a key of the house', () => {
  it('is made once by those that start together, for its owner alone', async () => {
    const folder = join(await aFolder(), 'seal');
    const signers = await Promise.all(Array.from({ length: 4 }, () => ownKey(folder, 'promenade.test', now)));
    expect(new Set(signers.map(({ certificate }) => Buffer.from(certificate).toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toEqual(['cachet-0001.pem']);
    expect((await stat(join(folder, 'cachet-0001.pem'))).mode & 0o077).toBe(0);
  });

  it('gives way to another sixty days before its certificate ends, or when its file is gone; what it sealed still verifies', async () => {
    const folder = await aFolder();
    let today = now;
    const sealer = await aSealer({ folder }, () => today);
    const first = await sealer.seal(pdf, sealing);
    today = new Date(Date.parse(first.certificate.notAfter) - 61 * 86_400_000);
    expect((await sealer.seal(pdf, sealing)).certificate).toEqual(first.certificate);
    today = new Date(Date.parse(first.certificate.notAfter) - 59 * 86_400_000);
    const second = await sealer.seal(pdf, sealing);
    expect(second.certificate.sha256).not.toBe(first.certificate.sha256);
    await rm(join(folder, 'cachet-0002.pem'));
    const third = await sealer.seal(pdf, sealing);
    expect(new Set([first, second, third].map(({ certificate }) => certificate.sha256)).size).toBe(3);
    for (const { bytes } of [first, second, third]) expect(isIntact(bytes)).toBe(true);
  });
});

describe('a key in a file of its provider (PKCS#12)', () => {
  async function given(password: string) {
    const path = join(await aFolder(), 'cachet.p12');
    await writeFile(path, await aPkcs12('CN=Cachet du prestataire', 'mot de passe à accents'));
    return aSealer({ pkcs12: { path, password } });
  }

  it('seals under the certificate that comes with it', async () => {
    const sealed = await (await given('mot de passe à accents')).seal(pdf, sealing);
    expect(isIntact(sealed.bytes)).toBe(true);
    expect(new X509Certificate(sealed.certificate.pem).subject).toBe('CN=Cachet du prestataire');
  });

  it('is not opened by another password', async () => {
    await expect((await given('autre')).seal(pdf, sealing)).rejects.toThrow();
  });
});

describe('a key that lies elsewhere', () => {
  let last: string;
  async function theirs(answer: (bytes: Buffer, key: Parameters<ReturnType<typeof createSign>['sign']>[0]) => Buffer) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const imported = (key: Buffer, format: 'pkcs8' | 'spki', usage: 'sign' | 'verify') =>
      webcrypto.subtle.importKey(format, new Uint8Array(key), algorithm, true, [usage]);
    const keys = {
      privateKey: await imported(privateKey.export({ type: 'pkcs8', format: 'der' }), 'pkcs8', 'sign'),
      publicKey: await imported(publicKey.export({ type: 'spki', format: 'der' }), 'spki', 'verify'),
    } as CryptoKeyPair;
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=Cachet d’ailleurs',
      signingAlgorithm: algorithm,
      keys,
    });
    const certificatePath = (last = join(await aFolder(), 'cachet.pem'));
    await writeFile(certificatePath, certificate.toString('pem'));
    const url = await listening((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => response.end(answer(Buffer.concat(parts), privateKey)));
    });
    return aSealer({ external: { url, certificatePath } });
  }

  it('seals by its answer', async () => {
    const sealer = await theirs((bytes, key) => createSign('SHA256').update(bytes).sign(key));
    expect(isIntact((await sealer.seal(pdf, sealing)).bytes)).toBe(true);
  });

  it('is asked again once its certificate, which could not be read, is there', async () => {
    const sealer = await theirs((bytes, key) => createSign('SHA256').update(bytes).sign(key));
    const away = `${last}.away`;
    await rename(last, away);
    await expect(sealer.seal(pdf, sealing)).rejects.toMatchObject({ code: 'ENOENT' });
    await rename(away, last);
    expect(isIntact((await sealer.seal(pdf, sealing)).bytes)).toBe(true);
  });

  it('seals nothing when it answers with something else', async () => {
    const sealer = await theirs(() => Buffer.from('30', 'hex'));
    await expect(sealer.seal(pdf, sealing)).rejects.toMatchObject({ status: 503, code: 'seal-away' });
  });
});

describe('a time-stamping authority', () => {
  it('vouches for the time of a seal, and of a list', async () => {
    const sealer = await aSealer({ tsaUrl: await listening(answerStamp) });
    const sealed = await sealer.seal(pdf, sealing);
    expect([sealed.timestamped, isIntact(sealed.bytes), stampOf(sealed.bytes)]).toEqual([true, true, true]);
    expect((await sealer.sign(Buffer.from('{}'), now)).timestamp).toBeInstanceOf(Buffer);
  });

  it.each<[string, RequestListener]>([
    ['fails', (_, response) => void response.writeHead(500).end()],
    ['answers with something else', (_, response) => void response.end('<html>')],
  ])('that %s is done without, and it is said', async (_, answer) => {
    const sealed = await (await aSealer({ tsaUrl: await listening(answer) })).seal(pdf, sealing);
    expect([sealed.timestamped, isIntact(sealed.bytes), stampOf(sealed.bytes)]).toEqual([false, true, false]);
  });

  it('that is away is left alone for a while: whoever signs next does not wait for it too', async () => {
    let asked = 0;
    const sealer = await aSealer({ tsaUrl: await listening((_, response) => void (asked++, response.writeHead(503).end())) });
    for (let count = 0; count < 3; count++) expect((await sealer.seal(pdf, sealing)).timestamped).toBe(false);
    expect(asked).toBe(1);
  });
});

it('keeps the private key in its file alone', async () => {
  const folder = await aFolder();
  const { bytes, certificate } = await (await aSealer({ folder })).seal(pdf, sealing);
  const key = (await readFile(join(folder, 'cachet-0001.pem'), 'utf8')).split('\n')[5]!;
  expect(key.length).toBe(64);
  expect(`${bytes.toString('latin1')}${certificate.pem}`).not.toContain(key);
});
