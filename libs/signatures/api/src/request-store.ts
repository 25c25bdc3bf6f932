import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock, Database } from '@promenade/platform/api';
import { type List, offsetOf, type PageQuery } from '@promenade/platform/model';
import { type EventKind, nextSignatory, type RequestState } from '@promenade/signatures/model';
import { type EventFacts, type Note, writeEvents } from './events';
import type { RequestRow } from './rows';

/** A request with its signatories in order, instants as ISO text: what the rules of `signatures/model` read. */
const REQUEST = `
  select r.id, r.department, r.number, r.kind, r."subjectId", r."versionId", r."partyIds", r.snapshot, r.state,
    r."previewDocumentId", r."previewSha256", r."documentId",
    to_jsonb(r."askedAt") #>> '{}' as "createdAt", to_jsonb(r."endsAt") #>> '{}' as "expiresAt", to_jsonb(r."completedAt") #>> '{}' as "completedAt",
    (select jsonb_agg(to_jsonb(s) - array['department', 'position', 'reason'] order by s.position) from signatory s where s."requestId" = r.id) as signatories
  from signature_request r`;

export interface RequestFilter {
  readonly state?: RequestState | undefined;
  readonly promeneur?: string | undefined;
  /** Those alone that have a paper to look at. */
  readonly paper?: 'to-check' | undefined;
}

/** Reads and writes requests; whose they are is row-level security's affair. */
@Injectable()
export class RequestStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(filter: RequestFilter, paging: PageQuery): Promise<List<RequestRow>> {
    const withPaper = `and r.state = 'pending' and exists (select from signature_paper w where w.department = r.department and w."requestId" = r.id and w.state = 'to-check')`;
    const where = `where ($1::text is null or r.state = $1) and ($2::uuid is null or r."subjectId" = $2) ${filter.paper ? withPaper : ''}`;
    const values = [filter.state ?? null, filter.promeneur ?? null];
    const [counted] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from signature_request r ${where}`,
      values,
    );
    const items = await this.database.query<RequestRow>(`${REQUEST} ${where} order by r."askedAt" desc, r.id limit $3 offset $4`, [
      ...values,
      paging.size,
      offsetOf(paging),
    ]);
    return { items, total: counted!.total, ...paging };
  }

  async read(id: string): Promise<RequestRow> {
    const [row] = await this.database.query<RequestRow>(`${REQUEST} where r.id = $1`, [id]);
    if (!row) throw new NotFoundException();
    return row;
  }

  /** Locks requests in one order, so that two acts over the same ones wait for each other and never for ever. */
  async take(ids: readonly string[]): Promise<RequestRow[]> {
    const unique = [...new Set(ids)];
    await this.database.query(`select id from signature_request where id = any($1) order by id for update`, [unique]);
    const rows = await this.database.query<RequestRow>(`${REQUEST} where r.id = any($1)`, [unique]);
    if (rows.length !== unique.length) throw new NotFoundException();
    return unique.map((id) => rows.find((row) => row.id === id)!);
  }

  /** Requests about those subjects, the newest first: what the room that asks needs to know before it asks again. */
  about(kind: string, subjectIds: readonly string[]): Promise<RequestRow[]> {
    return this.database.query<RequestRow>(`${REQUEST} where r.kind = $1 and r."subjectId" = any($2) order by r."askedAt" desc`, [
      kind,
      subjectIds,
    ]);
  }

  /** Locks those that wait for one of these parties and may still be signed. */
  async takeWaitingFor(partyIds: readonly string[]): Promise<RequestRow[]> {
    const open = await this.database.query<{ id: string }>(
      `select id from signature_request where state = 'pending' and "endsAt" > $2 and "partyIds" && $1::uuid[]`,
      [partyIds, this.clock.now()],
    );
    const taken = await this.take(open.map(({ id }) => id));
    return taken.filter((request) => partyIds.includes(nextSignatory(request)?.partyId ?? ''));
  }

  /** Open requests whose term has come. */
  overdue(): Promise<RequestRow[]> {
    return this.database.query<RequestRow>(`${REQUEST} where r.state = 'pending' and r."endsAt" <= $1 order by r.id`, [this.clock.now()]);
  }

  note(request: Note['request'], kind: EventKind, signatoryId: string | null, at: Date, facts: EventFacts = {}): Promise<void> {
    return this.noteMany([{ request, kind, signatoryId, at, facts }]);
  }

  /** Many at once, in one statement: those of one request follow one another in the order given. */
  noteMany(notes: readonly Note[]): Promise<void> {
    return writeEvents(this.database, notes, this.clock.now());
  }
}
