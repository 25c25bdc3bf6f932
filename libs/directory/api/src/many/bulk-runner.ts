import { HttpException, Injectable, NotFoundException } from '@nestjs/common';
import { type BulkReason, bulkReasons, type RecordKind } from '@promenade/directory/model';
import { Database, type ErrandProgress, faultOf } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import * as z from 'zod';

const order = z.object({ bulkAct: z.uuid() });

/** What came of it for one record: left out for a reason, else done, maybe by an invitation. */
export interface Verdict {
  readonly id: string;
  readonly reason?: BulkReason | undefined;
  readonly invitationId?: string | undefined;
}

/** What is done to many, some records at a time. */
export interface BulkDoer {
  /** Records that are treated together, in one transaction: a refusal leaves all of them out. */
  groups(kind: RecordKind, ids: readonly string[]): Promise<readonly (readonly string[])[]>;
  act(kind: RecordKind, ids: readonly string[]): Promise<readonly Verdict[]>;
}

interface Asked {
  readonly kind: RecordKind;
  readonly total: number;
  readonly waiting: readonly string[];
}

const RECORD = `coalesce("promeneurId", "structureId")`;

/**
 * Does what waits of an act on many. What was done to a record and the line that says so are written together: a worker that dies half
 * way leaves the others waiting, and two that work at once do nothing twice.
 */
@Injectable()
export class BulkRunner {
  constructor(private readonly database: Database) {}

  async run(payload: object, progress: ErrandProgress, actor: Actor, doer: BulkDoer): Promise<Record<string, unknown>> {
    const { bulkAct } = order.parse(payload);
    const { kind, total, waiting } = await this.database.transaction(actor, () => this.read(bulkAct), 'read only');
    const groups = await this.database.transaction(actor, () => doer.groups(kind, waiting), 'read only');
    let done = total - waiting.length;
    await progress.tell(done, total);
    for (const group of groups) {
      await this.treat(bulkAct, group, actor, (ids) => doer.act(kind, ids));
      done += group.length;
      await progress.tell(done, total);
    }
    return { path: `/${kind}s`, label: 'Voir ce qui est parti' };
  }

  private async read(bulkAct: string): Promise<Asked> {
    const [found] = await this.database.query<Asked>(
      `select b.kind, count(l.id)::int as total, coalesce(json_agg(${RECORD} order by l.id) filter (where l.state = 'waiting'), '[]') as waiting
       from bulk_act b left join bulk_act_line l on l.department = b.department and l."bulkActId" = b.id where b.id = $1 group by b.id`,
      [bulkAct],
    );
    if (!found) throw new NotFoundException();
    return found;
  }

  private async treat(bulkAct: string, group: readonly string[], actor: Actor, act: (ids: string[]) => Promise<readonly Verdict[]>) {
    const whatWaits = (then: (ids: string[]) => Promise<readonly Verdict[]>) =>
      this.database.transaction(actor, async () => this.write(bulkAct, await then(await this.lock(bulkAct, group))));
    try {
      await whatWaits(act);
    } catch (error) {
      const reason = reasonOf(error);
      await whatWaits((ids) => Promise.resolve(ids.map((id) => ({ id, reason }))));
    }
  }

  private async lock(bulkAct: string, group: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select ${RECORD} as id from bulk_act_line where "bulkActId" = $1 and state = 'waiting' and ${RECORD} = any($2::uuid[]) order by id for update`,
      [bulkAct, group],
    );
    return rows.map(({ id }) => id);
  }

  private async write(bulkAct: string, verdicts: readonly Verdict[]): Promise<void> {
    if (verdicts.length === 0) return;
    await this.database.query(
      `update bulk_act_line l set state = case when v.reason is null then 'done' else 'left-out' end, reason = v.reason, "invitationId" = v."invitationId"
       from jsonb_to_recordset($2::jsonb) as v (id uuid, reason text, "invitationId" uuid)
       where l."bulkActId" = $1 and l.state = 'waiting' and coalesce(l."promeneurId", l."structureId") = v.id`,
      [bulkAct, JSON.stringify(verdicts)],
    );
  }
}

/** A refusal of ours says why; whatever else broke goes to whoever tries again. */
function reasonOf(error: unknown): BulkReason {
  if (!(error instanceof HttpException) || error.getStatus() >= 500) throw error;
  return bulkReasons.find((reason) => reason === faultOf(error).code) ?? 'refused';
}
