import { createHash, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

interface Parts {
  readonly signed: Buffer;
  readonly cms: Buffer;
}

/** The two parts that the seal covers, and the seal between them; nothing unless they are the whole file, as a reader of PDF asks. */
function partsOf(pdf: Buffer): Parts | undefined {
  const range = /\/ByteRange ?\[ *(\d+) +(\d+) +(\d+) +(\d+) *\]/.exec(pdf.toString('latin1'))?.slice(1).map(Number);
  if (!range) return undefined;
  const [from, size, then, rest] = range as [number, number, number, number];
  if (from !== 0 || then + rest !== pdf.length) return undefined;
  const hole = pdf.toString('latin1', size, then);
  if (!/^<[0-9A-Fa-f]+>$/.test(hole)) return undefined;
  return { signed: Buffer.concat([pdf.subarray(0, size), pdf.subarray(then)]), cms: Buffer.from(hole.slice(1, -1), 'hex') };
}

function signedData({ cms }: Parts): pkijs.SignedData {
  return new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(new Uint8Array(cms)).content });
}

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

/** Whether the seal of a PDF verifies over the whole file: read by pkijs, checked by node:crypto, with no word of the sealer's. */
export function isIntact(pdf: Buffer): boolean {
  const parts = partsOf(pdf);
  if (!parts) return false;
  try {
    const signed = signedData(parts);
    const [info] = signed.signerInfos as [pkijs.SignerInfo];
    const [certificate] = signed.certificates as [pkijs.Certificate];
    const told = info.signedAttrs!.attributes.find(({ type }) => type === MESSAGE_DIGEST)!.values[0] as asn1js.OctetString;
    const isOfThisFile = createHash('sha256').update(parts.signed).digest().equals(Buffer.from(told.valueBlock.valueHexView));
    // Signed over a SET OF (0x31), where the message holds the same bytes under an implicit tag (RFC 5652, 5.4).
    const attributes = Buffer.from(new Uint8Array(info.signedAttrs!.encodedValue));
    attributes[0] = 0x31;
    const { publicKey } = new X509Certificate(Buffer.from(certificate.toSchema().toBER()));
    return isOfThisFile && verify('sha256', attributes, publicKey, info.signature.valueBlock.valueHexView);
  } catch {
    return false;
  }
}

/** Whether a seal bears the token of an authority over its own signature (RFC 3161). */
export function stampOf(pdf: Buffer): boolean {
  const [info] = signedData(partsOf(pdf)!).signerInfos as [pkijs.SignerInfo];
  const token = info.unsignedAttrs?.attributes.find(({ type }) => type === '1.2.840.113549.1.9.16.2.14')?.values[0] as asn1js.Sequence;
  if (!token) return false;
  const stamped = new pkijs.SignedData({ schema: new pkijs.ContentInfo({ schema: token }).content });
  const told = pkijs.TSTInfo.fromBER(new Uint8Array(stamped.encapContentInfo.eContent!.getValue()));
  const digest = createHash('sha256').update(info.signature.valueBlock.valueHexView).digest();
  return digest.equals(Buffer.from(told.messageImprint.hashedMessage.valueBlock.valueHexView));
}
