import { X509Certificate } from 'node:crypto';
import type { SealCertificate } from './sealer';

/** What is published of a certificate, from its DER or PEM. */
export function certificateOf(encoded: Uint8Array | string): SealCertificate {
  const certificate = new X509Certificate(encoded);
  return {
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    pem: certificate.toString(),
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
  };
}
