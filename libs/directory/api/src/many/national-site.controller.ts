import { Controller, Delete, Get, Param, Post, Query, Req, Res, SerializeOptions } from '@nestjs/common';
import {
  type NationalFileQuery,
  nationalFileQuery,
  type NationalSite,
  nationalSite,
  type NationalUpdate,
  nationalUpdate,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Clock, Database, OutsideTransaction, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import * as z from 'zod';
import { differenceColumns, differenceLines, nationalColumns } from './export-columns.fr';
import { Exports } from './exports.service';
import { beginFile } from './file-answer';
import { NationalSites } from './national-site.service';
import { writeSheet } from './sheet-files';

@Controller('national-site')
@Requires('national-site.write')
@SerializeOptions({ schema: nationalUpdate })
export class NationalSiteController {
  constructor(
    private readonly site: NationalSites,
    private readonly exports: Exports,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SerializeOptions({ schema: nationalSite })
  read(): Promise<NationalSite> {
    return this.site.read();
  }

  /** `what=listed`: everybody the national site should show; `what=differences`: what changed since it was last told. */
  @Get('file')
  @OutsideTransaction()
  async file(@Query({ schema: nationalFileQuery }) query: NationalFileQuery, @Req() visit: Visit, @Res() answer: Response): Promise<void> {
    const { what, format } = query;
    const department = visit.actor!.department!;
    const { listed, differences, pageOf } = await this.database.transaction(visit.actor!, async () => {
      const found = {
        listed: await this.site.listed(),
        differences: (await this.site.read()).differences,
        pageOf: await this.site.pages(),
      };
      const lines = what === 'listed' ? found.listed.length : differenceLines(found.differences).length;
      await this.exports.trace(`national-site:${what}`, format, {}, lines);
      return found;
    });
    beginFile(answer, `site-national${what === 'listed' ? '' : '-differences'}-${department}-${this.clock.today()}`, format);
    if (what === 'listed') await writeSheet(answer, format, 'Site national', nationalColumns(department, pageOf), listed);
    else await writeSheet(answer, format, 'Différences', differenceColumns(pageOf), differenceLines(differences));
  }

  /** The national site was told: what it shows is who is listed now. */
  @Post('updates')
  mark(): Promise<NationalUpdate> {
    return this.site.mark();
  }

  @Delete('updates/:id')
  @SerializeOptions({ schema: z.object({}) })
  async takeBack(@Param('id', { schema: z.uuid() }) id: string): Promise<Record<string, never>> {
    await this.site.takeBack(id);
    return {};
  }
}
