import { Injectable } from '@nestjs/common';
import {
  type ChangeField,
  type FieldValues,
  type KeptPage,
  minuteOf,
  pagesChanged,
  type PermanenceDraft,
  type PromeneurChange,
  type ServedPlace,
  type StructureChange,
} from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { OnlineProfiles } from '../online-profiles.service';
import { OnlineProfile, Promeneur } from '../promeneur.entity';
import { Promeneurs } from '../promeneurs.service';
import { Structures } from '../structures.service';
import type { RecordChangeRow } from './record-change.entity';

const IDENTITY = ['firstName', 'function', 'volets', 'phone', 'email'] as const;
const WORDS = ['presentation', 'contactNote'] as const;

/** Writes what was approved into the record, by the services that write records. */
@Injectable()
export class RecordWriter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly promeneurs: Promeneurs,
    private readonly structures: Structures,
    private readonly profiles: OnlineProfiles,
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
    for (const field of WORDS) {
      if (field in values) await this.database.query(`update promeneur set "${field}" = $2 where id = $1`, [of, values[field]]);
    }
    if (values.permanences) await this.replacePermanences(of, values.permanences as PermanenceDraft[]);
    if (values.territories) await this.replacePlaces(of, values.territories as ServedPlace[]);
    if (values.onlineProfiles) await this.replacePages(of, values.onlineProfiles as KeptPage[]);
    if ('photo' in values) await this.replacePhoto(of, id);
  }

  private async replacePermanences(of: string, week: readonly PermanenceDraft[]): Promise<void> {
    await this.database.query(`delete from permanence where "promeneurId" = $1`, [of]);
    for (const { weekday, from, to, network, audience, onHolidays } of week) {
      await this.database.query(
        `insert into permanence (department, "promeneurId", weekday, "fromMinute", "toMinute", network, audience, "onHolidays")
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [this.database.department, of, weekday, minuteOf(from), minuteOf(to), network, audience, onHolidays],
      );
    }
  }

  private async replacePlaces(of: string, places: readonly ServedPlace[]): Promise<void> {
    await this.database.query(`delete from promeneur_territory where "promeneurId" = $1`, [of]);
    for (const { kind, code } of places) {
      await this.database.query(
        `insert into promeneur_territory (department, "promeneurId", kind, code) values ($1, $2, $3, $4) on conflict do nothing`,
        [this.database.department, of, kind, code],
      );
    }
  }

  private async replacePages(of: string, pages: readonly KeptPage[]): Promise<void> {
    const now = await this.database.manager.findBy(OnlineProfile, { promeneurId: of });
    const { added, removed } = pagesChanged(now, pages);
    for (const { id } of removed) await this.profiles.remove(of, id);
    for (const { network, handle } of added) await this.profiles.add(of, { network, handle });
  }

  /** The photo proposed takes the place of the record's; a proposal without one takes it away. */
  private async replacePhoto(of: string, changeId: string): Promise<void> {
    await this.database.query(`update promeneur set "photoId" = null where id = $1`, [of]);
    await this.database.query(`delete from photo where "promeneurId" = $1`, [of]);
    await this.database.query(
      `with made as (
         insert into photo (department, "promeneurId", large, small, sha256, "createdAt")
         select department, "promeneurId", "photoLarge", "photoSmall", after ->> 'photo', $3 from record_change
         where id = $2 and "photoLarge" is not null returning id)
       update promeneur set "photoId" = made.id from made where promeneur.id = $1`,
      [of, changeId, this.clock.now()],
    );
  }

  /** Locks the record, so that its version does not move between the reading and the writing. */
  async lock({ promeneurId, structureId }: RecordChangeRow): Promise<void> {
    if (promeneurId) await this.database.take(Promeneur, { id: promeneurId });
    else await this.database.query(`select id from structure where id = $1 for update`, [structureId]);
  }
}
