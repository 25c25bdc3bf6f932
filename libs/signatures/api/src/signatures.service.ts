import { Injectable } from '@nestjs/common';
import { Database, refuseIf } from '@promenade/platform/api';
import type { Actor, List, PageQuery } from '@promenade/platform/model';
import {
  type CancelReason,
  inOrder,
  nextSignatory,
  signatoryStateOf,
  type SignatureDetail,
  type SignatureRequest,
  type SignBody,
} from '@promenade/signatures/model';
import { Cancelling } from './cancelling';
import { Closings } from './closings';
import { HandSigning, readablePaper } from './hand-signing';
import { Papers } from './papers';
import { Postman } from './postman';
import { type RequestFilter, RequestStore } from './request-store';
import type { RequestRow } from './rows';
import { findSelf } from './self';
import { Signing } from './signing';

export interface Paper {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly name: string;
}

@Injectable()
export class SignaturesService {
  constructor(
    private readonly cancelling: Cancelling,
    private readonly closings: Closings,
    private readonly database: Database,
    private readonly handSigning: HandSigning,
    private readonly papers: Papers,
    private readonly postman: Postman,
    private readonly requests: RequestStore,
    private readonly signing: Signing,
  ) {}

  async list(filter: RequestFilter, paging: PageQuery): Promise<List<SignatureRequest>> {
    const { items, ...counts } = await this.requests.list(filter, paging);
    const waits = await this.handSigning.waitingAmong(items.map(({ id }) => id));
    return { items: items.map((row) => ({ ...readable(row), paperWaits: waits.has(row.id) })), ...counts };
  }

  async read(id: string): Promise<SignatureDetail> {
    const row = await this.requests.read(id);
    const self = findSelf(row, this.database.actor);
    const paper = await this.handSigning.latest(id);
    const { version, consentSentence, typedSentence } = row.snapshot;
    return {
      ...readable(row),
      text: version.text,
      consentSentence,
      typedSentence: typedSentence ?? null,
      self: self ? { id: self.id, role: self.role, name: self.name, email: self.email } : null,
      paper: paper ? readablePaper(paper) : null,
      refusal: await this.closings.refusalOf(id),
      cancelled: await this.closings.cancelledOf(row),
      byHand: await this.handSigning.signedByHand(id),
    };
  }

  sendCode(id: string): Promise<void> {
    return this.signing.sendCode(id);
  }

  async sign(id: string, body: SignBody): Promise<SignatureRequest> {
    return readable(await this.signing.sign(id, body));
  }

  async refuse(id: string, reason: string): Promise<SignatureRequest> {
    return readable(await this.signing.refuse(id, reason));
  }

  async cancel(id: string, reason: CancelReason): Promise<SignatureRequest> {
    return readable(await this.cancelling.cancel(id, reason));
  }

  async remind(id: string): Promise<SignatureRequest> {
    const [request] = (await this.requests.take([id])) as [RequestRow];
    refuseIf(nextSignatory(request) ? undefined : { code: 'nobody-to-remind', facts: { state: request.state } });
    await this.postman.callAgain(request);
    return readable(request);
  }

  /** A GET that writes the first time it is asked: hence its own transaction. */
  async preview(actor: Actor, id: string): Promise<Paper> {
    return this.database.transaction(actor, async () => {
      const [found] = (await this.requests.take([id])) as [RequestRow];
      const shown = await this.papers.ensurePreview(found);
      const self = findSelf(shown, actor);
      if (self && nextSignatory(shown)?.id === self.id) await this.papers.noteOpened(shown, self);
      return { ...(await this.papers.read(shown.previewDocumentId)), name: `charte-${shown.number}-a-signer.pdf` };
    });
  }

  async document(actor: Actor, id: string): Promise<Paper> {
    return this.database.transaction(actor, async () => {
      const request = await this.requests.read(id);
      refuseIf(request.documentId ? undefined : { code: 'not-complete', facts: { state: request.state } });
      return { ...(await this.papers.read(request.documentId!)), name: `charte-${request.number}.pdf` };
    });
  }
}

/** A row as the contract tells it: states are computed, e-mails and evidence stay inside. */
export function readable(row: RequestRow): SignatureRequest {
  const { id, department, number, state, snapshot, createdAt, expiresAt, completedAt } = row;
  const next = nextSignatory(row);
  return {
    id,
    department,
    number,
    state,
    version: { id: snapshot.version.id, number: snapshot.version.number, title: snapshot.version.title },
    structure: { id: snapshot.structure.id, name: snapshot.structure.name },
    promeneur: { id: snapshot.promeneur.id, firstName: snapshot.promeneur.firstName, lastName: snapshot.promeneur.lastName },
    signatories: inOrder(row.signatories).map((each) => ({
      id: each.id,
      role: each.role,
      name: each.name,
      state: signatoryStateOf(row, each),
      signedAt: each.signedAt,
    })),
    next: next ? { id: next.id, role: next.role, name: next.name } : null,
    createdAt,
    expiresAt,
    completedAt,
  };
}
