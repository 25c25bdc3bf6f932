import { Body, Controller, Delete, Get, Headers, HttpCode, HttpStatus, Param, Patch, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type PromeneurChange,
  promeneurChange,
  type PromeneurDetail,
  promeneurDetail,
  type PromeneurDraft,
  promeneurDraft,
  type PromeneurList,
  promeneurList,
  type PromeneurQuery,
  promeneurQuery,
  type Withdrawal,
  withdrawal,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Proven } from '@promenade/platform/api';
import * as z from 'zod';
import { PromeneurLists } from './promeneur-lists';
import { PromeneurRecords } from './promeneur-records';
import { Promeneurs } from './promeneurs.service';
import { versionOf } from './typed';

const id = z.uuid();

@Controller('promeneurs')
@SerializeOptions({ schema: promeneurDetail })
export class PromeneursController {
  constructor(
    private readonly lists: PromeneurLists,
    private readonly records: PromeneurRecords,
    private readonly promeneurs: Promeneurs,
  ) {}

  @Get()
  @Requires('directory.read')
  @Proven(true)
  @SerializeOptions({ schema: promeneurList })
  list(@Query({ schema: promeneurQuery }) query: PromeneurQuery): Promise<PromeneurList> {
    return this.lists.list(query);
  }

  @Get(':id')
  @Requires('directory.read')
  read(@Param('id', { schema: id }) id: string): Promise<PromeneurDetail> {
    return this.records.read(id);
  }

  @Post()
  @Requires('directory.write')
  create(@Body({ schema: promeneurDraft }) draft: PromeneurDraft): Promise<PromeneurDetail> {
    return this.promeneurs.create(draft);
  }

  @Patch(':id')
  @Requires('directory.write')
  change(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: promeneurChange }) { version, ...change }: PromeneurChange,
    @Headers('if-match') ifMatch?: string,
  ): Promise<PromeneurDetail> {
    return this.promeneurs.change(id, change, versionOf(ifMatch, version));
  }

  /** Takes back a creation. */
  @Delete(':id')
  @Requires('directory.write')
  @SerializeOptions({ schema: z.object({}) })
  async remove(@Param('id', { schema: id }) id: string): Promise<Record<string, never>> {
    await this.promeneurs.remove(id);
    return {};
  }

  @Post(':id/withdraw')
  @HttpCode(HttpStatus.OK)
  @Requires('directory.write')
  withdraw(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: withdrawal.default({}) }) { on, reason }: Withdrawal,
  ): Promise<PromeneurDetail> {
    return this.promeneurs.withdraw(id, on, reason);
  }

  @Post(':id/relist')
  @HttpCode(HttpStatus.OK)
  @Requires('directory.write')
  relist(@Param('id', { schema: id }) id: string): Promise<PromeneurDetail> {
    return this.promeneurs.relist(id);
  }
}
