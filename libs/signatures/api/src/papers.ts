import { Injectable } from '@nestjs/common';
import { DocumentsService, Press } from '@promenade/documents/api';
import { Clock, Database } from '@promenade/platform/api';
import { previewDocument, signedDocument } from './pdf';
import { previewOf, type Signed, signedPaperOf } from './pdf-data';
import { RequestStore } from './request-store';
import type { RequestRow, SignatoryRow } from './rows';

/** The papers of a request: the PDF that is shown before signing, and the one that bears the signatures. */
@Injectable()
export class Papers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly documents: DocumentsService,
    private readonly press: Press,
    private readonly requests: RequestStore,
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

  /** Once everybody has signed: text, signatures and evidence in one PDF, kept; the request is complete with it. */
  async complete(request: RequestRow, signed: readonly Signed[], at: Date): Promise<RequestRow> {
    const completedAt = at.toISOString();
    const bytes = await signedDocument(signedPaperOf(request, signed, completedAt), this.press);
    const kept = await this.documents.keep(bytes, { name: `charte-${request.number}.pdf`, type: 'application/pdf' });
    await this.database.query(`update signature_request set state = 'complete', "documentId" = $2, "completedAt" = $3 where id = $1`, [
      request.id,
      kept.id,
      at,
    ]);
    await this.requests.note(request, 'completed', null, at, { sha256: kept.sha256 });
    return { ...request, state: 'complete', documentId: kept.id, completedAt };
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
}
