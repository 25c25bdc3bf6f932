import { Controller, Get, Header, Inject, Param, Query, SerializeOptions } from '@nestjs/common';
import {
  departmentsQuery,
  type PublicCommunes,
  publicCommunes,
  type PublicDepartments,
  publicDepartments,
  type PublicDirectory as Found,
  publicDirectory,
  type PublicPromeneur,
  publicPromeneur,
  type PublicQuery,
  publicQuery,
  publicSlug,
  type PublicToday,
  publicToday,
  todayQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { LimitedBy, Proven, PUBLIC_URL } from '@promenade/platform/api';
import type { PageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { qrSvg } from './print/qr-code';
import { businessCardOf } from './public/business-card';
import { Places } from './public/places';
import { PublicDirectory } from './public/public-records';
import { PublicSearch } from './public/public-search';

/** A minute in a cache: whoever withdraws is gone from the pages as soon. */
const BRIEFLY = 'public, max-age=60';
/** Communes change once a year. */
const DAY = 'public, max-age=86400';

@Controller('public')
@Requires('public')
@LimitedBy('public')
export class PublicDirectoryController {
  constructor(
    private readonly directory: PublicDirectory,
    private readonly people: PublicSearch,
    private readonly places: Places,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  @Get('directory')
  @Proven(true)
  @Header('Cache-Control', BRIEFLY)
  @SerializeOptions({ schema: publicDirectory })
  search(@Query({ schema: publicQuery }) query: PublicQuery): Promise<Found> {
    return this.people.search(query);
  }

  @Get('directory/today')
  @Header('Cache-Control', BRIEFLY)
  @SerializeOptions({ schema: publicToday })
  today(@Query({ schema: todayQuery }) { department }: { department: string }): Promise<PublicToday> {
    return this.directory.today(department);
  }

  @Get('communes')
  @Header('Cache-Control', DAY)
  @SerializeOptions({ schema: publicCommunes })
  communes(@Query({ schema: todayQuery }) { department }: { department: string }): Promise<PublicCommunes> {
    return this.places.of(department);
  }

  @Get('promeneurs/:slug')
  @Header('Cache-Control', BRIEFLY)
  @SerializeOptions({ schema: publicPromeneur })
  read(@Param('slug', { schema: publicSlug }) slug: string): Promise<PublicPromeneur> {
    return this.directory.read(slug);
  }

  @Get('promeneurs/:slug/card.vcf')
  @Header('Cache-Control', BRIEFLY)
  @Header('Content-Type', 'text/vcard; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="promeneur-du-net.vcf"')
  @SerializeOptions({ schema: z.string() })
  async card(@Param('slug', { schema: publicSlug }) slug: string): Promise<string> {
    const person = await this.directory.read(slug);
    return businessCardOf(person, this.pageOf(person));
  }

  @Get('promeneurs/:slug/qr.svg')
  @Header('Cache-Control', BRIEFLY)
  @Header('Content-Type', 'image/svg+xml')
  @SerializeOptions({ schema: z.string() })
  async code(@Param('slug', { schema: publicSlug }) slug: string): Promise<string> {
    return qrSvg(this.pageOf(await this.directory.read(slug)));
  }

  @Get('departments')
  @Header('Cache-Control', BRIEFLY)
  @SerializeOptions({ schema: publicDepartments })
  departments(@Query({ schema: departmentsQuery }) paging: PageQuery): Promise<PublicDepartments> {
    return this.directory.departments(paging);
  }

  private pageOf({ department, slug }: PublicPromeneur): string {
    return new URL(`/annuaire/${department.slug}/${slug}`, this.publicUrl).href;
  }
}
