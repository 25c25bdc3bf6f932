import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import {
  type StructureDetail,
  structureDetail,
  type StructureList,
  structureList,
  type StructureQuery,
  structureQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { StructureRecords } from './structure-records';

const id = z.uuid();

@Controller('structures')
@SerializeOptions({ schema: structureDetail })
export class StructuresController {
  constructor(private readonly records: StructureRecords) {}

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
}
