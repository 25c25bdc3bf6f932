import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import {
  type PromeneurDetail,
  promeneurDetail,
  type PromeneurList,
  promeneurList,
  type PromeneurQuery,
  promeneurQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { PromeneurLists } from './promeneur-lists';
import { PromeneurRecords } from './promeneur-records';

const id = z.uuid();

@Controller('promeneurs')
@SerializeOptions({ schema: promeneurDetail })
export class PromeneursController {
  constructor(
    private readonly lists: PromeneurLists,
    private readonly records: PromeneurRecords,
  ) {}

  @Get()
  @Requires('directory.read')
  @SerializeOptions({ schema: promeneurList })
  list(@Query({ schema: promeneurQuery }) query: PromeneurQuery): Promise<PromeneurList> {
    return this.lists.list(query);
  }

  @Get(':id')
  @Requires('directory.read')
  read(@Param('id', { schema: id }) id: string): Promise<PromeneurDetail> {
    return this.records.read(id);
  }
}
