import { Controller, Get, Param, Post, Req, Res, SerializeOptions, UploadedFile } from '@nestjs/common';
import { evidenceLimits, type ProcedureDetail, procedureDetail } from '@promenade/charter/model';
import { Requires } from '@promenade/identity/api';
import { Database, Invalid, OutsideTransaction, Upload, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import * as z from 'zod';
import { Dossiers } from './dossier';
import { evidenceFileOf, ProcedureEvidenceShelf } from './procedure-evidence.service';

const id = z.uuid();

interface Received {
  readonly buffer: Buffer;
  readonly originalname: string;
}

/** Files that come in and go out: read, drawn and printed outside any transaction, so that a heavy one holds no connection. */
@Controller('charter-procedures')
@OutsideTransaction()
export class ProcedureFilesController {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly shelf: ProcedureEvidenceShelf,
  ) {}

  @Post(':id/evidence')
  @Requires('procedures.write')
  @Upload({ field: 'file', bytes: evidenceLimits.file })
  @SerializeOptions({ schema: procedureDetail })
  async add(
    @Param('id', { schema: id }) id: string,
    @UploadedFile() file: Received | undefined,
    @Req() { actor }: Visit,
  ): Promise<ProcedureDetail> {
    // Whose it is comes first: nobody learns from a file whether a procedure is there.
    await this.database.transaction(actor!, () => this.shelf.mayAdd(id), 'read only');
    if (!file) throw new Invalid([{ path: 'file', code: 'file-missing', message: 'Choisissez un fichier.' }]);
    const evidence = await evidenceFileOf(file.buffer, nameOf(file));
    return this.database.transaction(actor!, () => this.shelf.add(id, evidence));
  }

  @Get(':id/evidence/:evidenceId')
  @Requires('procedures.read')
  async evidence(
    @Param('id', { schema: id }) id: string,
    @Param('evidenceId', { schema: z.uuid() }) evidenceId: string,
    @Req() { actor }: Visit,
    @Res() answer: Response,
  ): Promise<void> {
    const { type, bytes } = await this.database.transaction(actor!, () => this.shelf.read(id, evidenceId), 'read only');
    // Saved rather than shown: a PDF of somebody's may hold anything.
    const name = type === 'application/pdf' ? 'piece.pdf' : 'piece.jpg';
    send(answer, bytes, type, `attachment; filename="${name}"`);
  }

  @Get(':id/dossier')
  @Requires('procedures.read')
  async dossier(@Param('id', { schema: id }) id: string, @Req() { actor }: Visit, @Res() answer: Response): Promise<void> {
    const { bytes, number } = await this.dossiers.print(actor!, id);
    send(answer, bytes, 'application/pdf', `inline; filename="procedure-${number}.pdf"`);
  }
}

function send(answer: Response, bytes: Buffer, type: string, disposition: string): void {
  answer.header('Content-Disposition', disposition).header('Cache-Control', 'private, no-store').type(type).end(bytes);
}

/** Browsers send the name in UTF-8, and the form is read as Latin-1. */
function nameOf({ originalname }: Received): string {
  const name = Buffer.from(originalname, 'latin1').toString('utf8');
  const written = name.includes('\uFFFD') ? originalname : name;
  return written.replace(/\p{Cc}/gu, '').slice(-150).trim() || 'Pièce'; // prettier-ignore
}
