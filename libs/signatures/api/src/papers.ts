import { Inject, Injectable } from '@nestjs/common';
import { DocumentsService, Press, SealedPapers, Sealer, verificationCode } from '@promenade/documents/api';
import { Clock, Database, PUBLIC_URL } from '@promenade/platform/api';
import { completedEvidence } from './completed-evidence';
import { previewDocument, type Scan, signedDocument } from './pdf';
import { previewOf, sealFactsOf, type Signed, signedPaperOf } from './pdf-data';
import { RequestStore } from './request-store';
import type { RequestRow, SignatoryRow } from './rows';

export type { Scan } from './pdf';

/** As readers of PDF show it. */
const REASON = 'Cachet technique : ce document n’a pas changé depuis que chacun a signé.';

/** The papers of a request: the PDF that is shown before signing, and the one that bears the signatures. */
@Injectable()
export class Papers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly documents: DocumentsService,
    private readonly press: Press,
    private readonly requests: RequestStore,
    private readonly sealer: Sealer,
    private readonly seals: SealedPapers,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /**
   * Makes the preview the first time it is asked for; from then on everybody is shown the same bytes, whose digest each
   * signatory sends back (reliability: what was signed is what was shown).
   */
  async ensurePreview(request: RequestRow): Promise<RequestRow & { readonly previewDocumentId: string; readonly previewSha256: string }> {
    if (request.previewDocumentId && request.previewSha256) return request as never;
    const bytes = await previewDocument(previewOf(request), this.press);
    const kept = await this.documents.keep(bytes, { name: `charte-${request.number}-a-signer.pdf`, type: 'application/pdf' });
    await this.database.query(
      `update signature_request set "previewDocumentId" = $2, "previewSha256" = $3 where id = $1 and "previewDocumentId" is null`,
      [request.id, kept.id, kept.sha256],
    );
    return { ...request, previewDocumentId: kept.id, previewSha256: kept.sha256 };
  }

  /**
   * Once everybody has signed: text, signatures and evidence in one PDF, sealed and kept; the request is complete with it. All of it
   * in the transaction of the last act: when the seal, the disk or the base refuses, nobody has signed, and the same act is given again.
   */
  async complete(request: RequestRow, signed: readonly Signed[], at: Date, scan?: Scan): Promise<RequestRow> {
    const completedAt = at.toISOString();
    const code = verificationCode();
    const sealedAt = this.clock.now();
    const sealed = await this.sealer.seal(await this.print(request, signed, completedAt, code, scan), { reason: REASON, at: sealedAt });
    const { id: documentId, sha256 } = await this.documents.keep(sealed.bytes, {
      name: `charte-${request.number}.pdf`,
      type: 'application/pdf',
    });
    await this.seals.note({
      ...{ documentId, sha256, kind: 'charter', number: request.number, code, title: request.snapshot.version.title },
      ...{ facts: sealFactsOf(request, signed), completedAt: at, sealedAt },
      ...{ certificate: sealed.certificate, timestamped: sealed.timestamped },
    });
    await this.database.query(`update signature_request set state = 'complete', "documentId" = $2, "completedAt" = $3 where id = $1`, [
      request.id,
      documentId,
      at,
    ]);
    const seal = { sha256, certificateSha256: sealed.certificate.sha256, timestamped: sealed.timestamped };
    await this.requests.noteMany([
      { request, kind: 'sealed', signatoryId: null, at: sealedAt, facts: seal },
      { request, kind: 'completed', signatoryId: null, at, facts: { sha256 } },
    ]);
    return { ...request, state: 'complete', documentId, completedAt };
  }

  /** The one whose turn it is has the text before their eyes: said once. */
  async noteOpened(request: RequestRow, signatory: SignatoryRow): Promise<void> {
    const at = this.clock.now();
    await this.database.query(
      `update signatory set "openedAt" = $2 where id = $1 and "openedAt" is null and "signedAt" is null and "refusedAt" is null`,
      [signatory.id, at],
    );
    if (!signatory.openedAt) await this.requests.note(request, 'opened', signatory.id, at, { sha256: request.previewSha256 });
  }

  async read(documentId: string): Promise<{ readonly bytes: Buffer; readonly sha256: string }> {
    const { sha256 } = await this.documents.find(documentId);
    return { bytes: await this.documents.read(documentId), sha256 };
  }

  private async print(request: RequestRow, signed: readonly Signed[], completedAt: string, code: string, scan?: Scan): Promise<Buffer> {
    const verification = { code, url: `${this.publicUrl}/verifier/document?code=${code}` };
    const evidence = await completedEvidence(this.database, request, completedAt, verification);
    return signedDocument(signedPaperOf(request, signed, completedAt, verification), evidence, this.press, scan);
  }
}
