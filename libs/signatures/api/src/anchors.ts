import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { SealedPapers, Sealer } from '@promenade/documents/api';
import { Clock, Database, Nightly, type NightlyJob } from '@promenade/platform/api';
import { type List, offsetOf, type PageQuery } from '@promenade/platform/model';
import { canonicalJson, CHAIN_START, type EvidenceAnchor } from '@promenade/signatures/model';

/** How far a chain had grown when it was listed. */
export interface Head {
  readonly request: string;
  readonly seq: number;
  readonly hash: string;
}

/** A list as it was signed. */
export interface AnchorFile {
  readonly day: string;
  readonly content: string;
  readonly signature: Buffer;
  readonly timestamp: Buffer | null;
  readonly certificateSha256: string;
}

/** Chains longer than the last list says, in one order. */
const GROWN = `
  select distinct on (e."requestId") e."requestId" as request, e.seq, e.hash
  from signature_event e
  where not exists (select from evidence_anchor_head h where h.department = e.department and h."requestId" = e."requestId" and h.seq >= e.seq)
  order by e."requestId", e.seq desc`;

const WRITE = `
  with list as (
    insert into evidence_anchor (department, day, content, sha256, prev, heads, signature, "certificateSha256", timestamp, "createdAt")
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id, department
  )
  insert into evidence_anchor_head (department, "anchorId", "requestId", seq, hash)
  select list.department, list.id, head.request, head.seq, head.hash
  from list, jsonb_to_recordset($11::jsonb) as head(request uuid, seq integer, hash text)`;

const TOLD = `
  select id, department, day, sha256, prev, heads, "certificateSha256", timestamp is not null as timestamped,
    to_jsonb("createdAt") #>> '{}' as "createdAt"
  from evidence_anchor`;

const FILE = `select a.day, a.content, a.signature, a.timestamp, a."certificateSha256" from evidence_anchor a`;

/**
 * Each night, the heads of the chains that grew are listed, and the list is signed with the seal's key and holds the digest of
 * the list before. Whoever kept one can tell a chain that was cut, or written anew from end to end.
 */
@Nightly({ name: 'evidence-anchor', at: '03:30' })
@Injectable()
export class Anchors implements NightlyJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly seals: SealedPapers,
  ) {}

  /** Nothing grew: no list. A night asked twice makes one. */
  async run(): Promise<void> {
    const heads = await this.database.query<Head>(GROWN);
    const day = this.clock.today();
    const [last] = await this.database.query<{ day: string; sha256: string }>(
      `select day, sha256 from evidence_anchor order by day desc limit 1`,
    );
    if (heads.length === 0 || (last && last.day >= day)) return;
    await this.write(day, heads, last?.sha256 ?? CHAIN_START);
  }

  async list(paging: PageQuery): Promise<List<EvidenceAnchor>> {
    const [counted] = await this.database.query<{ total: number }>(`select count(*)::int as total from evidence_anchor`);
    const items = await this.database.query<EvidenceAnchor>(`${TOLD} order by day desc, department limit $1 offset $2`, [
      paging.size,
      offsetOf(paging),
    ]);
    return { items, total: counted!.total, ...paging };
  }

  async read(id: string): Promise<AnchorFile> {
    const [found] = await this.database.query<AnchorFile>(`${FILE} where a.id = $1`, [id]);
    if (!found) throw new NotFoundException();
    return found;
  }

  /** The latest list that names a request, and the head it names. */
  async naming(requestId: string): Promise<(AnchorFile & Head) | undefined> {
    const [found] = await this.database.query<AnchorFile & Head>(
      `select a.day, a.content, a.signature, a.timestamp, a."certificateSha256", h."requestId" as request, h.seq, h.hash
       from evidence_anchor_head h join evidence_anchor a on a.department = h.department and a.id = h."anchorId"
       where h."requestId" = $1 order by h.seq desc limit 1`,
      [requestId],
    );
    return found;
  }

  private async write(day: string, heads: readonly Head[], prev: string): Promise<void> {
    const { department } = this.database;
    const content = canonicalJson({ day, department, heads, prev });
    const { signature, certificate, timestamp } = await this.sealer.sign(Buffer.from(content), this.clock.now());
    await this.seals.noteCertificate(certificate);
    await this.database.query(WRITE, [
      ...[department, day, content, createHash('sha256').update(content).digest('hex'), prev, heads.length],
      ...[signature, certificate.sha256, timestamp, this.clock.now(), JSON.stringify(heads)],
    ]);
  }
}
