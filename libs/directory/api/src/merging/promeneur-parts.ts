import { Injectable } from '@nestjs/common';
import type { MergeMove, PromeneurMergePreview } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';

/** A table of what belongs to a promeneur, and what makes two of its lines one: such a line stays with the record that is merged. */
interface Part {
  readonly table: string;
  readonly what: MergeMove;
  /** None: every line moves. */
  readonly same?: readonly string[];
}

/** A departure, and what was agreed to be shown, stay where they were said. A test compares this list with the base. */
const PARTS: readonly Part[] = [
  { table: 'online_profile', what: 'profiles' },
  { table: 'profile_check', what: 'checks' },
  { table: 'profile_conflict', what: 'profiles' },
  { table: 'permanence', what: 'permanences', same: ['weekday', 'fromMinute', 'toMinute', 'network'] },
  { table: 'absence', what: 'absences', same: ['startsOn', 'endsOn'] },
  { table: 'promeneur_territory', what: 'territories', same: ['kind', 'code'] },
  { table: 'promeneur_tag', what: 'tags', same: ['tagId'] },
  { table: 'checklist_mark', what: 'steps', same: ['list', 'step'] },
  { table: 'record_change', what: 'changes' },
  { table: 'newcomer', what: 'changes' },
  { table: 'mailing_recipient', what: 'letters', same: ['mailingId'] },
  { table: 'report', what: 'voices' },
  { table: 'message', what: 'voices' },
  { table: 'charter_procedure', what: 'procedures' },
  { table: 'photo', what: 'photo', same: ['department'] },
];

/** Ids of the lines that moved, table by table. */
export type PartsMoved = Readonly<Record<string, readonly string[]>>;

/** Lines that go from one promeneur to another, $1 to $2. */
function moving({ table, same }: Part): string {
  const twin = same?.map((column) => `k."${column}" is not distinct from o."${column}"`).join(' and ');
  const alone = twin && ` and not exists (select from ${table} k where k."promeneurId" = $1 and ${twin})`;
  return `from ${table} o where o."promeneurId" = $2 and o."promeneurId" <> $1${alone ?? ''}`;
}

/** What a promeneur has goes over to another record of theirs, and back. */
@Injectable()
export class PromeneurParts {
  constructor(private readonly database: Database) {}

  async preview(keptId: string, otherId: string): Promise<PromeneurMergePreview['moves']> {
    const counted = PARTS.filter(({ table }) => table !== 'profile_conflict').map(
      (part) => `select '${part.what}' as what, count(*)::int as count ${moving(part)}`,
    );
    return this.database.query(
      `select what, sum(count)::int as count from (${counted.join(' union all ')}) c group by what having sum(count) > 0`,
      [keptId, otherId],
    );
  }

  async move(keptId: string, otherId: string): Promise<PartsMoved> {
    const moved: [string, string[]][] = [];
    for (const part of PARTS) {
      const rows = await this.database.query<{ id: string }>(`select o.id ${moving(part)}`, [keptId, otherId]);
      moved.push([part.table, rows.map(({ id }) => id)]);
      await this.give(
        part.table,
        rows.map(({ id }) => id),
        keptId,
      );
    }
    return Object.fromEntries(moved);
  }

  /** What moved goes back, whatever was written in it since; what was taken away since stays away. */
  async giveBack(otherId: string, moved: PartsMoved): Promise<void> {
    for (const { table } of PARTS) await this.give(table, moved[table] ?? [], otherId);
  }

  private async give(table: string, ids: readonly string[], to: string): Promise<void> {
    if (ids.length > 0) await this.database.query(`update ${table} set "promeneurId" = $2 where id = any($1::uuid[])`, [ids, to]);
  }
}
