import { Injectable, NotFoundException } from '@nestjs/common';
import {
  alikePromeneurs,
  alikeStructures,
  type Comparable,
  type DistinctDraft,
  type Duplicate,
  type DuplicateList,
  type DuplicateQuery,
  inOrder,
  keyOfPair,
  type PairKind,
  type Twin,
} from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { COMPARABLE_PROMENEURS, COMPARABLE_STRUCTURES } from './duplicates-sql';

type Row = Comparable & { readonly twin: Twin };

const sides = {
  structure: { sql: COMPARABLE_STRUCTURES, pairsOf: alikeStructures },
  promeneur: { sql: COMPARABLE_PROMENEURS, pairsOf: alikePromeneurs },
} as const;

/** Records of a département that may be one, found anew each time; and the word of whoever says that they are two. */
@Injectable()
export class Duplicates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(kind: PairKind, { distinct, ...query }: DuplicateQuery): Promise<DuplicateList> {
    const { department } = this.database;
    const rows = await this.database.query<Row>(sides[kind].sql, [department]);
    const twins = new Map(rows.map(({ id, twin }) => [id, twin]));
    const said = await this.saidDistinct(kind);
    const all = sides[kind].pairsOf(rows).map(({ lower, higher, why }): Duplicate => {
      const key = keyOfPair({ lower, higher });
      return {
        id: key,
        department,
        kind,
        records: [twins.get(lower)!, twins.get(higher)!],
        why: [...why],
        distinctId: said.get(key) ?? null,
      };
    });
    const found = all.filter(({ distinctId }) => (distinctId !== null) === (distinct === 'yes'));
    const offset = offsetOf(query);
    return { items: found.slice(offset, offset + query.size), total: found.length, ...query };
  }

  /** Said once; said again, it is the same word. */
  async setApart({ kind, ids }: DistinctDraft): Promise<{ id: string }> {
    const [lower, higher] = inOrder(...ids);
    const rows = await this.database.query(`select 1 from ${kind} where id = any($1::uuid[])`, [ids]);
    if (rows.length < 2) throw new NotFoundException();
    const [row] = await this.database.query<{ id: string }>(
      `insert into distinct_pair (department, kind, "lowerId", "higherId", at) values ($1, $2, $3, $4, $5)
       on conflict (department, kind, "lowerId", "higherId") do update set at = distinct_pair.at returning id`,
      [this.database.department, kind, lower, higher, this.clock.now()],
    );
    return row!;
  }

  async bringBack(id: string): Promise<void> {
    const [, count] = (await this.database.query(`delete from distinct_pair where id = $1`, [id])) as [unknown, number];
    if (!count) throw new NotFoundException();
  }

  private async saidDistinct(kind: PairKind): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; lower: string; higher: string }>(
      `select id, "lowerId" as lower, "higherId" as higher from distinct_pair where kind = $1`,
      [kind],
    );
    return new Map(rows.map((row) => [keyOfPair(row), row.id]));
  }
}
