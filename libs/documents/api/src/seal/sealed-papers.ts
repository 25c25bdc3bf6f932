import { Injectable, NotFoundException } from '@nestjs/common';
import type { DocumentVerdict, SealCertificates, SealFacts } from '@promenade/documents/model';
import { Clock, Database } from '@promenade/platform/api';
import type { Actor, IsoDate } from '@promenade/platform/model';
import type { SealCertificate } from './sealer';

/** A document that was just sealed and kept, as the base remembers it. */
export interface NewSeal {
  readonly documentId: string;
  readonly sha256: string;
  readonly kind: 'charter';
  readonly number: string;
  /** Of `verificationCode`: printed on the document. */
  readonly code: string;
  readonly title: string;
  readonly facts: SealFacts;
  readonly completedAt: Date;
  readonly sealedAt: Date;
  readonly certificate: SealCertificate;
  readonly timestamped: boolean;
}

const NOTE = `
  insert into document_seal (department, "documentId", sha256, kind, number, code, title, facts, "completedAt", "sealedAt", "certificateSha256", timestamped)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

const VERDICT = `
  select department, "documentId", case when "revokedOn" is not null then 'revoked' when "supersededOn" is not null then 'superseded' else 'genuine' end as verdict,
    kind, number, title, (facts ->> 'version')::int as version, facts -> 'structure' as structure, facts -> 'signatories' as signatories,
    to_jsonb("completedAt") #>> '{}' as "completedAt", "sealedAt" is not null as sealed, to_jsonb("sealedAt") #>> '{}' as "sealedAt",
    timestamped, "certificateSha256", sha256, code, "supersededOn"::text, "revokedOn"::text,
    case when "revokedOn" is not null then 'decided' end as "revokedFor"
  from document_seal`;

const ENDED = `select since::text as "revokedOn", case reason when 'departed' then 'participation-ended' else reason end as "revokedFor"
  from document_ended`;
type Ended = Pick<DocumentVerdict, 'revokedOn' | 'revokedFor'>;

const UNKNOWN: DocumentVerdict = {
  ...{ verdict: 'unknown', kind: null, number: null, title: null, version: null, structure: null, signatories: [] },
  ...{ completedAt: null, sealed: null, sealedAt: null, timestamped: null, certificateSha256: null, sha256: null, code: null },
  ...{ supersededOn: null, revokedOn: null, revokedFor: null },
};

/** Where the document lies is not told. */
interface Found extends DocumentVerdict {
  readonly department: string;
  readonly documentId: string;
}

/**
 * What was sealed, by which key, and what it is worth today. Rooms above say when a document is replaced, and since when whoever signed
 * it has left or let it lapse, by the view `document_ended`. Nothing writes yet that somebody decided it (`revokedOn`).
 */
@Injectable()
export class SealedPapers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that keeps the document: neither is there without the other. */
  async note(seal: NewSeal): Promise<void> {
    const { documentId, sha256, kind, number, code, title, facts, completedAt, sealedAt, certificate, timestamped } = seal;
    await this.noteCertificate(certificate);
    const values = [documentId, sha256, kind, number, code, title, JSON.stringify(facts), completedAt, sealedAt, certificate.sha256];
    await this.database.query(NOTE, [this.database.department, ...values, timestamped]);
  }

  /** A key that seals for the first time is published with what it sealed. */
  async noteCertificate({ sha256, pem, notBefore, notAfter }: SealCertificate): Promise<void> {
    await this.database.query(
      `insert into seal_certificate (sha256, pem, "notBefore", "notAfter", "firstUsedAt") values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [sha256, pem, notBefore, notAfter, this.clock.now()],
    );
  }

  /** Another document stands in its place since that day; said once. */
  async supersede(documentId: string, on: IsoDate): Promise<void> {
    await this.database.query(`update document_seal set "supersededOn" = $2 where "documentId" = $1 and "supersededOn" is null`, [
      documentId,
      on,
    ]);
  }

  /** For anybody; opens a transaction of its own, in which that one row is seen. */
  bySha256(sha256: string): Promise<DocumentVerdict> {
    return this.ask('sha256', sha256);
  }

  byCode(code: string): Promise<DocumentVerdict> {
    return this.ask('code', code);
  }

  async certificates(): Promise<SealCertificates> {
    const items = await this.database.query<SealCertificate>(
      `select sha256, pem, to_jsonb("notBefore") #>> '{}' as "notBefore", to_jsonb("notAfter") #>> '{}' as "notAfter"
       from seal_certificate order by "firstUsedAt" desc, sha256`,
    );
    return { items };
  }

  /** PEM; 404 when no such key ever sealed. */
  async certificate(sha256: string): Promise<string> {
    const [found] = await this.database.query<{ pem: string }>(`select pem from seal_certificate where sha256 = $1`, [sha256]);
    if (!found) throw new NotFoundException();
    return found.pem;
  }

  private async ask(column: 'sha256' | 'code', value: string): Promise<DocumentVerdict> {
    const question = () => this.database.query<Found>(`${VERDICT} where ${column} = $1 order by "completedAt" limit 1`, [value]);
    const [found] = await this.database.asPublic(question, 'read only', { subject: value });
    if (!found) return UNKNOWN;
    const { department, documentId, ...verdict } = found;
    const ended = found.verdict === 'revoked' ? undefined : await this.endOf(department, documentId);
    return ended ? { ...verdict, verdict: 'revoked', ...ended } : verdict;
  }

  /** Since when it counts no more and why, as the département knows it today: the public reads nothing else of that (S2-34). */
  private async endOf(department: string, documentId: string): Promise<Ended | undefined> {
    const herald: Actor = { id: 'worker:verdict', role: 'coordinator', department };
    const question = () => this.database.query<Ended>(`${ENDED} where department = $1 and "documentId" = $2`, [department, documentId]);
    const [ended] = await this.database.transaction(herald, question, 'read only');
    return ended;
  }
}
