import { Injectable, NotFoundException } from '@nestjs/common';
import type { MergeDone, MergeItem, MergeList, MergeQuery, PairKind } from '@promenade/directory/model';
import { Clock, Database, Refused } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';

const fullName = (row: string) => `concat_ws(' ', ${row} ->> 'firstName', ${row} ->> 'lastName')`;

/** Where the names of each kind are: of the record that stays today, and of the other as it was. A record since erased has none. */
const names: Readonly<Record<PairKind, { readonly kept: string; readonly merged: string }>> = {
  structure: { kept: 'k.name', merged: `m.before #>> '{other,name}'` },
  promeneur: { kept: `k."firstName" || ' ' || k."lastName"`, merged: fullName(`(m.before -> 'other')`) },
};

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** A merge as it is kept: `before` is what stood there, and what was written, in the words of whoever merges that kind. */
export interface MergeRow<Before> {
  readonly id: string;
  readonly department: string;
  readonly kind: PairKind;
  readonly keptId: string;
  readonly mergedId: string;
  readonly before: Before;
  readonly keptVersion: number;
  readonly mergedVersion: number;
  readonly undoneAt: Date | null;
}

/** The merges of a département, structures' and promeneurs' alike. */
@Injectable()
export class MergeBook {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list({ kind, page, size }: MergeQuery): Promise<MergeList> {
    const { kept, merged } = names[kind];
    const from = `from record_merge m join ${kind} k on k.department = m.department and k.id = m."keptId"
      where m.department = $1 and m.kind = $2 and m."undoneAt" is null and m.before ? 'other'`;
    const [found] = await this.database.query<{ total: number; items: MergeItem[] }>(
      `select (select count(*)::int ${from}) as total, (select coalesce(json_agg(r), '[]') from (
         select m.id, m.department, m.kind, json_build_object('id', k.id, 'name', ${kept}) as kept, ${merged} as "mergedName",
           to_char(m.at at time zone 'Europe/Paris', 'YYYY-MM-DD') as "mergedOn"
         ${from} order by m.at desc, m.id limit ${size} offset ${offsetOf({ page, size })}) r) as items`,
      [this.database.department, kind],
    );
    return { ...found!, page, size };
  }

  /** @param kept, merged as the merge leaves them: an undo rests on their versions */
  async note(kind: PairKind, kept: Versioned, merged: Versioned, before: object): Promise<MergeDone> {
    const [row] = await this.database.query<MergeDone>(
      `insert into record_merge (department, kind, "keptId", "mergedId", before, "keptVersion", "mergedVersion", at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id, department, "keptId", "mergedId"`,
      [this.database.department, kind, kept.id, merged.id, JSON.stringify(before), kept.version, merged.version, this.clock.now()],
    );
    return row!;
  }

  /** Locked. @throws NotFoundException @throws Refused 409 `merge-undone` */
  async take<Before>(id: string): Promise<MergeRow<Before>> {
    const [row] = await this.database.query<MergeRow<Before>>(`select * from record_merge where id = $1 for update`, [id]);
    if (!row) throw new NotFoundException();
    if (row.undoneAt) throw new Refused({ code: 'merge-undone' });
    return row;
  }

  /** @throws Refused 409 `records-since-changed` when one of the two was written since */
  sameSince({ keptVersion, mergedVersion }: MergeRow<unknown>, kept: Versioned & Named, merged: Versioned & Named): void {
    const changed = [...(kept.version === keptVersion ? [] : [kept]), ...(merged.version === mergedVersion ? [] : [merged])];
    if (changed.length === 0) return;
    throw new Refused({ code: 'records-since-changed', facts: { records: changed.map(({ id, name }) => ({ id, name })) } });
  }

  async close({ id, department, keptId, mergedId }: MergeRow<unknown>): Promise<MergeDone> {
    await this.database.query(`update record_merge set "undoneAt" = $2 where id = $1`, [id, this.clock.now()]);
    return { id, department, keptId, mergedId };
  }
}

interface Named {
  readonly name: string;
}
