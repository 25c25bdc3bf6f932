import { Injectable } from '@nestjs/common';
import { Announcer, Clock, Database, Invalid, Limits, refuseIf } from '@promenade/platform/api';
import { isSentence, nextSignatory, refused, refusalToAct, refusalToSign, type SignBody, signed } from '@promenade/signatures/model';
import { Closings } from './closings';
import { Codes } from './codes';
import { Papers, type Scan } from './papers';
import type { Signed } from './pdf-data';
import { Postman } from './postman';
import { type Proof, Proofs } from './proofs';
import { RequestStore } from './request-store';
import type { Act, RequestRow, SignatoryRow } from './rows';
import { selfIn } from './self';

/** What rooms above hear, in the same transaction: before an act (they may refuse it), and after each step. */
export const signatureEvents = { beforeSigning: 'signature-about-to-be-given', progressed: 'signature-progressed' } as const;
export interface SignatureFact {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly versionId: string;
  readonly state: RequestRow['state'];
  readonly next: SignatoryRow['role'] | null;
  readonly completedAt: string | null;
}

interface Turn {
  readonly request: RequestRow;
  readonly self: SignatoryRow;
  /** The paper that was signed by hand, when it is one. */
  readonly scan?: Scan;
  /** How many other requests the same act signs. */
  readonly others?: number;
  /** SHA-256 of the document that was on the screen, when it was that of one of them. */
  readonly shown?: string;
}

