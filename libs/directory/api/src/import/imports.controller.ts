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
  importDetail,
  type ImportForgetting,
  importForgetting,
  type ImportForm,
  importForm,
  type ImportItem,
  importItem,
  importList,
  type ImportPatch,
  importPatch,
  type ImportProgress,
  importProgress,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Database, Invalid, OutsideTransaction, Replay, Upload, type Visit } from '@promenade/platform/api';
import { type List, pageQuery, type PageQuery } from '@promenade/platform/model';
import type { Response } from 'express';
import * as z from 'zod';
import { ImportProgressBook, type Tell } from './import-progress';
import { Imports } from './imports.service';
import { readingLimits } from './reading/limits';
import { readSheetsText } from './reading/read-spreadsheet';

const id = z.uuid();
/** An import whole is told in JSON, written where its lines were decided. */
const JSON_TYPE = 'application/json; charset=utf-8';

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
    private readonly progress: ImportProgressBook,
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
  @Header('Content-Type', JSON_TYPE)
  async open(
    @UploadedFile() file: ReceivedFile | undefined,
    @Body({ schema: importForm }) { mapping, kind, progress }: ImportForm,
    @Req() visit: Visit,
    @Res({ passthrough: true }) answer: Response,
  ): Promise<string> {
    if (!file) throw new Invalid([{ path: 'file', code: 'file-missing', message: 'Choisissez le fichier de l’annuaire.' }]);
    const fileName = nameOf(file);
    return this.inFullView(visit, progress, async (tell) => {
      tell('reading');
      const sheets = await readSheetsText(file.buffer, fileName);
      return this.once(visit, answer, HttpStatus.CREATED, () => this.imports.open({ fileName, sheets, kind, mapping }, tell));
    });
  }

  @Get(':id')
  @Header('Content-Type', JSON_TYPE)
  read(@Param('id', { schema: id }) id: string): Promise<string> {
    return this.imports.read(id);
  }

  /** How far what is done with an import is; that of a file being read, by the key its request gave. */
  @Get(':id/progress')
  @SerializeOptions({ schema: importProgress })
  far(@Param('id', { schema: id }) id: string): Promise<ImportProgress> {
    return this.progress.read(id);
  }

  @Get(':id/rejected.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="lignes-refusees.csv"')
  @SerializeOptions({ schema: z.string() })
  rejected(@Param('id', { schema: id }) id: string): Promise<string> {
    return this.imports.rejected(id);
  }

  @Patch(':id')
  @Header('Content-Type', JSON_TYPE)
  revise(@Param('id', { schema: id }) id: string, @Body({ schema: importPatch }) patch: ImportPatch): Promise<string> {
    return this.imports.revise(id, patch);
  }

  /** What the headers of this import meant last time is forgotten, one of them or all. */
  @Post(':id/forget')
  @HttpCode(HttpStatus.OK)
  @Header('Content-Type', JSON_TYPE)
  forget(@Param('id', { schema: id }) id: string, @Body({ schema: importForgetting }) forgetting: ImportForgetting): Promise<string> {
    return this.imports.forget(id, forgetting);
  }

  @Post(':id/commit')
  @OutsideTransaction()
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: importCounts })
  commit(
    @Param('id', { schema: id }) id: string,
    @Req() visit: Visit,
    @Res({ passthrough: true }) answer: Response,
  ): Promise<ImportCounts> {
    return this.inFullView(visit, id, (tell) => this.once(visit, answer, HttpStatus.OK, () => this.imports.commit(id, tell)));
  }

  /** A new draft of the lines that a written import left aside. */
  @Post(':id/resume')
  @Header('Content-Type', JSON_TYPE)
  resume(@Param('id', { schema: id }) id: string): Promise<string> {
    return this.imports.resume(id);
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

  /** The work of a request without a transaction around it; how far it is can be read under that key, when there is one. */
  private inFullView<T>(visit: Visit, key: string | undefined, work: (tell: Tell) => Promise<T>): Promise<T> {
    return key === undefined ? work(() => undefined) : this.progress.during(visit.actor!, key, work);
  }

  /** In one transaction, once for one intent. */
  private async once<T>(visit: Visit, answer: Response, status: HttpStatus, work: () => Promise<T>): Promise<T> {
    const intent = this.replay.intentOf(visit as Visit & { file?: { buffer: Buffer } });
    const done = async () => ({ status, body: await work() });
    const kept = await this.database.transaction(visit.actor!, () => (intent ? this.replay.once(intent, done) : done()));
    answer.status(kept.status);
    return kept.body as T;
  }
}

/** Browsers send the name in UTF-8, and the form is read as Latin-1. */
function nameOf({ originalname }: ReceivedFile): string {
  const name = Buffer.from(originalname, 'latin1').toString('utf8');
  const written = name.includes('\uFFFD') ? originalname : name;
  return written.replace(/\p{Cc}/gu, '').slice(-150) || 'annuaire'; // prettier-ignore
}
