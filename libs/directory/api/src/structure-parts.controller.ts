import { Body, Controller, Delete, Param, Post, SerializeOptions } from '@nestjs/common';
import { type StageDraft, stageDraft, type StructureDetail, structureDetail } from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { StructureStages } from './structure-stages.service';

const id = z.uuid();

@Controller('structures/:id/stages')
@SerializeOptions({ schema: structureDetail })
export class StructurePartsController {
  constructor(private readonly stages: StructureStages) {}

  @Post()
  @Requires('directory.write')
  move(@Param('id', { schema: id }) structureId: string, @Body({ schema: stageDraft }) draft: StageDraft): Promise<StructureDetail> {
    return this.stages.move(structureId, draft);
  }

  /** Takes back a move. */
  @Delete(':stageId')
  @Requires('directory.write')
  takeBack(@Param('id', { schema: id }) structureId: string, @Param('stageId', { schema: id }) stageId: string): Promise<StructureDetail> {
    return this.stages.takeBack(structureId, stageId);
  }
}
