import { Injectable, NotFoundException } from '@nestjs/common';
import { type DepartureDraft, endsWith, type HandedOver, type LeavingReason, type PromeneurDetail } from '@promenade/directory/model';
import { Clock, Database, Invalid } from '@promenade/platform/api';
import { addDays, type IsoDate } from '@promenade/platform/model';
import { Employment, OnlineProfile, type Promeneur } from '../promeneur.entity';
import { RecordActs } from './record-acts';

/** What stood before a departure was said: taken back, it stands again. */
interface Before {
  readonly withdrawnOn: IsoDate | null;
  /** Absent from departures noted before reasons were. */
  readonly leavingReason?: LeavingReason | null;
  readonly employments: readonly { readonly id: string; readonly endsOn: IsoDate | null }[];
}

interface DepartureRow {
  readonly leavesOn: IsoDate;
  readonly handedOver: HandedOver[];
  readonly before: Before;
}

/** Somebody goes: out of the directory the day after the last one, employed until then, each page closed or handed over. */
@Injectable()
export class Departures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acts: RecordActs,
  ) {}

  /** Says the departure, or says it again: what the former one had changed is put back first. */
  async prepare(promeneurId: string, { leavesOn, reason = null, handedOver, note }: DepartureDraft): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    const former = await this.read(promeneurId);
    const settled = await this.settled(promeneurId, handedOver, former?.handedOver ?? []);
    const stood = former ? await this.restore(row, former) : row;
    const before: Before = {
      withdrawnOn: stood.withdrawnOn,
      leavingReason: stood.leavingReason,
      employments: await this.end(promeneurId, leavesOn),
    };
    await this.database.query(
      `insert into departure (department, "promeneurId", "leavesOn", "handedOver", note, before, "createdAt") values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (department, "promeneurId") do update
         set "leavesOn" = excluded."leavesOn", "handedOver" = excluded."handedOver", note = excluded.note, before = excluded.before`,
      [row.department, promeneurId, leavesOn, JSON.stringify(settled), note ?? null, JSON.stringify(before), this.clock.now()],
    );
    return this.acts.touched(row, { withdrawnOn: addDays(leavesOn, 1), leavingReason: reason });
  }

  /** Takes the departure back, with its ticks; what somebody changed since stays as they changed it. */
  async cancel(promeneurId: string): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    const former = await this.read(promeneurId);
    if (!former) throw new NotFoundException();
    const stood = await this.restore(row, former);
    await this.database.query(`delete from departure where "promeneurId" = $1`, [promeneurId]);
    await this.database.query(`delete from checklist_mark where "promeneurId" = $1 and list = 'departure'`, [promeneurId]);
    return this.acts.touched(row, stood);
  }

  private async read(promeneurId: string): Promise<DepartureRow | undefined> {
    const [row] = await this.database.query<DepartureRow>(
      `select "leavesOn", "handedOver", before from departure where "promeneurId" = $1`,
      [promeneurId],
    );
    return row;
  }

  /** Each page by its name of today; one that is gone since keeps the name it had. @throws Invalid 422 `profile-unknown` */
  private async settled(promeneurId: string, drafts: DepartureDraft['handedOver'], former: readonly HandedOver[]): Promise<HandedOver[]> {
    const pages = await this.database.manager.findBy(OnlineProfile, { promeneurId });
    return drafts.map(({ onlineProfileId, outcome, to }, index) => {
      const page = pages.find(({ id }) => id === onlineProfileId) ?? former.find((other) => other.onlineProfileId === onlineProfileId);
      const message = 'Ce profil n’est pas de cette fiche.';
      if (!page) throw new Invalid([{ path: `handedOver.${index}.onlineProfileId`, code: 'profile-unknown', message }]);
      return { onlineProfileId, network: page.network, handle: page.handle, outcome, to: outcome === 'closed' ? null : (to ?? null) };
    });
  }

  private async end(promeneurId: string, leavesOn: IsoDate): Promise<Before['employments']> {
    const employments = await this.database.manager.findBy(Employment, { promeneurId });
    const ended = employments.filter((employment) => endsWith(employment, leavesOn));
    for (const { id } of ended) await this.database.manager.update(Employment, { id }, { endsOn: leavesOn });
    return ended.map(({ id, endsOn }) => ({ id, endsOn }));
  }

  /** @returns the withdrawal that stood before, unless somebody said another one since */
  private async restore(row: Promeneur, { leavesOn, before }: DepartureRow): Promise<Pick<Promeneur, 'withdrawnOn' | 'leavingReason'>> {
    for (const { id, endsOn } of before.employments) {
      await this.database.manager.update(Employment, { id, promeneurId: row.id, endsOn: leavesOn }, { endsOn });
    }
    const { withdrawnOn, leavingReason } = row;
    if (withdrawnOn !== addDays(leavesOn, 1)) return { withdrawnOn, leavingReason };
    return { withdrawnOn: before.withdrawnOn, leavingReason: before.leavingReason ?? null };
  }
}
