import { webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
const [SHROUDED_KEY, CERTIFICATE, LOCAL_KEY_ID] = ['1.2.840.113549.1.12.10.1.2', '1.2.840.113549.1.12.10.1.3', '1.2.840.113549.1.9.21'];

/** A key and its certificate in one file, as a provider hands them over: PKCS#12 (RFC 7292), AES-CBC and HMAC-SHA-256 under a password. */
export async function aPkcs12(subject: string, password: string): Promise<Buffer> {
  const secret = new Uint8Array(Buffer.from(password)).buffer;
  const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
  const made = await X509CertificateGenerator.createSelfSigned({ name: subject, signingAlgorithm: ALGORITHM, keys });
  const key = new pkijs.PKCS8ShroudedKeyBag({
    parsedValue: pkijs.PrivateKeyInfo.fromBER(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
  });
  await key.makeInternalValues({
    password: secret,
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 } as pkijs.ContentEncryptionAlgorithm,
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: 2048,
  });
  const safe = new pkijs.AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        {
          privacyMode: 0,
          value: new pkijs.SafeContents({
            safeBags: [
              bag(SHROUDED_KEY!, key),
              bag(CERTIFICATE!, new pkijs.CertBag({ parsedValue: pkijs.Certificate.fromBER(made.rawData) })),
            ],
          }),
        },
      ],
    },
  });
  await safe.makeInternalValues({ safeContents: [{}] });
  const file = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await file.makeInternalValues({ password: secret, iterations: 2048, pbkdf2HashAlgorithm: 'SHA-256', hmacHashAlgorithm: 'SHA-256' });
  return Buffer.from(file.toSchema().toBER());
}

/** The key and its certificate bear the same mark: that is how a reader knows which goes with which. */
function bag(bagId: string, bagValue: pkijs.PKCS8ShroudedKeyBag | pkijs.CertBag): pkijs.SafeBag {
  const mark = new pkijs.Attribute({ type: LOCAL_KEY_ID!, values: [new asn1js.OctetString({ valueHex: new Uint8Array([1]).buffer })] });
  return new pkijs.SafeBag({ bagId, bagValue, bagAttributes: [mark] });
}
