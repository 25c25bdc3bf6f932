import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import {
  type CharterDifference,
  charterDifference,
  charterDraft,
  type CharterDraft,
  charterPublication,
  type CharterPublication,
  type CharterVersion,
  charterVersion,
  type CharterVersionShown,
  charterVersionShown,
} from '@promenade/charter/model';
import { Requires } from '@promenade/identity/api';
import { type List, listOf, pageQuery, type PageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { ChartersService } from './charters.service';
import { VersionShelf } from './version-shelf';

const id = z.uuid();
const comparison = z.strictObject({ from: z.uuid().optional() });

@Controller('charters')
@SerializeOptions({ schema: charterVersion })
export class ChartersController {
  constructor(
    private readonly charters: ChartersService,
    private readonly shelf: VersionShelf,
  ) {}

  @Get()
  @Requires('charters.read')
  @SerializeOptions({ schema: listOf(charterVersionShown) })
  list(@Query({ schema: pageQuery }) paging: PageQuery): Promise<List<CharterVersionShown>> {
    return this.shelf.list(paging);
  }

  @Get('versions/:id')
  @Requires('charters.read')
  @SerializeOptions({ schema: charterVersionShown })
  read(@Param('id', { schema: id }) id: string): Promise<CharterVersionShown> {
    return this.shelf.read(id);
  }

  /** What changed since `from`, which may be of another owner; without it, since the version before. */
  @Get('versions/:id/difference')
  @Requires('charters.read')
  @SerializeOptions({ schema: charterDifference })
  difference(
    @Param('id', { schema: id }) id: string,
    @Query({ schema: comparison }) { from }: z.infer<typeof comparison>,
  ): Promise<CharterDifference> {
    return this.shelf.difference(id, from);
  }

  /** A draft on the national text that came since, with the additions of this version. */
  @Post('versions/:id/carry-over')
  @Requires('charters.write')
  @SerializeOptions({ schema: charterVersionShown })
  carryOver(@Param('id', { schema: id }) id: string): Promise<CharterVersionShown> {
    return this.shelf.carryOver(id);
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
