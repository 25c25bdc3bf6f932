import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import {
  type ExportFormat,
  type PromeneurExportQuery,
  promeneurExportQuery,
  type StructureExportQuery,
  structureExportQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Clock, Database, OutsideTransaction, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import { NationalSites } from './national-site.service';
import { promeneurColumns, structureColumns } from './record-columns.fr';
import { Exports } from './exports.service';
import { beginFile } from './file-answer';
import { writeSheet } from './sheet-files';
import { writeVcards } from './vcards';

/**
 * Files of what is filtered. Read in one transaction that also writes the trace; sent after it, so that whoever reads slowly holds no
 * connection of the base.
 */
@Controller()
@Requires('directory.export')
@OutsideTransaction()
export class ExportsController {
  constructor(
    private readonly exports: Exports,
    private readonly site: NationalSites,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('promeneurs/export')
  async promeneurs(
    @Query({ schema: promeneurExportQuery }) query: PromeneurExportQuery,
    @Req() visit: Visit,
    @Res() answer: Response,
  ): Promise<void> {
    const { people, pageOf } = await this.database.transaction(visit.actor!, async () => ({
      people: await this.exports.promeneurs(query),
      pageOf: await this.site.pages(),
    }));
    this.begin(visit, answer, 'promeneurs', query.format);
    if (query.format === 'vcf') return writeVcards(answer, people);
    await writeSheet(
      answer,
      query.format,
      'Promeneurs',
      promeneurColumns(people, ({ slug }) => pageOf(slug)),
      people,
    );
  }

  @Get('structures/export')
  async structures(
    @Query({ schema: structureExportQuery }) query: StructureExportQuery,
    @Req() visit: Visit,
    @Res() answer: Response,
  ): Promise<void> {
    const structures = await this.database.transaction(visit.actor!, () => this.exports.structures(query));
    this.begin(visit, answer, 'structures', query.format);
    await writeSheet(answer, query.format, 'Structures', structureColumns, structures);
  }

  private begin(visit: Visit, answer: Response, what: string, format: ExportFormat): void {
    beginFile(answer, `${what}-${visit.actor!.department}-${this.clock.today()}`, format);
  }
}
