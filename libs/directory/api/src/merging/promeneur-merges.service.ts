import { Injectable, NotFoundException } from '@nestjs/common';
import {
  joinedNotes,
  type Mergeable,
  type MergeDone,
  mergeMoves,
  promeneursCompared,
  type PromeneurMergeDraft,
  type PromeneurMergeKey,
  type PromeneurMergePreview,
  refusalToMergePromeneurs,
} from '@promenade/directory/model';
import { Database, refuseIf } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { Promeneur } from '../promeneur.entity';
import { PromeneurRecords } from '../promeneur-records';
import { sameVersion } from '../typed';
import { EmploymentMoves, type EmploymentsMoved } from './employment-moves';
import { MergeBook, type MergeRow } from './merge-book';
import { MergedConsents } from './merged-consents';
import { type PartsMoved, PromeneurParts } from './promeneur-parts';

/** What of a row goes with each key of a comparison. */
const columnsOf: Readonly<Record<PromeneurMergeKey, readonly (keyof Promeneur)[]>> = {
  name: ['firstName', 'lastName', 'plain', 'plainFirstName'],
  email: ['email'],
  phone: ['phone'],
  function: ['function'],
  volets: ['volets'],
  presentation: ['presentation'],
  contactNote: ['contactNote'],
  declaredCharter: ['declaredCharterOn', 'declaredCharterPrecision'],
  withdrawal: ['withdrawnOn', 'leavingReason'],
};

interface Before {
  readonly kept: Promeneur;
  readonly other: Promeneur;
  readonly employments: EmploymentsMoved;
  readonly parts: PartsMoved;
}

/**
 * Two records of one person become one. What they have goes over; the other stays unseen by everybody (migration 020), with what was
 * said there and moves nowhere, until the merge is undone.
 */
@Injectable()
export class PromeneurMerges {
  constructor(
    private readonly database: Database,
    private readonly records: PromeneurRecords,
    private readonly employments: EmploymentMoves,
    private readonly parts: PromeneurParts,
    private readonly consents: MergedConsents,
    private readonly book: MergeBook,
  ) {}

  async preview(keptId: string, otherId: string): Promise<PromeneurMergePreview> {
    const [kept, other] = [await this.records.read(keptId), await this.records.read(otherId)];
    refuseIf(refusalToMergePromeneurs(await this.mergeable(keptId), await this.mergeable(otherId)));
    const { moved, joined } = await this.employments.preview(keptId, otherId, 'promeneurId');
    const refused = await this.consents.refused(keptId, otherId);
    const moves = [
      ...(await this.parts.preview(keptId, otherId)),
      { what: 'employments' as const, count: moved.length },
      { what: 'employments-joined' as const, count: joined.reduce((sum, { ids }) => sum + ids.length, 0) },
      { what: 'refusals' as const, count: refused.length },
    ];
    const there = moves.filter(({ count }) => count > 0);
    there.sort((one, next) => mergeMoves.indexOf(one.what) - mergeMoves.indexOf(next.what));
    return { kept, other, lines: promeneursCompared(kept, other), moves: there };
  }

  async merge(keptId: string, { otherId, take, versions }: PromeneurMergeDraft): Promise<MergeDone> {
    refuseIf(keptId === otherId ? { code: 'same-record' } : undefined);
    const [kept, other] = await this.takeBoth(keptId, otherId);
    sameVersion(kept, versions?.kept);
    sameVersion(other, versions?.other);
    refuseIf(refusalToMergePromeneurs(await this.mergeable(keptId), await this.mergeable(otherId)));
    await this.nothingWaits(other);
    await this.showMerged();
    const refused = await this.consents.carry(keptId, otherId);
    const before: Before = {
      // A no that was said is not taken back by an undo.
      kept: { ...kept, publishes: kept.publishes.filter((field) => !refused.includes(field)) },
      other,
      employments: await this.employments.move(keptId, otherId, 'promeneurId'),
      parts: await this.parts.move(keptId, otherId),
    };
    // The address and the account are one's alone, so that they are given before they are taken.
    const shell = { email: null, accountId: null, photoId: null, mergedInto: keptId, version: other.version + 1 };
    await this.database.manager.update(Promeneur, { id: otherId }, shell);
    await this.database.manager.update(Promeneur, { id: keptId }, { ...after(before, take), version: kept.version + 1 });
    return this.book.note('promeneur', { id: keptId, version: kept.version + 1 }, { id: otherId, version: other.version + 1 }, before);
  }

