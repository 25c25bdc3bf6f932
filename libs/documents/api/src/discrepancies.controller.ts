import { Controller, Get, HttpCode, HttpStatus, Param, Post, SerializeOptions } from '@nestjs/common';
import { type DiscrepancyList, discrepancyList } from '@promenade/documents/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { Reconcile } from './reconcile';

const id = z.uuid();

/** What the nightly comparison of the disk with the base has found, and not yet in order again. */
@Controller('documents/discrepancies')
@Requires('documents.watch')
@SerializeOptions({ schema: discrepancyList })
export class DiscrepanciesController {
  constructor(private readonly reconcile: Reconcile) {}

  @Get()
  list(): Promise<DiscrepancyList> {
    return this.reconcile.list();
  }

  @Post(':id/check')
  @HttpCode(HttpStatus.OK)
  check(@Param('id', { schema: id }) id: string): Promise<DiscrepancyList> {
    return this.reconcile.check(id);
  }

  @Post(':id/set-aside')
  @HttpCode(HttpStatus.OK)
  setAside(@Param('id', { schema: id }) id: string): Promise<DiscrepancyList> {
    return this.reconcile.setAside(id);
  }
}
