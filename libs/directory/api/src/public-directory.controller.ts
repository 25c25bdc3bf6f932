import { Controller, Get, Header, Param, Query, SerializeOptions } from '@nestjs/common';
import {
  departmentsQuery,
  type PublicDepartments,
  publicDepartments,
  type PublicDirectory as Found,
  publicDirectory,
  type PublicPromeneur,
  publicPromeneur,
  type PublicQuery,
  publicQuery,
  publicSlug,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { LimitedBy } from '@promenade/platform/api';
import type { PageQuery } from '@promenade/platform/model';
import { PublicDirectory } from './public-directory';

/** A minute in a cache: whoever withdraws is gone from the pages as soon. */
const BRIEFLY = 'public, max-age=60';

@Controller('public')
@Requires('public')
@LimitedBy('public')
export class PublicDirectoryController {
  constructor(private readonly directory: PublicDirectory) {}

  @Get('directory')
  @Header('Cache-Control', BRIEFLY)
  @SerializeOptions({ schema: publicDirectory })
  search(@Query({ schema: publicQuery }) query: PublicQuery): Promise<Found> {
    return this.directory.search(query);
  }

  @Get('promeneurs/:slug')
  @Header('Cache-Control', BRIEFLY)
  @SerializeOptions({ schema: publicPromeneur })
  read(@Param('slug', { schema: publicSlug }) slug: string): Promise<PublicPromeneur> {
    return this.directory.read(slug);
  }

  @Get('departments')
  @Header('Cache-Control', BRIEFLY)
  @SerializeOptions({ schema: publicDepartments })
  departments(@Query({ schema: departmentsQuery }) paging: PageQuery): Promise<PublicDepartments> {
    return this.directory.departments(paging);
  }
}