  /** @throws Refused 409 `records-since-changed` when one of them was written, or signed a charter, since */
  async undo(done: MergeRow<Before>): Promise<MergeDone> {
    const { keptId, mergedId, before } = done;
    await this.showMerged();
    const [kept, other] = await this.takeBoth(keptId, mergedId);
    this.book.sameSince(done, named(kept), named(other));
    await this.employments.giveBack(mergedId, before.employments, 'promeneurId');
    await this.parts.giveBack(mergedId, before.parts);
    await this.database.manager.update(Promeneur, { id: keptId }, { ...restored(before.kept), version: kept.version + 1 });
    await this.database.manager.update(Promeneur, { id: mergedId }, { ...restored(before.other), version: other.version + 1 });
    return this.book.close(done);
  }

  /** Both locked, in one order whoever asks. */
  private async takeBoth(keptId: string, otherId: string): Promise<[Promeneur, Promeneur]> {
    const rows = new Map<string, Promeneur>();
    for (const id of [keptId, otherId].sort()) rows.set(id, await this.database.take(Promeneur, { id }));
    return [rows.get(keptId)!, rows.get(otherId)!];
  }

  private async mergeable(id: string): Promise<Mergeable> {
    const [row] = await this.database.query<Mergeable & { readonly erasedOn: IsoDate | null }>(
      `select p.id, p."firstName" || ' ' || p."lastName" as name, p."erasedOn", p."accountId" is not null as "hasAccount",
         p."charterState" <> 'missing' or exists (select from pending_charters c where c.department = p.department and c."promeneurId" = p.id) as signs
       from promeneur p where p.id = $1`,
      [id],
    );
    if (!row) throw new NotFoundException();
    return row;
  }

  /** What the other record proposed is decided first: nobody could apply it to a record that is no more. */
  private async nothingWaits(other: Promeneur): Promise<void> {
    const rows = await this.database.query(`select 1 from record_change where "promeneurId" = $1 and state = 'pending'`, [other.id]);
    refuseIf(rows.length > 0 ? { code: 'change-waits', facts: { id: other.id, name: named(other).name } } : undefined);
  }

  /** For this transaction alone: see migration 020. */
  private async showMerged(): Promise<void> {
    await this.database.query(`select set_config('app.merged', 'shown', true)`);
  }
}

function after({ kept, other, parts }: Before, take: readonly PromeneurMergeKey[]): Partial<Promeneur> {
  const taken = take.flatMap((key) => columnsOf[key]).map((column) => [column, other[column]]);
  return {
    ...(Object.fromEntries(taken) as Partial<Promeneur>),
    publishes: kept.publishes,
    notes: joinedNotes(kept.notes, other.notes),
    accountId: kept.accountId ?? other.accountId,
    photoId: parts['photo']?.[0] ?? kept.photoId,
  };
}

/** Every column that a merge writes, as it was. */
function restored(row: Promeneur): Partial<Promeneur> {
  const columns: (keyof Promeneur)[] = [...Object.values(columnsOf).flat(), 'notes', 'publishes', 'accountId', 'photoId', 'mergedInto'];
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Partial<Promeneur>;
}

function named(row: Promeneur): Promeneur & { readonly name: string } {
  return { ...row, name: `${row.firstName} ${row.lastName}` };
}
