import type { SealFacts } from '@promenade/documents/model';
import { inOrder } from '@promenade/signatures/model';
import type { PaperSignature, PreviewPaper, SignedPaper } from './pdf';
import type { RequestRow } from './rows';

/** What was signed, by whom and how, as the last page of the PDF tells it. */
export type Signed = PaperSignature;

/** A request as it is printed to be read: nothing in it changes while it waits, so neither do the bytes. */
export function previewOf(request: RequestRow): PreviewPaper {
  const { number, department, createdAt, snapshot } = request;
  return {
    number,
    department,
    askedAt: createdAt,
    version: snapshot.version,
    structure: snapshot.structure,
    promeneur: snapshot.promeneur,
    signatories: inOrder(request.signatories).map(({ role, name }) => ({ role, name })),
    consentSentence: snapshot.consentSentence,
  };
}

export function signedPaperOf(
  request: RequestRow,
  signatories: readonly Signed[],
  completedAt: string,
  verification: SignedPaper['verification'],
): SignedPaper {
  return { ...previewOf(request), signatories, completedAt, verification };
}

/** What anybody who holds the document is told: what stands on it, without an address. */
export function sealFactsOf({ snapshot }: RequestRow, signatories: readonly Signed[]): SealFacts {
  const { version, structure } = snapshot;
  return {
    version: version.number,
    structure: { name: structure.name, commune: structure.commune },
    signatories: signatories.map(({ role, name, signedAt, means }) => ({ role, name, signedAt: new Date(signedAt).toISOString(), means })),
  };
}
