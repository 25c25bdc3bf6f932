import { Injectable, NotFoundException } from '@nestjs/common';
import {
  amended,
  type ChangeField,
  changesFrom,
  type FieldValues,
  type KeptPage,
  type OnlineProfileDraft,
  type PromeneurProposal,
  type Proposed,
  readProfile,
  type RecordChange,
  type ServedPlace,
  type StructureProposal,
} from '@promenade/directory/model';
import { Clock, Database, Invalid, Refused } from '@promenade/platform/api';
import { phoneReader } from '../import/reading/phone-reader';
import { Promeneurs } from '../promeneurs.service';
import { Structures } from '../structures.service';
import { phoneOf } from '../typed';
import { ChangeRows } from './change-rows';
import type { DrawnPhoto } from '../people/photo-drawing';
import { RecordChangeRow } from './record-change.entity';
import { type RecordKind, RecordsNow } from './record-now';

/** What nobody else sees of a promeneur applies at once, in their own seat, as long as it is not published. */
const PRIVATE = ['phone', 'email'] as const satisfies readonly ChangeField[];

/**
 * What people propose to change of their own record (J4). One proposal waits per record: a second one amends it. What the public
 * sees waits for the coordination; what it does not see is written at once.
 */
@Injectable()
export class Proposals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly records: RecordsNow,
    private readonly rows: ChangeRows,
    private readonly promeneurs: Promeneurs,
    private readonly structures: Structures,
  ) {}

  /** @throws Refused 409 `not-yours-to-say` when a representative names the promeneur's own phone or e-mail */
  async ofPromeneur(id: string, { phone, onlineProfiles, ...proposal }: PromeneurProposal): Promise<Proposed> {
    const now = await this.records.read('promeneur', id);
    const { department, actor } = this.database;
    const said: FieldValues = {
      ...proposal,
      ...(phone !== undefined && { phone: phoneOf(phone, department) }),
      ...(onlineProfiles && { onlineProfiles: pagesOf(onlineProfiles, department) }),
    };
    // By their e-mail and their phone one signs: an employer changes neither.
    if (actor.role !== 'promeneur' && PRIVATE.some((field) => field in said)) throw new Refused({ code: 'not-yours-to-say' });
    const hidden = PRIVATE.filter((field) => field in said && !now.publishes.includes(field));
    const applied = changesFrom(now.values, only(said, hidden));
    if (Object.keys(applied).length > 0) await this.promeneurs.change(id, applied as { phone?: string | null }, now.version);
    await this.knownPlaces(said);
    await this.put('promeneur', id, without(said, hidden));
    return { applied: Object.keys(applied) as ChangeField[], pending: await this.rows.pendingOf(id) };
  }

  /** @throws Invalid what the coordination could not write either */
  async ofStructure(id: string, proposal: StructureProposal): Promise<Proposed> {
    await this.put('structure', id, { ...proposal, ...(await this.structures.read(proposal, this.database.department, id)) });
    return { applied: [], pending: await this.rows.pendingOf(id) };
  }

  /** @param photo re-encoded; nothing proposes to show none */
  async ofPhoto(promeneurId: string, photo: DrawnPhoto | null): Promise<Proposed> {
    await this.put('promeneur', promeneurId, { photo: photo?.sha256 ?? null });
    await this.database.query(
      `update record_change set "photoLarge" = $2, "photoSmall" = $3 where "promeneurId" = $1 and state = 'pending'`,
      [promeneurId, photo?.large ?? null, photo?.small ?? null],
    );
    return { applied: [], pending: await this.rows.pendingOf(promeneurId) };
  }

  /** The pending proposal of a record that the seat may change; nothing when none waits. */
  async pendingOf(kind: RecordKind, id: string): Promise<Proposed> {
    await this.records.read(kind, id);
    return { applied: [], pending: await this.rows.pendingOf(id) };
  }

  /** Takes a proposal back, whoever of its record made it. */
  async withdraw(id: string): Promise<RecordChange> {
    const row = await this.database.take(RecordChangeRow, { id });
    if (row.state !== 'pending') throw new Refused({ code: 'already-decided' });
    await this.close(row);
    return this.rows.read(id);
  }

  /** Amends what waits, or opens a proposal; one that proposes nothing any more is withdrawn. */
  private async put(kind: RecordKind, id: string, wanted: FieldValues): Promise<void> {
    const now = await this.records.read(kind, id);
    const column = kind === 'promeneur' ? 'promeneurId' : 'structureId';
    const row = await this.locked(column, id);
    const after = amended(now.values, row?.after ?? {}, wanted);
    const fields = Object.keys(after) as ChangeField[];
    if (fields.length === 0) return row && (await this.close(row));
    const { id: actor, role } = this.database.actor;
    const said = { proposedBy: actor, proposedRole: role, proposedAt: this.clock.now(), before: only(now.values, fields), after };
    if (row) await this.database.manager.update(RecordChangeRow, { id: row.id }, { ...said, version: row.version + 1 } as object);
    else await this.database.manager.insert(RecordChangeRow, { ...said, department: this.database.department, [column]: id } as object);
    if (!('photo' in after)) await this.dropPhoto(column, id);
  }

  /** @throws Invalid 422 `territory-unknown` */
  private async knownPlaces({ territories }: FieldValues): Promise<void> {
    const places = await this.records.placesIn([{ territories }]);
    const unknown = ((territories ?? []) as ServedPlace[]).findIndex(({ code }) => !places[code]);
    if (unknown < 0) return;
    const message = 'Ce territoire n’existe pas. Choisissez-le dans la liste.';
    throw new Invalid([{ path: `territories.${unknown}.code`, code: 'territory-unknown', message }]);
  }

  private async locked(column: 'promeneurId' | 'structureId', id: string): Promise<RecordChangeRow | undefined> {
    try {
      return await this.database.take(RecordChangeRow, { [column]: id, state: 'pending' });
    } catch (error) {
      if (error instanceof NotFoundException) return undefined;
      throw error;
    }
  }

  private async close({ id, version }: RecordChangeRow): Promise<void> {
    const by = { decidedBy: this.database.actor.id, decidedAt: this.clock.now() };
    await this.database.manager.update(RecordChangeRow, { id }, { ...by, state: 'withdrawn', version: version + 1 });
  }

  private async dropPhoto(column: string, id: string): Promise<void> {
    await this.database.query(
      `update record_change set "photoLarge" = null, "photoSmall" = null where "${column}" = $1 and state = 'pending' and "photoLarge" is not null`,
      [id],
    );
  }
}

function pagesOf(drafts: readonly OnlineProfileDraft[], department: string): KeptPage[] {
  return drafts.map(({ network, handle }, index) => {
    const page = readProfile(network, handle, phoneReader(department));
    if (page) return { network: page.network, handle: page.handle };
    const message = 'Ce n’est ni un nom de profil, ni l’adresse d’une page de ce réseau.';
    throw new Invalid([{ path: `onlineProfiles.${index}.handle`, code: 'network-unreadable', message }]);
  });
}

function only(values: FieldValues, fields: readonly ChangeField[]): FieldValues {
  return Object.fromEntries(fields.filter((field) => field in values).map((field) => [field, values[field]]));
}

function without(values: FieldValues, fields: readonly ChangeField[]): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field as ChangeField)));
}