@Injectable()
export class Signing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly announcer: Announcer,
    private readonly closings: Closings,
    private readonly codes: Codes,
    private readonly limits: Limits,
    private readonly papers: Papers,
    private readonly postman: Postman,
    private readonly proofs: Proofs,
    private readonly requests: RequestStore,
  ) {}

  async sendCode(id: string): Promise<void> {
    const [request] = (await this.requests.take([id])) as [RequestRow];
    const self = selfIn(request, this.database.actor);
    refuseIf(refusalToAct(request, self.id, this.clock.now()));
    await this.codes.send(self);
    await this.requests.note(request, 'code-sent', self.id, this.clock.now(), { to: self.email });
  }

  /** Signs `id` and, for a representative, the other requests that the same act names. All of them, or none. */
  async sign(id: string, body: SignBody): Promise<RequestRow> {
    const turns = await this.turnsOf([id, ...(body.alsoFor ?? [])], body.documentSha256);
    const [{ self, request }] = turns as [Turn];
    refuseOtherSentence(request.snapshot.typedSentence, body.typedSentence);
    const proof = await this.proofs.prove(self, body);
    this.database.afterCommit(() => this.limits.forget('code-account', self.partyId));
    for (const turn of turns) await this.requests.note(turn.request, proof.event, turn.self.id, this.clock.now());
    const act = actOf(self, body, proof, turns, this.clock.now());
    const [first] = await this.give(act, turns);
    return first!;
  }

  /** Writes an act once and gives it to each request in turn: the machinery behind a code, and behind the demonstration. */
  async give(act: Act, turns: readonly Turn[]): Promise<RequestRow[]> {
    await this.write(act);
    const after: RequestRow[] = [];
    for (const turn of turns) after.push(await this.giveOne(act, turn));
    if (act.means !== 'demonstration') await this.postman.callNext(after);
    return after;
  }

  async refuse(id: string, reason: string): Promise<RequestRow> {
    const [request] = (await this.requests.take([id])) as [RequestRow];
    const self = selfIn(request, this.database.actor);
    const at = this.clock.now();
    refuseIf(refusalToAct(request, self.id, at));
    await this.database.query(`update signatory set "refusedAt" = $2, reason = $3 where id = $1`, [self.id, at, reason]);
    await this.database.query(`update signature_request set state = 'refused' where id = $1`, [id]);
    await this.requests.note(request, 'refused', self.id, at);
    const after = refused<SignatoryRow, RequestRow>(request, self.id, at.toISOString());
    await this.announcer.announce(signatureEvents.progressed, factOf(after));
    await this.closings.tellRefused(after, self);
    return after;
  }

  /** Closes what was left waiting past its term. @returns how many */
  async expireOverdue(): Promise<number> {
    const overdue = await this.requests.overdue();
    for (const request of overdue) {
      await this.database.query(`update signature_request set state = 'expired' where id = $1 and state = 'pending'`, [request.id]);
      await this.requests.note(request, 'expired', null, this.clock.now());
      await this.announcer.announce(signatureEvents.progressed, factOf({ ...request, state: 'expired' }));
    }
    if (overdue.length > 0) await this.closings.tellExpired(overdue);
    return overdue.length;
  }

  /** Whose turn it is in each, checked against the rules; the first is the one whose text was on the screen. */
  private async turnsOf(ids: readonly string[], shown: string): Promise<Turn[]> {
    const taken = await this.requests.take(ids);
    const turns: Turn[] = [];
    for (const [index, found] of taken.entries()) {
      const self = selfIn(found, this.database.actor);
      const request = index === 0 ? found : await this.papers.ensurePreview(found);
      const document = {
        shown: index === 0 ? shown : request.previewSha256!,
        current: request.previewSha256 ?? '',
        versionIsCurrent: true,
      };
      refuseIf(refusalToSign(request, self.id, document, this.clock.now()));
      await this.announcer.announce(signatureEvents.beforeSigning, factOf(request));
      turns.push({ request, self, ...(taken.length > 1 && { others: taken.length - 1 }), ...(index > 0 && { shown }) });
    }
    return turns;
  }

  private async write(act: Act): Promise<void> {
    const { actor, department } = this.database;
    await this.database.query(
      `insert into signature_act (id, department, at, "signerName", "signerEmail", "accountId", method, "typedName", strokes, "consentSentence", "typedSentence",
         means, "codeSentAt")
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        act.id,
        department,
        act.at,
        act.signerName,
        act.signerEmail,
        actor.purpose === 'session' && (act.means === 'email-code' || act.means === 'totp') ? actor.id : null,
        act.method,
        act.typedName,
        act.strokes && JSON.stringify(act.strokes),
        act.consentSentence,
        act.typedSentence,
        act.means,
        act.codeSentAt,
      ],
    );
  }

  private async giveOne(act: Act, { request, self, scan, others, shown }: Turn): Promise<RequestRow> {
    const sha256 = scan?.sha256 ?? request.previewSha256;
    await this.database.query(`update signatory set "signedAt" = $2, "actId" = $3, "documentSha256" = $4 where id = $1`, [
      self.id,
      act.at,
      act.id,
      sha256,
    ]);
    const facts = { actId: act.id, sha256, means: act.means, ...(others && { others }), ...(shown && { shown }) };
    await this.requests.note(request, 'signed', self.id, scan ? this.clock.now() : act.at, facts);
    let after: RequestRow = signed<SignatoryRow, RequestRow>(request, self.id, act.at.toISOString());
    if (after.state === 'complete') {
      after = await this.papers.complete(after, await this.signedOf(after), act.at, scan);
      if (act.means !== 'demonstration') await this.postman.tellComplete(after);
    }
    await this.announcer.announce(signatureEvents.progressed, factOf(after));
    return after;
  }

  private signedOf(request: RequestRow): Promise<Signed[]> {
    return this.database.query<Signed>(
      `select s.role, s.name, s.email, s."signedAt", s."documentSha256", a.method, a."typedName", a.strokes, a."consentSentence",
         a."typedSentence", a.means, a."codeSentAt",
         -- Whoever signs last may not see the other requests of an act: the chain of this one says how many there were.
         greatest((select count(*)::int - 1 from signatory o where o."actId" = a.id), (e.facts ->> 'others')::int) as "otherRequests",
         e.facts ->> 'shown' as "shownSha256"
       from signatory s join signature_act a on a.id = s."actId"
       left join signature_event e on e.department = s.department and e."requestId" = s."requestId" and e."signatoryId" = s.id and e.kind = 'signed'
       where s."requestId" = $1 order by s.position`,
      [request.id],
    );
  }
}

export function factOf(request: RequestRow): SignatureFact {
  const { id, kind, subjectId, versionId, state, completedAt } = request;
  return { id, kind, subjectId, versionId, state, next: nextSignatory(request)?.role ?? null, completedAt };
}

/** @throws Invalid 422 `typed-sentence-missing` where the text asks to copy a sentence, and it is not that one (S4-27) */
function refuseOtherSentence(asked: string | null | undefined, typed: string | undefined): void {
  if (!asked || (typed !== undefined && isSentence(asked, typed))) return;
  throw new Invalid([{ path: 'typedSentence', code: 'typed-sentence-missing', message: `Recopiez ces mots : « ${asked} ».` }]);
}

function actOf(self: SignatoryRow, body: SignBody, { means, codeSentAt }: Proof, turns: readonly Turn[], at: Date): Act {
  return {
    id: crypto.randomUUID(),
    at,
    signerName: self.name,
    signerEmail: self.email,
    method: body.method,
    typedName: body.method === 'typed' ? body.typedName! : null,
    strokes: body.method === 'drawn' ? body.strokes! : null,
    consentSentence: turns[0]!.request.snapshot.consentSentence,
    typedSentence: turns[0]!.request.snapshot.typedSentence ? body.typedSentence! : null,
    means,
    codeSentAt,
  };
}
