import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Req, SerializeOptions } from '@nestjs/common';
import { type Erasure, erasure, erasureOrder } from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { OutsideTransaction, type Visit } from '@promenade/platform/api';
import * as z from 'zod';
import { Erasures } from './erasures.service';

const id = z.uuid();

/** A person asks to be forgotten: what goes and what stays is read first, then done; nothing brings it back. */
@Controller('promeneurs')
@Requires('directory.write')
@OutsideTransaction()
@SerializeOptions({ schema: erasure })
export class ErasuresController {
  constructor(private readonly erasures: Erasures) {}

  @Get(':id/erasure')
  weigh(@Param('id', { schema: id }) promeneurId: string, @Req() visit: Visit): Promise<Erasure> {
    return this.erasures.weigh(visit.actor!, promeneurId);
  }

  @Post(':id/erasure')
  @HttpCode(HttpStatus.OK)
  erase(
    @Param('id', { schema: id }) promeneurId: string,
    @Body({ schema: erasureOrder }) _order: z.infer<typeof erasureOrder>,
    @Req() visit: Visit,
  ): Promise<Erasure> {
    return this.erasures.erase(visit.actor!, promeneurId);
  }
}
