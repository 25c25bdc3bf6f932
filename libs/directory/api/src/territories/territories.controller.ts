import { Body, Controller, Delete, Get, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import {
  type CoverageQuery,
  coverageQuery,
  type TerritoryCoverage,
  territoryCoverage,
  type TerritoryDraft,
  territoryDraft,
  type TerritoryItem,
  territoryItem,
  type TerritoryList,
  territoryList,
  type TerritoryQuery,
  territoryQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { Coverage } from './coverage';
import { Territories } from './territories.service';

const id = z.uuid();

@Controller('territories')
@SerializeOptions({ schema: territoryItem })
export class TerritoriesController {
  constructor(
    private readonly territories: Territories,
    private readonly coverage: Coverage,
  ) {}

  @Get()
  @Requires('territories.read')
  @SerializeOptions({ schema: territoryList })
  list(@Query({ schema: territoryQuery }) query: TerritoryQuery): Promise<TerritoryList> {
    return this.territories.list(query);
  }

  /** With and without a listed promeneur, and what share of the people that makes (S2-02). */
  @Get('coverage')
  @Requires('territories.read')
  @SerializeOptions({ schema: territoryCoverage })
  covered(@Query({ schema: coverageQuery }) query: CoverageQuery): Promise<TerritoryCoverage> {
    return this.coverage.of(query);
  }

  @Get(':id')
  @Requires('territories.read')
  read(@Param('id', { schema: id }) territoryId: string): Promise<TerritoryItem> {
    return this.territories.read(territoryId);
  }

  @Post()
  @Requires('territories.write')
  create(@Body({ schema: territoryDraft }) draft: TerritoryDraft): Promise<TerritoryItem> {
    return this.territories.create(draft);
  }

  @Put(':id')
  @Requires('territories.write')
  change(
    @Param('id', { schema: id }) territoryId: string,
    @Body({ schema: territoryDraft }) draft: TerritoryDraft,
  ): Promise<TerritoryItem> {
    return this.territories.change(territoryId, draft);
  }

  @Delete(':id')
  @Requires('territories.write')
  @SerializeOptions({ schema: z.object({}) })
  async remove(@Param('id', { schema: id }) territoryId: string): Promise<Record<string, never>> {
    await this.territories.remove(territoryId);
    return {};
  }
}
