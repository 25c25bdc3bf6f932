import { Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { Requires } from '@promenade/identity/api';
import { errand, type Errand, errandList } from '@promenade/notifications/model';
import { type List, pageQuery, type PageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { Desk } from './desk';

@Controller('errands')
@Requires('self.use')
export class ErrandsController {
  constructor(private readonly desk: Desk) {}

  /** What I asked for in this seat, newest first. */
  @Get()
  @SerializeOptions({ schema: errandList })
  list(@Query({ schema: pageQuery }) page: PageQuery): Promise<List<Errand>> {
    return this.desk.list(page);
  }

  @Post(':id/stop')
  @HttpCode(200)
  @SerializeOptions({ schema: errand })
  stop(@Param('id', { schema: z.uuid() }) id: string): Promise<Errand> {
    return this.desk.stop(id);
  }
}
