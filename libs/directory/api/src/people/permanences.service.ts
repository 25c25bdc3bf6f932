import { Injectable } from '@nestjs/common';
import { minuteOf, type PermanenceDraft, type PromeneurDetail } from '@promenade/directory/model';
import { Database, Invalid } from '@promenade/platform/api';
import { OnlineProfile } from '../promeneur.entity';
import { RecordActs } from './record-acts';

/** The hours of the week at which a promeneur answers. */
@Injectable()
export class Permanences {
  constructor(
    private readonly database: Database,
    private readonly acts: RecordActs,
  ) {}

  /** The week as somebody types it: a slot names one of the person's own networks, or none. @throws Invalid 422 `network-not-theirs` */
  async set(promeneurId: string, drafts: readonly PermanenceDraft[]): Promise<PromeneurDetail> {
    const profiles = await this.database.manager.findBy(OnlineProfile, { promeneurId });
    const strange = drafts.findIndex(({ network }) => network !== null && !profiles.some((profile) => profile.network === network));
    const message = 'Ce réseau n’est pas un de ses profils. Ajoutez d’abord le profil.';
    if (strange >= 0 && (await this.acts.take(promeneurId))) {
      throw new Invalid([{ path: `permanences.${strange}.network`, code: 'network-not-theirs', message }]);
    }
    return this.replace(promeneurId, drafts);
  }

  /** The week whole, in place of the former one. @param drafts read by `week`: none overlaps another */
  async replace(promeneurId: string, drafts: readonly PermanenceDraft[]): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    await this.database.query(`delete from permanence where "promeneurId" = $1`, [promeneurId]);
    await this.database.query(
      `insert into permanence (department, "promeneurId", weekday, "fromMinute", "toMinute", network, audience, "onHolidays")
       select $1, $2, s.weekday, s."fromMinute", s."toMinute", s.network, coalesce(s.audience, '{}'), s."onHolidays"
       from jsonb_to_recordset($3::jsonb)
         as s (weekday int, "fromMinute" int, "toMinute" int, network text, audience text[], "onHolidays" boolean)`,
      [row.department, promeneurId, JSON.stringify(drafts.map(slotOf))],
    );
    return this.acts.touched(row);
  }
}

function slotOf({ from, to, ...slot }: PermanenceDraft) {
  return { ...slot, fromMinute: minuteOf(from), toMinute: minuteOf(to) };
}
