import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { type CoverageFileQuery, coverageFileQuery } from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Clock, Database, OutsideTransaction, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import { Coverage } from '../territories/coverage';
import { coverageColumns } from './export-columns.fr';
import { beginFile } from './file-answer';
import { writeSheet } from './sheet-files';

/** More than the communes of the country. */
const ALL = 100_000;

/** Territories with and without a promeneur, as they are filtered. Counts of places, of nobody in particular: they leave without a trace. */
@Controller()
@OutsideTransaction()
export class CoverageFilesController {
  constructor(
    private readonly coverage: Coverage,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('territories/coverage/file')
  @Requires('territories.read')
  async file(@Query({ schema: coverageFileQuery }) { format, ...query }: CoverageFileQuery, @Req() visit: Visit, @Res() answer: Response) {
    const { items } = await this.database.transaction(visit.actor!, () => this.coverage.of({ ...query, page: 1, size: ALL }), 'read only');
    beginFile(answer, `territoires-${query.kind}-${visit.actor!.department ?? 'france'}-${this.clock.today()}`, format);
    await writeSheet(answer, format, 'Territoires', coverageColumns, items);
  }
}
