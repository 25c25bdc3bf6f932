import { Body, Controller, Get, HttpCode, HttpStatus, Param, Patch, Post, Query, Req, Res, SerializeOptions } from '@nestjs/common';
import {
  type CampaignDetail,
  campaignDetail,
  type CampaignDraft,
  campaignDraft,
  type CampaignExtension,
  campaignExtension,
  type CampaignList,
  campaignList,
  type CampaignMemberList,
  campaignMemberList,
  type CampaignPreview,
  campaignPreview,
  type CampaignPreviewQuery,
  campaignPreviewQuery,
  type CampaignReminded,
  campaignReminded,
  type MemberExportQuery,
  memberExportQuery,
  type MemberQuery,
  memberQuery,
} from '@promenade/charter/model';
import { beginFile, Exports, writeSheet } from '@promenade/directory/api';
import { Requires } from '@promenade/identity/api';
import { Clock, Database, OutsideTransaction, type Visit } from '@promenade/platform/api';
import { pageQuery, type PageQuery } from '@promenade/platform/model';
import type { Response } from 'express';
import * as z from 'zod';
import { CampaignRecords } from './campaign-records';
import { Campaigns } from './campaigns.service';
import { memberColumns } from './export-columns.fr';

const id = z.uuid();

/** A new version put to everybody in the directory. */
@Controller('charter-campaigns')
@SerializeOptions({ schema: campaignDetail })
export class CampaignsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly exports: Exports,
    private readonly records: CampaignRecords,
  ) {}

  @Get()
  @Requires('campaigns.read')
  @SerializeOptions({ schema: campaignList })
  list(@Query({ schema: pageQuery }) paging: PageQuery): Promise<CampaignList> {
    return this.records.list(paging);
  }

  @Get('preview')
  @Requires('campaigns.write')
  @SerializeOptions({ schema: campaignPreview })
  preview(@Query({ schema: campaignPreviewQuery }) query: CampaignPreviewQuery): Promise<CampaignPreview> {
    return this.campaigns.preview(query);
  }

  @Post()
  @Requires('campaigns.write')
  open(@Body({ schema: campaignDraft }) draft: CampaignDraft): Promise<CampaignDetail> {
    return this.campaigns.open(draft);
  }

  @Get(':id')
  @Requires('campaigns.read')
  read(@Param('id', { schema: id }) id: string): Promise<CampaignDetail> {
    return this.records.read(id);
  }

  @Patch(':id')
  @Requires('campaigns.write')
  extend(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: campaignExtension }) extension: CampaignExtension,
  ): Promise<CampaignDetail> {
    return this.campaigns.extend(id, extension);
  }

  @Get(':id/members')
  @Requires('campaigns.read')
  @SerializeOptions({ schema: campaignMemberList })
  members(@Param('id', { schema: id }) id: string, @Query({ schema: memberQuery }) query: MemberQuery): Promise<CampaignMemberList> {
    return this.records.members(id, query);
  }

  /** Read in one transaction that also writes the trace; sent after it. */
  @Get(':id/members/export')
  @Requires('directory.export')
  @OutsideTransaction()
  async export(
    @Param('id', { schema: id }) id: string,
    @Query({ schema: memberExportQuery }) { format, ...filter }: MemberExportQuery,
    @Req() { actor }: Visit,
    @Res() answer: Response,
  ): Promise<void> {
    const members = await this.database.transaction(actor!, async () => {
      const found = await this.records.everyMember(id, filter);
      await this.exports.trace('charter-campaign', format, { campaign: id, ...filter }, found.length);
      return found;
    });
    beginFile(answer, `campagne-charte-${actor!.department}-${this.clock.today()}`, format);
    await writeSheet(answer, format, 'Campagne', memberColumns, members);
  }

  @Post(':id/remind')
  @HttpCode(HttpStatus.OK)
  @Requires('campaigns.write')
  @SerializeOptions({ schema: campaignReminded })
  remind(@Param('id', { schema: id }) id: string): Promise<CampaignReminded> {
    return this.campaigns.remind(id);
  }

  @Post(':id/cancel')
  @HttpCode(HttpStatus.OK)
  @Requires('campaigns.write')
  cancel(@Param('id', { schema: id }) id: string): Promise<CampaignDetail> {
    return this.campaigns.cancel(id);
  }
}
