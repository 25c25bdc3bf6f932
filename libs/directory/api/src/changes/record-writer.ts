import { Injectable } from '@nestjs/common';
import {
  type ChangeField,
  type FieldValues,
  type KeptPage,
  pagesChanged,
  type PermanenceDraft,
  type PromeneurChange,
  type ServedPlace,
  type StructureChange,
} from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { OnlineProfiles } from '../online-profiles.service';
import { OnlineProfile, Promeneur } from '../promeneur.entity';
import { Permanences } from '../people/permanences.service';
import { Photos } from '../people/photos.service';
import { ServedTerritories } from '../people/served-territories.service';
import { Promeneurs } from '../promeneurs.service';
import { Structures } from '../structures.service';
import type { RecordChangeRow } from './record-change.entity';

const IDENTITY = ['firstName', 'function', 'presentation', 'contactNote', 'volets', 'phone', 'email'] as const;

/** Writes what was approved into the record, by the services that write records. */
@Injectable()
export class RecordWriter {
  constructor(
    private readonly database: Database,
    private readonly promeneurs: Promeneurs,
    private readonly structures: Structures,
    private readonly profiles: OnlineProfiles,
    private readonly permanences: Permanences,
    private readonly territories: ServedTerritories,
    private readonly photos: Photos,
  ) {}

  /** @param version of the record as it was read: 412 when somebody wrote since */
  async write(row: RecordChangeRow, fields: readonly ChangeField[], version: number): Promise<void> {
    const values: FieldValues = Object.fromEntries(fields.map((field) => [field, row.after[field]]));
    if (row.structureId) await this.structures.change(row.structureId, values as StructureChange, version);
    else await this.ofPromeneur(row, values, version);
  }

  private async ofPromeneur({ id, promeneurId }: RecordChangeRow, values: FieldValues, version: number): Promise<void> {
    const of = promeneurId!;
    const identity = Object.fromEntries(IDENTITY.filter((field) => field in values).map((field) => [field, values[field]]));
    // Nothing to say counts as a change too: what follows is one with the record's next version.
    await this.promeneurs.change(of, identity as PromeneurChange, version);
    if (values.onlineProfiles) await this.replacePages(of, values.onlineProfiles as KeptPage[]);
    if (values.permanences) await this.permanences.replace(of, values.permanences as PermanenceDraft[]);
    if (values.territories) await this.territories.replace(of, values.territories as ServedPlace[]);
    if ('photo' in values) await this.replacePhoto(of, id, values.photo as string | null);
  }

  private async replacePages(of: string, pages: readonly KeptPage[]): Promise<void> {
    const now = await this.database.manager.findBy(OnlineProfile, { promeneurId: of });
    const { added, removed } = pagesChanged(now, pages);
    for (const { id } of removed) await this.profiles.remove(of, id);
    for (const { network, handle } of added) await this.profiles.add(of, { network, handle });
  }

  /** The photo proposed takes the place of the record's; a proposal without one takes it away. */
  private async replacePhoto(of: string, changeId: string, sha256: string | null): Promise<void> {
    const [row] = await this.database.query<{ large: Buffer | null; small: Buffer | null }>(
      `select "photoLarge" as large, "photoSmall" as small from record_change where id = $1`,
      [changeId],
    );
    if (row?.large && row.small && sha256) await this.photos.put(of, { large: row.large, small: row.small, sha256 }, 'person');
    else await this.photos.remove(of);
  }

  /** Locks the record, so that its version does not move between the reading and the writing. */
  async lock({ promeneurId, structureId }: RecordChangeRow): Promise<void> {
    if (promeneurId) await this.database.take(Promeneur, { id: promeneurId });
    else await this.database.query(`select id from structure where id = $1 for update`, [structureId]);
  }
}
