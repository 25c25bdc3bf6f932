import { Injectable } from '@nestjs/common';
import { type BulkDoer, bulkErrands, BulkRunner, type Verdict } from '@promenade/directory/api';
import type { BulkReason, RecordKind } from '@promenade/directory/model';
import { Clock, Database, DoesErrand, type ErrandDoer, type ErrandProgress } from '@promenade/platform/api';
import { type Actor, addDays, type IsoDate } from '@promenade/platform/model';
import { Postman, RequestMarks, type Waiting } from '@promenade/signatures/api';
import { CHARTER } from './signing-desk';

/** Whom a request is about, or the structure that signs it. */
const record: Record<RecordKind, string> = { promeneur: `"subjectId"`, structure: `"partyIds"[1]` };

/**
 * Writes again to those whose signature of the charter is awaited: of a promeneur, whoever's turn it is; of a structure, whoever signs for
 * it. Those who read one letter are treated together, and whoever was written to today or yesterday is left in peace.
 */
@DoesErrand({ kind: bulkErrands.remind })
@Injectable()
export class BulkReminder implements ErrandDoer, BulkDoer {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly marks: RequestMarks,
    private readonly postman: Postman,
    private readonly runner: BulkRunner,
  ) {}

  run(payload: Readonly<Record<string, unknown>>, progress: ErrandProgress, actor: Actor): Promise<Record<string, unknown>> {
    return this.runner.run(payload, progress, actor, this);
  }

  /** By address; those for whom nothing waits are told together. */
  async groups(kind: RecordKind, ids: readonly string[]): Promise<string[][]> {
    const waiting = await this.waitingOf(kind, ids);
    return [...Map.groupBy(ids, (id) => waiting.get(id)?.[0]?.signatory.email.toLowerCase()).values()];
  }

  async act(kind: RecordKind, ids: readonly string[]): Promise<Verdict[]> {
    const waiting = await this.waitingOf(kind, ids);
    const today = this.clock.today();
    const judged = ids.map((id) => ({ id, waits: waiting.get(id) ?? [], reason: reasonToLeaveInPeace(waiting.get(id) ?? [], today) }));
    await this.postman.remind(judged.flatMap(({ waits, reason }) => (reason ? [] : waits)));
    return judged.map(({ id, reason }) => ({ id, reason }));
  }

  private async waitingOf(kind: RecordKind, ids: readonly string[]): Promise<ReadonlyMap<string, Waiting[]>> {
    const requests = await this.database.query<{ id: string; record: string }>(
      `select id, ${record[kind]} as record from signature_request where kind = $1 and state = 'pending' and ${record[kind]} = any($2::uuid[])`,
      [CHARTER, ids],
    );
    const recordOf = new Map(requests.map((request) => [request.id, request.record]));
    const waiting = recordOf.size > 0 ? await this.marks.waiting(CHARTER, [...recordOf.keys()]) : [];
    const theirs = waiting.filter(({ signatory }) => kind === 'promeneur' || signatory.role === 'representative');
    return Map.groupBy(theirs, ({ id }) => recordOf.get(id)!);
  }
}

function reasonToLeaveInPeace(waits: readonly Waiting[], today: IsoDate): BulkReason | undefined {
  if (waits.length === 0) return 'nothing-waiting';
  const last = waits
    .flatMap(({ remindedOn }) => remindedOn ?? [])
    .toSorted()
    .at(-1);
  if (last === undefined || last < addDays(today, -1)) return undefined;
  return last < today ? 'reminded-yesterday' : 'reminded-today';
}
