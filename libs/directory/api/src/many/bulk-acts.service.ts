import { createHash, randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type BulkAct,
  type BulkActDraft,
  type BulkActList,
  type BulkActQuery,
  type BulkVerb,
  LEFT_OUT_SHOWN,
} from '@promenade/directory/model';
import { Invitations } from '@promenade/identity/api';
import { Clock, Database, Errands, refuseIf } from '@promenade/platform/api';
import { Targets } from './targets';

/** Kinds of errands. */
export const bulkErrands: Record<BulkVerb, string> = { invite: 'bulk-invite', remind: 'bulk-remind' };
const titles: Record<BulkVerb, string> = { invite: 'Invitations', remind: 'Relances pour la signature' };

/** What was put away, or forgotten, goes when something else is asked. In milliseconds. */
const KEPT = 30 * 24 * 60 * 60 * 1000;
/** One's own that are not put away. */
const SHOWN = 20;

const BULK_ACT = `
  select b.id, b.department, b.act, b.kind, b."askedAt", l.total, l.done, l."leftOut", l.undoable, l."takenBack",
    case when l.waiting = 0 then 'done' when e.state in ('queued', 'running') then 'underway' when e.state = 'failed' then 'failed' else 'stopped' end as state,
    (select coalesce(json_agg(n), '[]') from (
      select coalesce(p.id, s.id) as id, coalesce(concat_ws(' ', p."firstName", p."lastName"), '') || coalesce(s.name, '') as name, o.reason
      from bulk_act_line o left join promeneur p on p.department = o.department and p.id = o."promeneurId"
        left join structure s on s.department = o.department and s.id = o."structureId"
      where o.department = b.department and o."bulkActId" = b.id and o.state = 'left-out' and coalesce(p.id, s.id) is not null
      order by coalesce(p."lastName", s.name) collate "fr-x-icu", p."firstName" collate "fr-x-icu", o.id limit ${LEFT_OUT_SHOWN}) n) as "leftOutNames"
  from bulk_act b left join errand e on e.id = b."errandId"
  join lateral (
    select count(*)::int as total, (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where state in ('done', 'taken-back')))::int as done, (count(*) filter (where state = 'left-out'))::int as "leftOut",
      (count(*) filter (where state = 'done' and "invitationId" is not null))::int as undoable,
      (count(*) filter (where state = 'taken-back'))::int as "takenBack"
    from bulk_act_line where department = b.department and "bulkActId" = b.id) l on true`;

type Row = Omit<BulkAct, 'askedAt'> & { readonly askedAt: Date };

/** Invitations and reminders to many: asked here, done by the worker, followed by whoever asked until they put them away. */
@Injectable()
export class BulkActs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly errands: Errands,
    private readonly invitations: Invitations,
    private readonly targets: Targets,
  ) {}

  /** The same asked again while it is done is the same act. @throws Refused 409 `target-empty` when filters find nobody any more */
  async ask(draft: BulkActDraft): Promise<BulkAct> {
    const { act, kind = 'promeneur' } = draft;
    const ids = (await this.targets.idsOf(draft)).sort();
    refuseIf(ids.length === 0 ? { code: 'target-empty' } : undefined);
    const digest = createHash('sha256')
      .update([act, kind, ...ids].join())
      .digest('hex');
    return this.read((await this.underway(digest)) ?? (await this.begin(act, kind, ids, digest)));
  }

  async list({ kind }: BulkActQuery): Promise<BulkActList> {
    const rows = await this.database.query<Row>(
      `${BULK_ACT} where b.kind = $1 and b."closedAt" is null order by b."askedAt" desc, b.id limit ${SHOWN}`,
      [kind],
    );
    return { items: rows.map(shown), total: rows.length, page: 1, size: SHOWN };
  }

  /** Takes back the invitations that nobody has answered. @throws Refused 409 `bulk-act-underway`: others would leave after it */
  async undo(id: string): Promise<BulkAct> {
    const { state } = await this.take(id);
    refuseIf(state === 'underway' ? { code: 'bulk-act-underway' } : undefined);
    const sent = await this.database.query<{ id: string }>(
      `select "invitationId" as id from bulk_act_line where "bulkActId" = $1 and state = 'done' and "invitationId" is not null`,
      [id],
    );
    const revoked = await this.invitations.revokeMany(sent.map((line) => line.id));
    await this.database.query(`update bulk_act_line set state = 'taken-back' where "bulkActId" = $1 and "invitationId" = any($2::uuid[])`, [
      id,
      revoked,
    ]);
    return this.read(id);
  }

  /** Puts it away: what it did is read. One that is done goes on. */
  async close(id: string): Promise<BulkAct> {
    await this.take(id);
    await this.database.query(`update bulk_act set "closedAt" = $2 where id = $1`, [id, this.clock.now()]);
    return this.read(id);
  }

  private async underway(digest: string): Promise<string | undefined> {
    await this.database.query(`select pg_advisory_xact_lock(hashtext('bulk-act'), hashtext($1))`, [this.database.department]);
    const [same] = await this.database.query<{ id: string }>(
      `select b.id from bulk_act b join errand e on e.id = b."errandId" where b.digest = $1 and e.state in ('queued', 'running')`,
      [digest],
    );
    return same?.id;
  }

  private async begin(act: BulkVerb, kind: BulkAct['kind'], ids: readonly string[], digest: string): Promise<string> {
    const [id, now] = [randomUUID(), this.clock.now()];
    await this.database.query(`delete from bulk_act where "askedAt" < $1`, [new Date(now.getTime() - KEPT)]);
    const errand = await this.errands.ask({ kind: bulkErrands[act], title: titles[act], payload: { bulkAct: id } });
    await this.database.query(
      `insert into bulk_act (id, department, act, kind, "askedAt", "errandId", digest) values ($1, app_department(), $2, $3, $4, $5, $6)`,
      [id, act, kind, now, errand, digest],
    );
    await this.database.query(
      `insert into bulk_act_line (department, "bulkActId", "${kind}Id") select app_department(), $1, unnest($2::uuid[])`,
      [id, ids],
    );
    return id;
  }

  private async take(id: string): Promise<BulkAct> {
    await this.database.query(`select from bulk_act where id = $1 for update`, [id]);
    return this.read(id);
  }

  private async read(id: string): Promise<BulkAct> {
    const [row] = await this.database.query<Row>(`${BULK_ACT} where b.id = $1`, [id]);
    if (!row) throw new NotFoundException();
    return shown(row);
  }
}

function shown(row: Row): BulkAct {
  return { ...row, askedAt: row.askedAt.toISOString() };
}
