import { Controller, Get, Query, Req, Res, SerializeOptions } from '@nestjs/common';
import {
  type DepartmentProgressFileQuery,
  departmentProgressFileQuery,
  type DepartmentProgressList,
  departmentProgressList,
  type DepartmentProgressQuery,
  departmentProgressQuery,
} from '@promenade/charter/model';
import { beginFile, writeSheet } from '@promenade/directory/api';
import { Requires } from '@promenade/identity/api';
import { Clock, Database, OutsideTransaction, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import { DepartmentsProgress } from './department-progress';
import { departmentColumns } from './export-columns.fr';

/** Campaigns of the whole country, for the national seat. Its file holds counts, of nobody in particular: it leaves without a trace. */
@Controller('charter-campaigns/departments')
export class DepartmentProgressController {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly progress: DepartmentsProgress,
  ) {}

  @Get()
  @Requires('campaigns.compare')
  @SerializeOptions({ schema: departmentProgressList })
  list(@Query({ schema: departmentProgressQuery }) query: DepartmentProgressQuery): Promise<DepartmentProgressList> {
    return this.progress.list(query);
  }

  @Get('file')
  @Requires('campaigns.compare')
  @OutsideTransaction()
  async file(
    @Query({ schema: departmentProgressFileQuery }) { format, ...query }: DepartmentProgressFileQuery,
    @Req() { actor }: Visit,
    @Res() answer: Response,
  ): Promise<void> {
    const { items } = await this.database.transaction(actor!, () => this.progress.list(query), 'read only');
    beginFile(answer, `campagnes-charte-france-${this.clock.today()}`, format);
    await writeSheet(answer, format, 'Campagnes', departmentColumns, items);
  }
}
