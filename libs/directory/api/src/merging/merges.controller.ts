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
  type MergeList,
  mergeList,
  type MergeQuery,
  mergeQuery,
  type PromeneurMergeDraft,
  promeneurMergeDraft,
  type PromeneurMergePreview,
  promeneurMergePreview,
  type StructureMergeDraft,
  structureMergeDraft,
  type StructureMergePreview,
  structureMergePreview,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { Duplicates } from './duplicates.service';
import { Merges } from './merges.service';
import { PromeneurMerges } from './promeneur-merges.service';
import { StructureMerges } from './structure-merges.service';

const id = z.uuid();

/** Registered before the controller of structures: `duplicates` is no id. */
@Controller()
@SerializeOptions({ schema: mergeDone })
export class MergesController {
  constructor(
    private readonly duplicates: Duplicates,
    private readonly structures: StructureMerges,
    private readonly promeneurs: PromeneurMerges,
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

  /** What would become of two records of one person: `id` is kept. */
  @Get('promeneurs/:id/merges/:otherId')
  @Requires('directory.write')
  @SerializeOptions({ schema: promeneurMergePreview })
  previewPromeneurs(
    @Param('id', { schema: id }) keptId: string,
    @Param('otherId', { schema: id }) otherId: string,
  ): Promise<PromeneurMergePreview> {
    return this.promeneurs.preview(keptId, otherId);
  }

  @Post('promeneurs/:id/merges')
  @Requires('directory.write')
  mergePromeneurs(
    @Param('id', { schema: id }) keptId: string,
    @Body({ schema: promeneurMergeDraft }) draft: PromeneurMergeDraft,
  ): Promise<MergeDone> {
    return this.promeneurs.merge(keptId, draft);
  }

  /** Those that stand, and can be undone. */
  @Get('merges')
  @Requires('directory.write')
  @SerializeOptions({ schema: mergeList })
  list(@Query({ schema: mergeQuery }) query: MergeQuery): Promise<MergeList> {
    return this.merges.list(query);
  }

  @Post('merges/:mergeId/undo')
  @HttpCode(HttpStatus.OK)
  @Requires('directory.write')
  undo(@Param('mergeId', { schema: id }) mergeId: string): Promise<MergeDone> {
    return this.merges.undo(mergeId);
  }
}
