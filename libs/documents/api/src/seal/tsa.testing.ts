import { webcrypto } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { X509CertificateGenerator } from '@peculiar/x509';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A time-stamping authority (RFC 3161) with a key of its own: whatever digest it is asked, it stamps. */
export const answerStamp: RequestListener = (request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    void stamped(Buffer.concat(parts)).then((answer) => response.setHeader('Content-Type', 'application/timestamp-reply').end(answer));
  });
};

async function stamped(request: Buffer): Promise<Buffer> {
  const asked = pkijs.TimeStampReq.fromBER(new Uint8Array(request));
  const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
  const made = await X509CertificateGenerator.createSelfSigned({ name: 'CN=Horloge', signingAlgorithm: ALGORITHM, keys });
  const certificate = pkijs.Certificate.fromBER(made.rawData);
  const info = new pkijs.TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: asked.messageImprint,
    serialNumber: new asn1js.Integer({ value: 1 }),
    genTime: new Date('2026-11-24T17:22:08Z'),
    ...(asked.nonce && { nonce: asked.nonce }),
  });
  const signed = new pkijs.SignedData({
    version: 3,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: '1.2.840.113549.1.9.16.1.4',
      eContent: new asn1js.OctetString({ valueHex: info.toSchema().toBER() }),
    }),
    certificates: [certificate],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      }),
    ],
  });
  await signed.sign(keys.privateKey, 0, 'SHA-256');
  const token = new pkijs.ContentInfo({ contentType: pkijs.ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  const answer = new pkijs.TimeStampResp({ status: new pkijs.PKIStatusInfo({ status: 0 }), timeStampToken: token });
  return Buffer.from(answer.toSchema().toBER());
}
