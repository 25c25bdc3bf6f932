import { Injectable } from '@nestjs/common';
import type { DepartureStep, OnboardingStep, PromeneurDetail } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { PromeneurRecords } from '../promeneur-records';
import { RecordActs } from './record-acts';

type Step = { readonly list: 'onboarding'; readonly step: OnboardingStep } | { readonly list: 'departure'; readonly step: DepartureStep };

/** Steps ticked, of the first steps and of a departure. */
@Injectable()
export class Checklists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acts: RecordActs,
    private readonly records: PromeneurRecords,
  ) {}

  /** Ticked twice, a step keeps its first day. */
  async tick(promeneurId: string, { list, step }: Step): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    const made = await this.database.query<{ id: string }>(
      `insert into checklist_mark (department, "promeneurId", list, step, "doneOn") values ($1, $2, $3, $4, $5)
       on conflict (department, "promeneurId", list, step) do nothing returning id`,
      [row.department, promeneurId, list, step, this.clock.today()],
    );
    return made.length > 0 ? this.acts.touched(row) : this.records.read(promeneurId);
  }

  async untick(promeneurId: string, { list, step }: Step): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    const gone = await this.database.query<{ id: string }>(
      `with gone as (delete from checklist_mark where "promeneurId" = $1 and list = $2 and step = $3 returning id) select id from gone`,
      [promeneurId, list, step],
    );
    return gone.length > 0 ? this.acts.touched(row) : this.records.read(promeneurId);
  }
}
