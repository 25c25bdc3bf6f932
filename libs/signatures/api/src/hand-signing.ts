import { Injectable, NotFoundException } from '@nestjs/common';
import { DocumentsService } from '@promenade/documents/api';
import { documentType, type DocumentType } from '@promenade/documents/model';
import { Clock, Database, Declined, Mailbox, refuseIf } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { inOrder, type PaperDecline, refusalToCheckPaper, refusalToSendPaper, type SignaturePaper } from '@promenade/signatures/model';
import { fileTypeFromBuffer } from 'file-type';
import { paperDeclinedLetter } from './letters.fr';
import { RequestStore } from './request-store';
import type { RequestRow } from './rows';
import { findSelf } from './self';
import { Signing } from './signing';

interface PaperRow extends SignaturePaper {
  readonly documentId: string;
  readonly sha256: string;
  readonly name: string;
}

const PAPER = `
  select w.id, w.state, w."signedOn", to_jsonb(w."sentAt") #>> '{}' as "sentAt", to_jsonb(w."decidedAt") #>> '{}' as "decidedAt", w.reason,
    w."documentId", d.type, d.size, d.sha256, d.name
  from signature_paper w join document d on d.department = w.department and d.id = w."documentId"`;

/** Signed by hand on paper (S2-45): the scan waits until the coordination has looked at it, and is then kept with the document. */
@Injectable()
export class HandSigning {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly documents: DocumentsService,
    private readonly mailbox: Mailbox,
    private readonly requests: RequestStore,
    private readonly signing: Signing,
  ) {}

  /** The last one sent, if any. */
  async latest(requestId: string): Promise<PaperRow | undefined> {
    const [row] = await this.database.query<PaperRow>(`${PAPER} where w."requestId" = $1 order by w."sentAt" desc limit 1`, [requestId]);
    return row;
  }

  /** Those of the requests that have one to look at. */
  async waitingAmong(requestIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ requestId: string }>(
      `select w."requestId" from signature_paper w join signature_request r on r.department = w.department and r.id = w."requestId"
       where w.state = 'to-check' and r.state = 'pending' and w."requestId" = any($1::uuid[])`,
      [requestIds],
    );
    return new Set(rows.map(({ requestId }) => requestId));
  }

  /** Ids of the signatories whose signature is on paper. */
  async signedByHand(requestId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select s.id from signatory s join signature_act a on a.department = s.department and a.id = s."actId"
       where s."requestId" = $1 and a.means = 'paper' order by s.position`,
      [requestId],
    );
    return rows.map(({ id }) => id);
  }

  /** By the coordination, or by one of the two parties; the bytes stay as they came. @throws Declined 413, 415 */
  async send(id: string, bytes: Buffer, signedOn: IsoDate): Promise<SignaturePaper> {
    const request = await this.take(id);
    const before = await this.latest(id);
    refuseIf(refusalToSendPaper(request, before?.state === 'to-check', signedOn, this.clock.today()));
    const type = await typeOf(bytes);
    const kept = await this.documents.keep(bytes, { name: `charte-${request.number}-papier.${type.split('/')[1]}`, type });
    await this.database.query(
      `insert into signature_paper (department, "requestId", "documentId", "signedOn", "sentAt") values ($1, $2, $3, $4, $5)`,
      [request.department, id, kept.id, signedOn, this.clock.now()],
    );
    const self = findSelf(request, this.database.actor);
    await this.requests.note(request, 'paper-received', self?.id ?? null, this.clock.now(), { sha256: kept.sha256, signedOn });
    return readablePaper((await this.latest(id))!);
  }

  async file(id: string): Promise<{ readonly bytes: Buffer; readonly type: DocumentType; readonly name: string; readonly sha256: string }> {
    await this.requests.read(id);
    const paper = await this.latest(id);
    if (!paper) throw new NotFoundException();
    return { bytes: await this.documents.read(paper.documentId), type: paper.type, name: paper.name, sha256: paper.sha256 };
  }

  /** Both signatures were seen on the right text: whoever had not signed here has now, on the day that the paper bears. */
  async accept(id: string): Promise<RequestRow> {
    const { request, paper } = await this.toCheck(id);
    await this.decide(paper, 'accepted', null);
    await this.requests.note(request, 'paper-accepted', null, this.clock.now(), { sha256: paper.sha256 });
    // The paper bears a day and no hour: noon, which is the same day in Paris and everywhere near.
    const at = new Date(`${paper.signedOn}T11:00:00Z`);
    const scan = { bytes: await this.documents.read(paper.documentId), sha256: paper.sha256, type: paper.type };
    let after = request;
    for (const self of inOrder(request.signatories).filter(({ signedAt }) => signedAt === null)) {
      const act = {
        ...{ id: crypto.randomUUID(), at, signerName: self.name, signerEmail: self.email },
        ...{ method: 'handwritten' as const, typedName: null, strokes: null, typedSentence: null },
        ...{ consentSentence: request.snapshot.consentSentence, means: 'paper' as const, codeSentAt: null },
      };
      [after] = (await this.signing.give(act, [{ request: after, self, scan }])) as [RequestRow];
    }
    return after;
  }

  /** Not readable, not the right text, a signature is missing: whoever is expected to sign is told why. */
  async decline(id: string, { reason }: PaperDecline): Promise<SignaturePaper> {
    const { request, paper } = await this.toCheck(id);
    await this.decide(paper, 'declined', reason);
    await this.requests.note(request, 'paper-declined', null, this.clock.now(), { sha256: paper.sha256 });
    for (const signatory of request.signatories) {
      if (signatory.signedAt === null) await this.mailbox.post(paperDeclinedLetter(signatory, request, paper.id, reason));
    }
    return readablePaper((await this.latest(id))!);
  }

  private async toCheck(id: string): Promise<{ readonly request: RequestRow; readonly paper: PaperRow }> {
    const request = await this.take(id);
    const paper = await this.latest(id);
    refuseIf(refusalToCheckPaper(request, paper));
    return { request, paper: paper! };
  }

  private async decide(paper: PaperRow, state: 'accepted' | 'declined', reason: string | null): Promise<void> {
    await this.database.query(`update signature_paper set state = $2, reason = $3, "decidedAt" = $4, "decidedBy" = $5 where id = $1`, [
      paper.id,
      state,
      reason,
      this.clock.now(),
      this.database.actor.id,
    ]);
  }

  private async take(id: string): Promise<RequestRow> {
    const [request] = (await this.requests.take([id])) as [RequestRow];
    return request;
  }
}

export function readablePaper({ id, state, signedOn, sentAt, type, size, decidedAt, reason }: PaperRow): SignaturePaper {
  return { id, state, signedOn, sentAt, type, size, decidedAt, reason };
}

/** A scan or a photo; the bytes say which. @throws Declined 415 for anything else */
async function typeOf(bytes: Buffer): Promise<DocumentType> {
  const found = documentType.extract(['application/pdf', 'image/jpeg', 'image/png']).safeParse((await fileTypeFromBuffer(bytes))?.mime);
  if (!found.success) throw new Declined(415, 'unsupported-type');
  return found.data;
}
