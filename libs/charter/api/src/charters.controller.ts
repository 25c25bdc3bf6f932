import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import {
  charterDraft,
  type CharterDraft,
  charterPublication,
  type CharterPublication,
  type CharterVersion,
  charterVersion,
} from '@promenade/charter/model';
import { Requires } from '@promenade/identity/api';
import { type List, listOf, pageQuery, type PageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { ChartersService } from './charters.service';

const id = z.uuid();

@Controller('charters')
@SerializeOptions({ schema: charterVersion })
export class ChartersController {
  constructor(private readonly charters: ChartersService) {}

  @Get()
  @Requires('charters.read')
  @SerializeOptions({ schema: listOf(charterVersion) })
  list(@Query({ schema: pageQuery }) paging: PageQuery): Promise<List<CharterVersion>> {
    return this.charters.list(paging);
  }

  @Get('versions/:id')
  @Requires('charters.read')
  read(@Param('id', { schema: id }) id: string): Promise<CharterVersion> {
    return this.charters.read(id);
  }

  @Post()
  @Requires('charters.write')
  draft(@Body({ schema: charterDraft }) draft: CharterDraft): Promise<CharterVersion> {
    return this.charters.draft(draft);
  }

  @Put('versions/:id')
  @Requires('charters.write')
  revise(@Param('id', { schema: id }) id: string, @Body({ schema: charterDraft }) draft: CharterDraft): Promise<CharterVersion> {
    return this.charters.revise(id, draft);
  }

  @Delete('versions/:id')
  @Requires('charters.write')
  @SerializeOptions({ schema: z.object({}) })
  async discard(@Param('id', { schema: id }) id: string): Promise<Record<string, never>> {
    await this.charters.discard(id);
    return {};
  }

  @Post('versions/:id/publish')
  @HttpCode(HttpStatus.OK)
  @Requires('charters.write')
  publish(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: charterPublication.default({}) }) publication: CharterPublication,
  ): Promise<CharterVersion> {
    return this.charters.publish(id, publication);
  }
}
