import { createHash, verify, webcrypto, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CryptoKeySigner } from '@libpdf/core';
import * as x509 from '@peculiar/x509';
import type * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { detachedSignature } from './detached-signature';

const kinds = {
  RSA: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  EC: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
};

async function aSigner(kind: keyof typeof kinds): Promise<CryptoKeySigner> {
  const keys = (await webcrypto.subtle.generateKey(kinds[kind], true, ['sign', 'verify'])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    { name: 'CN=Essai', keys, notBefore: new Date('2026-01-01'), notAfter: new Date('2030-01-01'), signingAlgorithm: kinds[kind] },
    webcrypto as unknown as Crypto,
  );
  const algorithm = kind === 'RSA' ? 'RSASSA-PKCS1-v1_5' : 'ECDSA';
  return new CryptoKeySigner(keys.privateKey, new Uint8Array(certificate.rawData), kind, algorithm);
}

/** As whoever knows nothing of us would, by RFC 5652: the digest among what is signed, and the signature over that. */
function verified(signature: Uint8Array, bytes: Uint8Array): boolean {
  const { info, certificate } = partsOf(signature);
  const { attributes } = info.signedAttrs!;
  const told = attributes.find(({ type }) => type === '1.2.840.113549.1.9.4')!.values[0] as asn1js.OctetString;
  const set = Buffer.from(info.signedAttrs!.toSchema().toBER());
  set[0] = 0x31;
  const isTold = createHash('sha256').update(bytes).digest().equals(told.valueBlock.valueHexView);
  return isTold && verify('sha256', set, certificate.publicKey, info.signature.valueBlock.valueHexView);
}

function partsOf(signature: Uint8Array) {
  const signed = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(new Uint8Array(signature)).content });
  const [certificate] = signed.certificates as [pkijs.Certificate];
  return { info: signed.signerInfos[0]!, certificate: new X509Certificate(Buffer.from(certificate.toSchema().toBER())) };
}

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('a list signed with a key of kind %s', (kind) => {
  const list = Buffer.from('{"heads":[]}');
  const at = new Date('2026-11-22T03:30:00Z');
  let signer: CryptoKeySigner;
  let signature: Buffer;
  beforeAll(async () => {
    x509.cryptoProvider.set(webcrypto as unknown as Crypto);
    signer = await aSigner(kind);
    signature = await detachedSignature(list, signer, at);
  });

  it('is verified by what it bears', () => {
    expect(verified(signature, list)).toBe(true);
    expect(signature.includes(list)).toBe(false);
    expect(partsOf(signature).certificate.subject).toBe('CN=Essai');
  });

  it('is no longer once the list has another byte', () => {
    for (const index of list.keys()) {
      const altered = Buffer.from(list);
      altered[index]! ^= 1;
      expect({ index, verified: verified(signature, altered) }).toEqual({ index, verified: false });
    }
  });

  it('is that of its own signer', async () => {
    const other = await detachedSignature(list, await aSigner(kind), at);
    expect(verified(other, list)).toBe(true);
    expect(partsOf(other).certificate.fingerprint256).not.toBe(partsOf(signature).certificate.fingerprint256);
  });
});
