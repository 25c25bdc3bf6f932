import { Injectable } from '@nestjs/common';
import {
  comparisonOf,
  joinedContacts,
  joinedNotes,
  latestMove,
  type MergeDone,
  refusalToMerge,
  type StructureDetail,
  type StructureMergeDraft,
  type StructureMergeKey,
  type StructureMergePreview,
} from '@promenade/directory/model';
import { Database, refuseIf } from '@promenade/platform/api';
import { Structure } from '../structure.entity';
import { StructureRecords } from '../structure-records';
import { sameVersion } from '../typed';
import { EmploymentMoves, type EmploymentsMoved } from './employment-moves';
import { MergeBook, type MergeRow } from './merge-book';

/** What of a row goes with each key of a comparison. */
const columnsOf: Readonly<Record<StructureMergeKey, readonly (keyof Structure)[]>> = {
  name: ['name', 'plain'],
  acronym: ['acronym'],
  type: ['type'],
  legalForm: ['legalForm'],
  siret: ['siret'],
  rna: ['rna'],
  place: ['address', 'postalCode', 'communeCode', 'latitude', 'longitude'],
  qpv: ['qpvId'],
  phone: ['phone'],
  email: ['email'],
  website: ['website'],
  presentation: ['presentation'],
  representative: ['representativeName', 'representativeFunction', 'representativeEmail', 'representativePhone', 'representativeAccountId'],
  welcomesPublic: ['welcomesPublic'],
  openingHours: ['openingHours'],
  convention: ['conventionStartsOn', 'conventionEndsOn'],
  callOfOrigin: ['callOfOrigin'],
};

interface Before {
  readonly kept: Structure;
  readonly other: Structure;
  readonly employments: EmploymentsMoved;
  readonly stages: readonly string[];
  /** Tags of the other that the kept record had not. */
  readonly tags: readonly string[];
  /** That of the other, which the kept record had none of; absent from what merges of before kept. */
  readonly logo?: readonly string[];
}

/** Two records of one structure become one: the other stays, empty, with what was signed with it, and says who took it over. */
@Injectable()
export class StructureMerges {
  constructor(
    private readonly database: Database,
    private readonly records: StructureRecords,
    private readonly employments: EmploymentMoves,
    private readonly book: MergeBook,
  ) {}

  async preview(keptId: string, otherId: string): Promise<StructureMergePreview> {
    const [kept, other] = [await this.records.read(keptId), await this.records.read(otherId)];
    refuseIf(refusalToMerge(goneOf(kept), goneOf(other)));
    const { moved, joined } = await this.employments.preview(keptId, otherId);
    const gone = joined.reduce((sum, { ids }) => sum + ids.length, 0);
    return { kept, other, lines: comparisonOf(kept, other), employments: { moved: moved.length, joined: gone } };
  }

  async merge(keptId: string, { otherId, take, versions }: StructureMergeDraft): Promise<MergeDone> {
    refuseIf(keptId === otherId ? { code: 'same-record' } : undefined);
    const [kept, other] = await this.takeBoth(keptId, otherId);
    sameVersion(kept, versions?.kept);
    sameVersion(other, versions?.other);
    refuseIf(refusalToMerge(kept, other));
    await this.nothingWaits(other);
    const before = {
      kept,
      other,
      employments: await this.employments.move(keptId, otherId),
      stages: await this.moveStages(keptId, otherId),
      tags: await this.lendTags(keptId, otherId),
      logo: await this.giveLogo(keptId, otherId),
    };
    const after = await this.after(kept, other, take);
    // Whoever signs now sees what was asked of the other; and the SIRET is unique, so that it is given before it is taken.
    const account = after.representativeAccountId === undefined ? kept.representativeAccountId : after.representativeAccountId;
    const shell = { siret: null, mergedInto: keptId, representativeAccountId: account, version: other.version + 1 };
    await this.database.manager.update(Structure, { id: otherId }, shell);
    await this.database.manager.update(Structure, { id: keptId }, { ...after, version: kept.version + 1 });
    return this.book.note('structure', { id: keptId, version: kept.version + 1 }, { id: otherId, version: other.version + 1 }, before);
  }

