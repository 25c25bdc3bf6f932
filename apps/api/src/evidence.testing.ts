import { createHash, webcrypto } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { CryptoKeySigner } from '@libpdf/core';
import * as x509 from '@peculiar/x509';
import { detachedSignature } from '@promenade/documents/api';
import type { ListSigner } from '@promenade/signatures/api';
import type { Response } from 'supertest';
import yauzl from 'yauzl';

export type Files = Record<string, Buffer>;

/** A key of the test's own, and the same work as the house's. */
export async function aListSigner(now: () => Date): Promise<ListSigner> {
  x509.cryptoProvider.set(webcrypto as unknown as Crypto);
  const kind = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = (await webcrypto.subtle.generateKey(kind, true, ['sign', 'verify'])) as CryptoKeyPair;
  const life = { notBefore: new Date('2026-01-01'), notAfter: new Date('2030-01-01') };
  const made = await x509.X509CertificateGenerator.createSelfSigned({ name: 'CN=Essai', keys, ...life, signingAlgorithm: kind });
  const der = new Uint8Array(made.rawData);
  const signer = new CryptoKeySigner(keys.privateKey, der, 'EC', 'ECDSA');
  const certificateSha256 = createHash('sha256').update(der).digest('hex');
  return {
    signList: async (list) => ({ signature: await detachedSignature(list, signer, now()), certificateSha256, timestamp: null }),
    certificate: (asked) => Promise.resolve(asked === certificateSha256 ? made.toString('pem') : undefined),
  };
}

/** What is in a ZIP, by name. */
export async function unzipped(zip: Buffer): Promise<Files> {
  const files: Files = {};
  const reader = await yauzl.fromBufferPromise(zip);
  for await (const entry of reader.eachEntry()) files[entry.fileName] = await buffer(await reader.openReadStreamPromise(entry));
  return files;
}

/** For superagent, which reads text otherwise. */
export function inBytes(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = answer as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
}
