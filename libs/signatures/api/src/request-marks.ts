import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { nextSignatory, type RequestState, type SignatoryRole } from '@promenade/signatures/model';
import type { RequestRow, SignatoryRow } from './rows';

/** Where a request stands, without its text: a campaign reads thousands of them. Instants are ISO. */
export interface RequestMark {
  readonly id: string;
  readonly department: string;
  readonly subjectId: string;
  readonly structureId: string;
  readonly versionId: string;
  readonly state: RequestState;
  readonly next: SignatoryRole | null;
  readonly createdAt: string;
  readonly structureSignedAt: string | null;
  readonly completedAt: string | null;
  readonly documentId: string | null;
}

/** A request that waits for somebody, as a letter needs it. */
export interface Waiting {
  readonly id: string;
  readonly department: string;
  readonly versionId: string;
  readonly signatory: Pick<SignatoryRow, 'id' | 'role' | 'partyId' | 'name' | 'email'>;
  /** Since when it is their turn. */
  readonly turnAt: string;
  readonly remindedOn: IsoDate | null;
  /** First name and surname. */
  readonly promeneur: string;
  readonly structure: string;
  /** Of the version. */
  readonly title: string;
}

const said = (instant: string) => `to_jsonb(${instant}) #>> '{}'`;

/** Light reads over requests. */
@Injectable()
export class RequestMarks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  about(kind: string, subjectIds: readonly string[]): Promise<RequestMark[]> {
    return this.database.query<RequestMark>(
      `select r.id, r.department, r."subjectId", r."partyIds"[1] as "structureId", r."versionId", r.state, r."documentId",
         case when r.state = 'pending' then case when rep."signedAt" is null then 'representative' else 'promeneur' end end as next,
         ${said('r."askedAt"')} as "createdAt", ${said('rep."signedAt"')} as "structureSignedAt", ${said('r."completedAt"')} as "completedAt"
       from signature_request r join signatory rep on rep.department = r.department and rep."requestId" = r.id and rep.position = 1
       where r.kind = $1 and r."subjectId" = any($2::uuid[]) order by r."askedAt" desc, r.id`,
      [kind, subjectIds],
    );
  }

  /** Whom an open request is about. */
  async subjectsWaiting(kind: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct "subjectId" as id from signature_request where kind = $1 and state = 'pending'`,
      [kind],
    );
    return rows.map(({ id }) => id);
  }

  /** Those that wait for somebody and may still be signed, whose turn came first at the head. @param ids all of the kind unless said */
  waiting(kind: string, ids?: readonly string[]): Promise<Waiting[]> {
    return this.database.query<Waiting>(
      `select r.id, r.department, r."versionId", ${said('greatest(r."askedAt", before."signedAt")')} as "turnAt", s."remindedOn",
         json_build_object('id', s.id, 'role', s.role, 'partyId', s."partyId", 'name', s.name, 'email', s.email) as signatory,
         concat_ws(' ', r.snapshot #>> '{promeneur,firstName}', r.snapshot #>> '{promeneur,lastName}') as promeneur,
         r.snapshot #>> '{structure,name}' as structure, r.snapshot #>> '{version,title}' as title
       from signature_request r
       join lateral (select * from signatory s where s.department = r.department and s."requestId" = r.id and s."signedAt" is null
         order by s.position limit 1) s on true
       left join signatory before on before.department = r.department and before."requestId" = r.id and before.position < s.position
       where r.state = 'pending' and r.kind = $1 and r."endsAt" > $2 and ($3::uuid[] is null or r.id = any($3))
       order by greatest(r."askedAt", before."signedAt"), r.id`,
      [kind, this.clock.now(), ids ?? null],
    );
  }
}

/** A whole row as a letter needs it; nothing when nobody's turn it is. */
export function waitingIn(request: RequestRow): Waiting | undefined {
  const next = nextSignatory(request);
  if (!next) return undefined;
  const { id, department, versionId, snapshot, createdAt } = request;
  return {
    ...{ id, department, versionId, signatory: next, turnAt: createdAt, remindedOn: null },
    promeneur: `${snapshot.promeneur.firstName} ${snapshot.promeneur.lastName}`.trim(),
    structure: snapshot.structure.name,
    title: snapshot.version.title,
  };
}
