import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type BulkAct,
  bulkAct,
  type BulkActDraft,
  bulkActDraft,
  type BulkActList,
  bulkActList,
  type BulkActQuery,
  bulkActQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { BulkActs } from './bulk-acts.service';

const id = z.uuid();

@Controller('bulk-acts')
@Requires('directory.write')
@SerializeOptions({ schema: bulkAct })
export class BulkActsController {
  constructor(private readonly acts: BulkActs) {}

  @Get()
  @SerializeOptions({ schema: bulkActList })
  list(@Query({ schema: bulkActQuery }) query: BulkActQuery): Promise<BulkActList> {
    return this.acts.list(query);
  }

  /** The letters leave as an errand. */
  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  ask(@Body({ schema: bulkActDraft }) draft: BulkActDraft): Promise<BulkAct> {
    return this.acts.ask(draft);
  }

  @Post(':id/undo')
  @HttpCode(HttpStatus.OK)
  undo(@Param('id', { schema: id }) id: string): Promise<BulkAct> {
    return this.acts.undo(id);
  }

  @Post(':id/close')
  @HttpCode(HttpStatus.OK)
  close(@Param('id', { schema: id }) id: string): Promise<BulkAct> {
    return this.acts.close(id);
  }
}
