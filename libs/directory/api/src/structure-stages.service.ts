import { Injectable, NotFoundException } from '@nestjs/common';
import { latestMove, refusalToMove, type StageDraft, type StageMove, type StructureDetail } from '@promenade/directory/model';
import { Clock, Database, Invalid, refuseIf } from '@promenade/platform/api';
import { Structure } from './structure.entity';
import { StructureRecords } from './structure-records';

/** The way of a structure into the network: each move is kept, and can be taken back. */
@Injectable()
export class StructureStages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly records: StructureRecords,
  ) {}

  /** A move told late goes where its day puts it: the stage of today is that of the latest day. */
  async move(id: string, { stage, since = this.clock.today(), note = null }: StageDraft): Promise<StructureDetail> {
    const row = await this.database.take(Structure, { id });
    if (since > this.clock.today()) {
      throw new Invalid([{ path: 'since', code: 'in-the-future', message: 'Choisissez aujourd’hui ou un jour passé.' }]);
    }
    refuseIf(row.mergedInto === null ? undefined : { code: 'merged-already', facts: { id, name: row.name } });
    refuseIf(refusalToMove(row.stage, stage));
    await this.database.query(
      `insert into structure_stage (department, "structureId", stage, since, note, at) values ($1, $2, $3, $4, $5, $6)`,
      [row.department, id, stage, since, note, this.clock.now()],
    );
    return this.settle(row);
  }

  /** Takes back a move; the stage is that of the moves that remain, or nobody's word again. */
  async takeBack(id: string, moveId: string): Promise<StructureDetail> {
    const row = await this.database.take(Structure, { id });
    const [, count] = (await this.database.query(`delete from structure_stage where "structureId" = $1 and id = $2`, [id, moveId])) as [
      unknown,
      number,
    ];
    if (!count) throw new NotFoundException();
    return this.settle(row);
  }

  private async settle({ id, version }: Structure): Promise<StructureDetail> {
    const { stages } = await this.records.read(id);
    const stage = latestMove<StageMove>(stages)?.stage ?? null;
    await this.database.manager.update(Structure, { id }, { stage, version: version + 1 });
    return this.records.read(id);
  }
}
