import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type ReportDecided,
  reportDecided,
  type ReportDetail,
  reportDetail,
  type ReportList,
  reportList,
  type ReportQuery,
  reportQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { Reports } from './reports.service';

const id = z.uuid();

@Controller('reports')
@SerializeOptions({ schema: reportDetail })
export class ReportsController {
  constructor(private readonly reports: Reports) {}

  @Get()
  @Requires('reports.read')
  @SerializeOptions({ schema: reportList })
  list(@Query({ schema: reportQuery }) query: ReportQuery): Promise<ReportList> {
    return this.reports.list(query);
  }

  @Get(':id')
  @Requires('reports.read')
  read(@Param('id', { schema: id }) id: string): Promise<ReportDetail> {
    return this.reports.read(id);
  }

  @Post(':id/acknowledge')
  @Requires('reports.write')
  @HttpCode(200)
  acknowledge(@Param('id', { schema: id }) id: string): Promise<ReportDetail> {
    return this.reports.acknowledge(id);
  }

  @Post(':id/decide')
  @Requires('reports.write')
  @HttpCode(200)
  decide(@Param('id', { schema: id }) id: string, @Body({ schema: reportDecided }) decided: ReportDecided): Promise<ReportDetail> {
    return this.reports.decide(id, decided);
  }
}
