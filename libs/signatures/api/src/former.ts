import { Injectable } from '@nestjs/common';
import { Database } from '@promenade/platform/api';
import { changesBetween, type SignatureDifference } from '@promenade/signatures/model';
import { RequestStore } from './request-store';
import type { RequestRow } from './rows';
import { findSelf } from './self';

interface FormerRow {
  readonly requestId: string;
  readonly title: string;
  readonly number: number;
  readonly signedAt: string;
  readonly text: string;
}

/** What somebody signed before: told from the texts that the requests keep, whatever became of their versions since. */
@Injectable()
export class Former {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestStore,
  ) {}

  /** To one of the two parties, what they signed last; to whoever watches, what the promeneur did. */
  async difference(id: string): Promise<SignatureDifference> {
    const request = await this.requests.read(id);
    const former = await this.lastOf(request);
    if (!former) return { before: null, lines: [] };
    const { text, ...before } = former;
    return { before, lines: changesBetween(text, request.snapshot.version.text) };
  }

  private async lastOf(request: RequestRow): Promise<FormerRow | undefined> {
    const reader = findSelf(request, this.database.actor) ?? request.signatories.find(({ role }) => role === 'promeneur')!;
    const [row] = await this.database.query<FormerRow>(
      `select r.id as "requestId", r.snapshot #>> '{version,title}' as title, (r.snapshot #>> '{version,number}')::int as number,
         to_jsonb(s."signedAt") #>> '{}' as "signedAt", r.snapshot #>> '{version,text}' as text
       from signatory s join signature_request r on r.department = s.department and r.id = s."requestId"
       where s."partyId" = $1 and s.role = $2 and s."signedAt" is not null and r.kind = $3 and r."versionId" <> $4 and r."askedAt" <= $5
       order by s."signedAt" desc, r.id limit 1`,
      [reader.partyId, reader.role, request.kind, request.versionId, request.createdAt],
    );
    return row;
  }
}
