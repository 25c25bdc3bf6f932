import { Injectable, NotFoundException } from '@nestjs/common';
import {
  endsAfterItStarts,
  type EmploymentChange,
  type EmploymentDraft,
  minutesOfHours,
  type PromeneurDetail,
  refusalToEmploy,
} from '@promenade/directory/model';
import { Database, Invalid, refuseIf } from '@promenade/platform/api';
import { Employment, Promeneur } from './promeneur.entity';
import { PromeneurRecords } from './promeneur-records';
import { Structure } from './structure.entity';

/** Who employs a promeneur, from when to when. Each act counts as a change of the promeneur's record. */
@Injectable()
export class Employments {
  constructor(
    private readonly database: Database,
    private readonly records: PromeneurRecords,
  ) {}

  async start(promeneurId: string, draft: EmploymentDraft): Promise<PromeneurDetail> {
    const row = await this.database.take(Promeneur, { id: promeneurId });
    await this.employer(draft.structureId);
    const { employments } = await this.records.read(promeneurId);
    refuseIf(refusalToEmploy(employments, { ...draft, startsOn: draft.startsOn ?? null, endsOn: draft.endsOn ?? null }));
    await this.insert(promeneurId, draft);
    return this.touched(row);
  }

  /** Ends an employment, reopens it, or corrects its days and hours. */
  async change(promeneurId: string, id: string, { weeklyHours, jobDescription, ...days }: EmploymentChange): Promise<PromeneurDetail> {
    const row = await this.database.take(Promeneur, { id: promeneurId });
    const before = await this.database.take(Employment, { id, promeneurId });
    const after = { ...before, ...days };
    if (!endsAfterItStarts(after)) {
      throw new Invalid([{ path: 'endsOn', code: 'ends-before-it-starts', message: 'La fin doit suivre le début.' }]);
    }
    const { employments } = await this.records.read(promeneurId);
    refuseIf(
      refusalToEmploy(
        employments.filter((other) => other.id !== id),
        after,
      ),
    );
    const said = { ...days, ...precisionOf(days), ...minutesOf(weeklyHours), ...(jobDescription !== undefined && { jobDescription }) };
    if (Object.keys(said).length > 0) await this.database.manager.update(Employment, { id }, said);
    return this.touched(row);
  }

  /** Takes back an employment that was entered by mistake. */
  async remove(promeneurId: string, id: string): Promise<PromeneurDetail> {
    const row = await this.database.take(Promeneur, { id: promeneurId });
    const { affected } = await this.database.manager.delete(Employment, { id, promeneurId });
    if (!affected) throw new NotFoundException();
    return this.touched(row);
  }

  /** The structure that a draft names. @throws Invalid 422 `structure-unknown` */
  async employer(id: string): Promise<Structure> {
    const structure = await this.database.manager.findOneBy(Structure, { id });
    if (structure && structure.mergedInto === null) return structure;
    throw new Invalid([
      { path: 'structureId', code: 'structure-unknown', message: 'Cette structure n’existe pas. Choisissez-la dans la liste.' },
    ]);
  }

  async insert(
    promeneurId: string,
    { structureId, startsOn = null, endsOn = null, weeklyHours, jobDescription = null }: EmploymentDraft,
  ): Promise<void> {
    const { department } = this.database;
    await this.database.manager.insert(Employment, {
      ...{ department, promeneurId, structureId, startsOn, endsOn, jobDescription },
      ...precisionOf({ startsOn }),
      ...minutesOf(weeklyHours),
    });
  }

  private async touched(row: Promeneur): Promise<PromeneurDetail> {
    await this.database.manager.update(Promeneur, { id: row.id }, { version: row.version + 1 });
    return this.records.read(row.id);
  }
}

/** Somebody who types a day knows the day. */
function precisionOf({ startsOn }: { readonly startsOn?: string | null | undefined }): Partial<Pick<Employment, 'startsOnPrecision'>> {
  return startsOn === undefined ? {} : { startsOnPrecision: startsOn === null ? null : 'day' };
}

function minutesOf(weeklyHours: number | null | undefined): Partial<Pick<Employment, 'weeklyMinutes'>> {
  return weeklyHours === undefined ? {} : { weeklyMinutes: weeklyHours === null ? null : minutesOfHours(weeklyHours) };
}