  /** @throws Refused 409 `records-since-changed` when one of them, or an employment that was stretched, was written since */
  async undo(done: MergeRow<Before>): Promise<MergeDone> {
    const { keptId, mergedId, before } = done;
    const [kept, other] = await this.takeBoth(keptId, mergedId);
    this.book.sameSince(done, kept, other);
    const corrected = await this.employments.correctedSince(before.employments);
    refuseIf(corrected.length ? { code: 'records-since-changed', facts: { records: corrected } } : undefined);
    await this.database.manager.update(Structure, { id: keptId }, { ...restored(before.kept), version: kept.version + 1 });
    await this.database.manager.update(Structure, { id: mergedId }, { ...restored(before.other), version: other.version + 1 });
    await this.employments.giveBack(mergedId, before.employments);
    await this.database.query(`update structure_stage set "structureId" = $2 where id = any($1::uuid[])`, [before.stages, mergedId]);
    await this.database.query(`delete from structure_tag where "structureId" = $2 and "tagId" = any($1::uuid[])`, [before.tags, keptId]);
    await this.database.query(`update logo set "structureId" = $2 where id = any($1::uuid[])`, [before.logo ?? [], mergedId]);
    return this.book.close(done);
  }

  /** Both locked, in one order whoever asks. */
  private async takeBoth(keptId: string, otherId: string): Promise<[Structure, Structure]> {
    const rows = new Map<string, Structure>();
    for (const id of [keptId, otherId].sort()) rows.set(id, await this.database.take(Structure, { id }));
    return [rows.get(keptId)!, rows.get(otherId)!];
  }

  /** What the other's representative proposed is decided first: nobody could apply it to a record that is no more. */
  private async nothingWaits({ id, name }: Structure): Promise<void> {
    const waits = (table: string) => `select 1 from ${table} where "structureId" = $1 and state = 'pending'`;
    const rows = await this.database.query(`${waits('record_change')} union ${waits('newcomer')}`, [id]);
    refuseIf(rows.length > 0 ? { code: 'change-waits', facts: { id, name } } : undefined);
  }

  private async moveStages(keptId: string, otherId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(`select id from structure_stage where "structureId" = $1`, [otherId]);
    const ids = rows.map(({ id }) => id);
    await this.database.query(`update structure_stage set "structureId" = $2 where id = any($1::uuid[])`, [ids, keptId]);
    return ids;
  }

  /** A record that has a logo keeps it, and the other its own. */
  private async giveLogo(keptId: string, otherId: string): Promise<string[]> {
    const [rows] = await this.database.query<{ id: string }[]>(
      `update logo set "structureId" = $1 where "structureId" = $2 and not exists (select from logo k where k."structureId" = $1) returning id`,
      [keptId, otherId],
    );
    return rows!.map(({ id }) => id);
  }

  /** The other keeps its own: nobody reads them there, and the undo has less to give back. */
  private async lendTags(keptId: string, otherId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `insert into structure_tag (department, "structureId", "tagId") select department, $1, "tagId" from structure_tag where "structureId" = $2
       on conflict do nothing returning "tagId" as id`,
      [keptId, otherId],
    );
    return rows.map(({ id }) => id);
  }

  private async after(kept: Structure, other: Structure, take: readonly StructureMergeKey[]): Promise<Partial<Structure>> {
    const taken = take.flatMap((key) => columnsOf[key]).map((column) => [column, other[column]]);
    const { stages } = await this.records.read(kept.id);
    return {
      ...(Object.fromEntries(taken) as Partial<Structure>),
      contacts: joinedContacts(kept.contacts, other.contacts),
      notes: joinedNotes(kept.notes, other.notes),
      stage: latestMove(stages)?.stage ?? null,
    };
  }
}

function goneOf({ id, name, mergedInto }: StructureDetail) {
  return { id, name, mergedInto: mergedInto?.id ?? null };
}

/** Every column that a merge writes, as it was. */
function restored(row: Structure): Partial<Structure> {
  const columns: (keyof Structure)[] = [...Object.values(columnsOf).flat(), 'contacts', 'notes', 'stage', 'mergedInto'];
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Partial<Structure>;
}
