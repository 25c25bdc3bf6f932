import { Injectable } from '@nestjs/common';
import { SealedPapers } from '@promenade/documents/api';
import { Database, refuseIf } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import type { ChainLink, EventKind, EventMeans, SignatoryRole, SignatureEvent, SignatureEventList } from '@promenade/signatures/model';
import { type AnchorFile, Anchors } from './anchors';
import { readmeOf } from './evidence-readme.fr';
import { Papers } from './papers';
import { RequestStore } from './request-store';
import type { RequestRow } from './rows';
import { readVerifier } from './verifier';

interface EventRow extends ChainLink {
  readonly kind: EventKind;
  readonly at: string;
  readonly actor: string;
  readonly means: EventMeans | null;
  readonly certificateSha256: string | null;
  readonly shown: string | null;
  readonly role: SignatoryRole | null;
  readonly name: string | null;
}

export interface EvidenceFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A ZIP to be: its name, what goes in, and the date its files bear. */
export interface EvidenceArchive {
  readonly name: string;
  readonly at: Date;
  readonly files: readonly EvidenceFile[];
}

const EVENTS = `
  select e.seq, e.line, e.prev, e.hash, e.kind, to_jsonb(e.at) #>> '{}' as at, e.actor, e.facts ->> 'means' as means,
    e.facts ->> 'certificateSha256' as "certificateSha256", e.facts ->> 'shown' as shown, s.role, s.name
  from signature_event e left join signatory s on s.department = e.department and s.id = e."signatoryId"
  where e."requestId" = $1 order by e.seq`;

/** What proves a signature: the chain of what happened, told to whoever may read the request, and everything to check it without us. */
@Injectable()
export class Evidence {
  constructor(
    private readonly database: Database,
    private readonly anchors: Anchors,
    private readonly papers: Papers,
    private readonly requests: RequestStore,
    private readonly seals: SealedPapers,
  ) {}

  async events(id: string): Promise<SignatureEventList> {
    const { number } = await this.requests.read(id);
    const rows = await this.database.query<EventRow>(EVENTS, [id]);
    const anchor = await this.anchors.naming(id);
    return { number, items: rows.map(told), anchor: anchor ? { day: anchor.day, seq: anchor.seq, hash: anchor.hash } : null };
  }

  /** 409 until everybody has signed. Its own transaction: whoever receives the files slowly holds none open. */
  async archive(actor: Actor, id: string): Promise<EvidenceArchive> {
    return this.database.transaction(actor, async () => this.archiveOf(await this.requests.read(id)), 'read only');
  }

  private async archiveOf(request: RequestRow): Promise<EvidenceArchive> {
    const { documentId, previewDocumentId, completedAt, number } = request;
    refuseIf(documentId && completedAt ? undefined : { code: 'not-complete', facts: { state: request.state } });
    const rows = await this.database.query<EventRow>(EVENTS, [request.id]);
    const anchor = await this.anchors.naming(request.id);
    const sealed = rows.find(({ kind }) => kind === 'sealed');
    const papers = [
      { name: 'charte.pdf', bytes: (await this.papers.read(documentId!)).bytes },
      { name: 'document-montre.pdf', bytes: (await this.papers.read(previewDocumentId!)).bytes },
    ];
    const readme = {
      ...{ number, title: request.snapshot.version.title, completedAt: completedAt!, isSealed: sealed !== undefined },
      ...{ anchorDay: anchor?.day ?? null, isTimestamped: Boolean(anchor?.timestamp) },
      signedAlong: rows.flatMap(({ shown, name }) => (shown && name ? [{ name, shown }] : [])),
    };
    const files = [
      ...papers,
      { name: 'events.jsonl', bytes: linesOf(rows) },
      ...filesOf(anchor),
      { name: 'certificates.pem', bytes: await this.certificates([sealed?.certificateSha256, anchor?.certificateSha256]) },
      { name: 'verify-chain.mjs', bytes: readVerifier() },
      { name: 'LISEZMOI.txt', bytes: Buffer.from(readmeOf(readme)) },
    ];
    return { name: `preuve-${number}.zip`, at: new Date(completedAt!), files };
  }

  /** A list as it was signed, with what checks it. */
  async anchorArchive(actor: Actor, id: string): Promise<EvidenceArchive> {
    return this.database.transaction(
      actor,
      async () => {
        const anchor = await this.anchors.read(id);
        const pem = await this.certificates([anchor.certificateSha256]);
        const files = [...filesOf(anchor), { name: 'certificates.pem', bytes: pem }];
        return { name: `liste-signee-${anchor.day}.zip`, at: new Date(`${anchor.day}T12:00:00Z`), files };
      },
      'read only',
    );
  }

  private async certificates(digests: readonly (string | null | undefined)[]): Promise<Buffer> {
    const needed = new Set(digests.filter((each) => typeof each === 'string'));
    const { items } = await this.seals.certificates();
    return Buffer.from(items.flatMap(({ sha256, pem }) => (needed.has(sha256) ? [`${pem.trim()}\n`] : [])).join(''));
  }
}

/** Bytes for bytes what was hashed and signed. */
function linesOf(rows: readonly EventRow[]): Buffer {
  return Buffer.from(rows.map(({ seq, prev, hash, line }) => `${JSON.stringify({ seq, prev, hash, line })}\n`).join(''));
}

function filesOf(anchor: AnchorFile | undefined): EvidenceFile[] {
  if (!anchor) return [];
  return [
    { name: 'anchor.json', bytes: Buffer.from(anchor.content) },
    { name: 'anchor.p7s', bytes: anchor.signature },
    ...(anchor.timestamp ? [{ name: 'anchor.tsr', bytes: anchor.timestamp }] : []),
  ];
}

/** What the coordination decides, when it is not the house at night. */
const DECIDED: readonly EventKind[] = ['created', 'paper-accepted', 'paper-declined', 'cancelled', 'superseded', 'revoked'];

/** Kinds that are a proof by themselves, without a word of it among their facts. */
const MEANS: Partial<Record<EventKind, EventMeans>> = {
  'code-sent': 'email-code',
  'code-verified': 'email-code',
  'second-factor-verified': 'totp',
  'paper-received': 'paper',
  'paper-accepted': 'paper',
  'paper-declined': 'paper',
};

function told(row: EventRow): SignatureEvent {
  const { seq, line, prev, hash, kind, at } = row;
  return { seq, line, prev, hash, kind, at, who: whoOf(row), means: row.means ?? MEANS[kind] ?? null };
}

function whoOf({ kind, actor, role, name }: EventRow): SignatureEvent['who'] {
  if (DECIDED.includes(kind)) return { role: actor.startsWith('worker:') ? 'house' : 'coordination', name: null };
  return role ? { role, name } : { role: 'house', name: null };
}
