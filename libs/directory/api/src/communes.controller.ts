import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { communeList, type CommuneItem, communeQuery, type CommuneQuery } from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import type { List } from '@promenade/platform/model';
import { Communes } from './communes';

@Controller('communes')
export class CommunesController {
  constructor(private readonly communes: Communes) {}

  @Get()
  @Requires('directory.read')
  @SerializeOptions({ schema: communeList })
  list(@Query({ schema: communeQuery }) query: CommuneQuery): Promise<List<CommuneItem>> {
    return this.communes.search(query);
  }
}
