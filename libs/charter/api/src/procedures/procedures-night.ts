import { Injectable } from '@nestjs/common';
import { isToRemind, procedureDelays } from '@promenade/charter/model';
import { Clock, Database, Nightly, type NightlyJob } from '@promenade/platform/api';
import { addMonths } from '@promenade/platform/model';
import { reminderLetter } from './letters.fr';
import { ProcedurePost } from './procedure-post';
import { factsOf, ITEM, type ProcedureRow } from './procedure-rows';
import { ProcedureStore } from './procedure-store';

/** Each night, reminds of a date three days before it, once a date; and deletes what was closed five years ago, as evidence is kept (S2-40). */
@Nightly({ name: 'charter-procedures', at: '03:25' })
@Injectable()
export class ProceduresNight implements NightlyJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ProcedurePost,
    private readonly store: ProcedureStore,
  ) {}

  async run(): Promise<void> {
    const today = this.clock.today();
    await this.database.query(
      `delete from charter_procedure where outcome is not null and ("closedAt" at time zone 'Europe/Paris')::date < $1::date`,
      [addMonths(today, -12 * procedureDelays.keptYears)],
    );
    const rows = await this.database.query<ProcedureRow>(
      `select ${ITEM} from charter_procedure c where c.outcome is null and c."dueOn" >= $1::date and c."remindedOf" is distinct from c."dueOn"
       order by c.id for update of c`,
      [today],
    );
    for (const row of rows) if (isToRemind(factsOf(row), today)) await this.remind(row);
  }

  private async remind(row: ProcedureRow): Promise<void> {
    await this.database.query(`update charter_procedure set "remindedOf" = "dueOn" where id = $1`, [row.id]);
    await this.store.note(row.id, 'reminded', { on: row.dueOn! });
    await this.post.tellParties(row, (party, told) => reminderLetter(party, told, row.dueOn!));
  }
}
