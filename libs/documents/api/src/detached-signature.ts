import { createHash } from 'node:crypto';
import type { Signer } from '@libpdf/core';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const DATA = pkijs.ContentInfo.DATA;
const SHA256 = '2.16.840.1.101.3.4.2.1';
const RSA_SHA256 = '1.2.840.113549.1.1.11';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const attributes = { contentType: '1.2.840.113549.1.9.3', signingTime: '1.2.840.113549.1.9.5', digest: '1.2.840.113549.1.9.4' };

/**
 * Signs bytes that are not a PDF: CMS detached (RFC 5652) in DER, which `openssl cms -verify` reads. The signer is one of those that
 * seal a PDF, so that the key may lie elsewhere.
 *
 * @param at - what the signature says of its time: a claim, not a proof
 */
export async function detachedSignature(bytes: Uint8Array, signer: Signer, at: Date): Promise<Buffer> {
  const certificates = [signer.certificate, ...(signer.certificateChain ?? [])].map((der) =>
    pkijs.Certificate.fromBER(new Uint8Array(der)),
  );
  const [own] = certificates as [pkijs.Certificate];
  const signedAttrs = attributesOf(bytes, at);
  const info = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs,
    signatureAlgorithm: algorithmOf(signer),
    signature: new asn1js.OctetString({ valueHex: await signer.sign(encoded(signedAttrs), 'SHA-256') }),
  });
  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: DATA }),
    certificates,
    signerInfos: [info],
  });
  const content = new pkijs.ContentInfo({ contentType: pkijs.ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return Buffer.from(content.toSchema().toBER());
}

/** What is signed is not the bytes but these: what they are, their digest, the time said. In the order DER wants of a SET. */
function attributesOf(bytes: Uint8Array, at: Date): pkijs.SignedAndUnsignedAttributes {
  const digest = createHash('sha256').update(bytes).digest();
  const all = [
    new pkijs.Attribute({ type: attributes.contentType, values: [new asn1js.ObjectIdentifier({ value: DATA })] }),
    new pkijs.Attribute({ type: attributes.signingTime, values: [new asn1js.UTCTime({ valueDate: at })] }),
    new pkijs.Attribute({ type: attributes.digest, values: [new asn1js.OctetString({ valueHex: new Uint8Array(digest) })] }),
  ];
  const inOrder = all
    .map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER()) }))
    .sort((one, other) => Buffer.compare(one.der, other.der));
  return new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: inOrder.map(({ attribute }) => attribute) });
}

/** The signature is over a SET OF (0x31), where the message holds the same bytes under an implicit tag (RFC 5652, 5.4). */
function encoded(signedAttrs: pkijs.SignedAndUnsignedAttributes): Uint8Array {
  const der = new Uint8Array(signedAttrs.toSchema().toBER());
  der[0] = 0x31;
  return der;
}

function sha256(): pkijs.AlgorithmIdentifier {
  return new pkijs.AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1js.Null() });
}

function algorithmOf({ signatureAlgorithm }: Signer): pkijs.AlgorithmIdentifier {
  if (signatureAlgorithm === 'ECDSA') return new pkijs.AlgorithmIdentifier({ algorithmId: ECDSA_SHA256 });
  if (signatureAlgorithm === 'RSASSA-PKCS1-v1_5') {
    return new pkijs.AlgorithmIdentifier({ algorithmId: RSA_SHA256, algorithmParams: new asn1js.Null() });
  }
  throw new Error(`A list is not signed with ${signatureAlgorithm}: no tool that people have at hand would read it.`);
}
