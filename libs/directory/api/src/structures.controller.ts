import { Body, Controller, Delete, Get, Headers, Param, Patch, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type StructureChange,
  structureChange,
  type StructureDetail,
  structureDetail,
  type StructureDraft,
  structureDraft,
  type StructureList,
  structureList,
  type StructureQuery,
  structureQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { StructureRecords } from './structure-records';
import { Structures } from './structures.service';
import { versionOf } from './typed';

const id = z.uuid();

@Controller('structures')
@SerializeOptions({ schema: structureDetail })
export class StructuresController {
  constructor(
    private readonly records: StructureRecords,
    private readonly structures: Structures,
  ) {}

  @Get()
  @Requires('directory.read')
  @SerializeOptions({ schema: structureList })
  list(@Query({ schema: structureQuery }) query: StructureQuery): Promise<StructureList> {
    return this.records.list(query);
  }

  @Get(':id')
  @Requires('directory.read')
  read(@Param('id', { schema: id }) id: string): Promise<StructureDetail> {
    return this.records.read(id);
  }

  @Post()
  @Requires('directory.write')
  create(@Body({ schema: structureDraft }) draft: StructureDraft): Promise<StructureDetail> {
    return this.structures.create(draft);
  }

  @Patch(':id')
  @Requires('directory.write')
  change(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: structureChange }) { version, ...change }: StructureChange,
    @Headers('if-match') ifMatch?: string,
  ): Promise<StructureDetail> {
    return this.structures.change(id, change, versionOf(ifMatch, version));
  }

  /** Takes back a creation. */
  @Delete(':id')
  @Requires('directory.write')
  @SerializeOptions({ schema: z.object({}) })
  async remove(@Param('id', { schema: id }) id: string): Promise<Record<string, never>> {
    await this.structures.remove(id);
    return {};
  }
}
