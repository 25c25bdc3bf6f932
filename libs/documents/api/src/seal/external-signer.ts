import { createVerify, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DigestAlgorithm, Signer } from '@libpdf/core';
import { HttpStatus } from '@nestjs/common';
import { Declined } from '@promenade/platform/api';

/** In milliseconds. A key that does not answer leaves the request as it was: whoever signs tries again. */
const PATIENCE = 5_000;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * A key that lies elsewhere (an HSM, a provider's service) behind an address: `POST`, the bytes to sign as they are
 * (`application/octet-stream`, some hundred of them, never the document), `X-Digest-Algorithm: SHA-256`; answered 200 with the
 * signature alone: PKCS#1 v1.5 for RSA, DER for an elliptic curve. It is checked before it is used.
 *
 * @param certificatePath - PEM: the key's certificate first, then those that lead to its authority
 */
export async function externalSigner(url: string, certificatePath: string): Promise<Signer> {
  const found = (await readFile(certificatePath, 'utf8')).match(CERTIFICATE) ?? [];
  const [own, ...chain] = found.map((pem) => new X509Certificate(pem));
  if (!own) throw new Error('No certificate in this file.');
  const isRsa = own.publicKey.asymmetricKeyType === 'rsa';
  return {
    certificate: new Uint8Array(own.raw),
    certificateChain: chain.map(({ raw }) => new Uint8Array(raw)),
    keyType: isRsa ? 'RSA' : 'EC',
    signatureAlgorithm: isRsa ? 'RSASSA-PKCS1-v1_5' : 'ECDSA',
    sign: (bytes, algorithm) => signedBy(url, own, bytes, algorithm),
  };
}

async function signedBy(url: string, certificate: X509Certificate, bytes: Uint8Array, algorithm: DigestAlgorithm): Promise<Uint8Array> {
  const signature = await asked(url, bytes, algorithm).catch(() => undefined);
  const isOfTheKey = signature && createVerify(algorithm.replace('-', '')).update(bytes).verify(certificate.publicKey, signature);
  if (!isOfTheKey) throw new Declined(HttpStatus.SERVICE_UNAVAILABLE, 'seal-away', 60);
  return signature;
}

async function asked(url: string, bytes: Uint8Array, algorithm: DigestAlgorithm): Promise<Uint8Array> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', 'X-Digest-Algorithm': algorithm },
    body: new Uint8Array(bytes),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`The signer answers ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}
