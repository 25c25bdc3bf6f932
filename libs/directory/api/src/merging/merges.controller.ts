import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type DistinctDraft,
  distinctDraft,
  type DuplicateList,
  duplicateList,
  type DuplicateQuery,
  duplicateQuery,
  mergeDone,
  type MergeDone,
  type StructureMergeDraft,
  structureMergeDraft,
  type StructureMergePreview,
  structureMergePreview,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { Duplicates } from './duplicates.service';
import { Merges } from './merges.service';
import { StructureMerges } from './structure-merges.service';

const id = z.uuid();

/** Registered before the controller of structures: `duplicates` is no id. */
@Controller()
@SerializeOptions({ schema: mergeDone })
export class MergesController {
  constructor(
    private readonly duplicates: Duplicates,
    private readonly structures: StructureMerges,
    private readonly merges: Merges,
  ) {}

  @Get('structures/duplicates')
  @Requires('directory.write')
  @SerializeOptions({ schema: duplicateList })
  alikeStructures(@Query({ schema: duplicateQuery }) query: DuplicateQuery): Promise<DuplicateList> {
    return this.duplicates.list('structure', query);
  }

  @Get('promeneurs/duplicates')
  @Requires('directory.write')
  @SerializeOptions({ schema: duplicateList })
  alikePromeneurs(@Query({ schema: duplicateQuery }) query: DuplicateQuery): Promise<DuplicateList> {
    return this.duplicates.list('promeneur', query);
  }

  /** « Ce ne sont pas les mêmes. » */
  @Post('duplicates/distinct')
  @Requires('directory.write')
  @SerializeOptions({ schema: z.object({ id: z.uuid() }) })
  setApart(@Body({ schema: distinctDraft }) draft: DistinctDraft): Promise<{ id: string }> {
    return this.duplicates.setApart(draft);
  }

  @Delete('duplicates/distinct/:pairId')
  @Requires('directory.write')
  @SerializeOptions({ schema: z.object({}) })
  async bringBack(@Param('pairId', { schema: id }) pairId: string): Promise<Record<string, never>> {
    await this.duplicates.bringBack(pairId);
    return {};
  }

  /** What would become of two structures: `id` is kept. */
  @Get('structures/:id/merges/:otherId')
  @Requires('directory.write')
  @SerializeOptions({ schema: structureMergePreview })
  preview(@Param('id', { schema: id }) keptId: string, @Param('otherId', { schema: id }) otherId: string): Promise<StructureMergePreview> {
    return this.structures.preview(keptId, otherId);
  }

  @Post('structures/:id/merges')
  @Requires('directory.write')
  merge(
    @Param('id', { schema: id }) keptId: string,
    @Body({ schema: structureMergeDraft }) draft: StructureMergeDraft,
  ): Promise<MergeDone> {
    return this.structures.merge(keptId, draft);
  }

  @Post('merges/:mergeId/undo')
  @HttpCode(HttpStatus.OK)
  @Requires('directory.write')
  undo(@Param('mergeId', { schema: id }) mergeId: string): Promise<MergeDone> {
    return this.merges.undo(mergeId);
  }
}
