import { type Attachment, press as thePress, type Press } from '@promenade/documents/api';
import { toString } from 'qrcode';
import { previewData, signedData } from './page-data';
import type { PreviewPaper, SignedPaper } from './paper';
import { template } from './template';

export type { Instant, PaperSignatory, PaperSignature, PreviewPaper, SignedPaper } from './paper';

/** The PDF that is shown before signing, marked « À signer »: the same paper gives the same bytes, whose digest is what is signed. */
export function previewDocument(paper: PreviewPaper, press: Press = thePress): Promise<Buffer> {
  return press.print(template, previewData(paper), {
    title: `${paper.version.title} (à signer)`,
    createdAt: new Date(paper.askedAt).toISOString(),
  });
}

/** A charter signed by hand, as its scan came. */
export interface Scan {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly type: string;
}

/**
 * The text, both signatures and their evidence: made once, when the last one has signed. `evidence` is attached as `evidence.json`,
 * and what was signed by hand as it came.
 */
export async function signedDocument(paper: SignedPaper, evidence: string, press: Press = thePress, scan?: Scan): Promise<Buffer> {
  const qr = await toString(paper.verification.url, { type: 'svg', errorCorrectionLevel: 'M' });
  const description = 'Preuve : les actes de signature et la suite des événements';
  return press.print(template, signedData(paper, qr), {
    title: paper.version.title,
    createdAt: new Date(paper.completedAt).toISOString(),
    standard: 'a-3a',
    attachments: [
      { name: 'evidence.json', type: 'application/json', description, content: evidence },
      ...(scan ? [attachedScan(scan)] : []),
    ],
  });
}

function attachedScan({ bytes, type }: Scan): Attachment {
  const name = `charte-signee-a-la-main.${type.split('/')[1]}`;
  return { name, type, description: 'La charte signée à la main, numérisée', content: bytes };
}
