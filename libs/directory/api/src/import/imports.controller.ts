import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  HttpStatus,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  SerializeOptions,
  UploadedFile,
} from '@nestjs/common';
import {
  type ImportCounts,
  importCounts,
  type ImportDetail,
  importDetail,
  type ImportForm,
  importForm,
  type ImportItem,
  importItem,
  importList,
  type ImportPatch,
  importPatch,
  tableOf,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Database, Invalid, OutsideTransaction, Replay, Upload, type Visit } from '@promenade/platform/api';
import { type List, pageQuery, type PageQuery } from '@promenade/platform/model';
import type { Response } from 'express';
import * as z from 'zod';
import { Imports } from './imports.service';
import { FileRefused } from './reading/file-refused';
import { readingLimits } from './reading/limits';
import { readSpreadsheet } from './reading/read-spreadsheet';
import { rejectedLines } from './rejected-lines';

const id = z.uuid();

interface ReceivedFile {
  readonly originalname: string;
  readonly buffer: Buffer;
}

@Controller('directory/imports')
@Requires('directory.import')
@SerializeOptions({ schema: importDetail })
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly database: Database,
    private readonly replay: Replay,
  ) {}

  @Get()
  @SerializeOptions({ schema: importList })
  list(@Query({ schema: pageQuery }) paging: PageQuery): Promise<List<ImportItem>> {
    return this.imports.list(paging);
  }

  /** The file is read before a transaction is opened: a heavy one holds no connection. */
  @Post()
  @OutsideTransaction()
  @Upload({ field: 'file', bytes: readingLimits.file })
  async open(
    @UploadedFile() file: ReceivedFile | undefined,
    @Body({ schema: importForm }) { mapping }: ImportForm,
    @Req() visit: Visit,
    @Res({ passthrough: true }) answer: Response,
  ): Promise<ImportDetail> {
    if (!file) throw new Invalid([{ path: 'file', code: 'file-missing', message: 'Choisissez le fichier de l’annuaire.' }]);
    const name = nameOf(file);
    const table = tableOf(await readSpreadsheet(file.buffer, name));
    if ('code' in table) throw new FileRefused(table.code, table.facts as Record<string, number> | undefined);
    const intent = this.replay.intentOf(visit as Visit & { file?: { buffer: Buffer } });
    const work = async () => ({ status: HttpStatus.CREATED, body: await this.imports.open(name, table, mapping) });
    const kept = await this.database.transaction(visit.actor!, () => (intent ? this.replay.once(intent, work) : work()));
    answer.status(kept.status);
    return kept.body as ImportDetail;
  }

  @Get(':id')
  read(@Param('id', { schema: id }) id: string): Promise<ImportDetail> {
    return this.imports.read(id);
  }

  @Get(':id/rejected.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="lignes-refusees.csv"')
  @SerializeOptions({ schema: z.string() })
  async rejected(@Param('id', { schema: id }) id: string): Promise<string> {
    const { table, rows } = await this.imports.lines(id);
    return rejectedLines(table, rows);
  }

  @Patch(':id')
  revise(@Param('id', { schema: id }) id: string, @Body({ schema: importPatch }) patch: ImportPatch): Promise<ImportDetail> {
    return this.imports.revise(id, patch);
  }

  @Post(':id/commit')
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: importCounts })
  commit(@Param('id', { schema: id }) id: string): Promise<ImportCounts> {
    return this.imports.commit(id);
  }

  @Post(':id/undo')
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: importItem })
  undo(@Param('id', { schema: id }) id: string): Promise<ImportItem> {
    return this.imports.undo(id);
  }

  /** Gives a draft up. */
  @Delete(':id')
  @SerializeOptions({ schema: z.object({}) })
  async discard(@Param('id', { schema: id }) id: string): Promise<Record<string, never>> {
    await this.imports.discard(id);
    return {};
  }
}

/** Browsers send the name in UTF-8, and the form is read as Latin-1. */
function nameOf({ originalname }: ReceivedFile): string {
  const name = Buffer.from(originalname, 'latin1').toString('utf8');
  const written = name.includes('\uFFFD') ? originalname : name;
  return written.replace(/\p{Cc}/gu, '').slice(-150) || 'annuaire'; // prettier-ignore
}
