import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Req, Res, SerializeOptions, UploadedFile } from '@nestjs/common';
import { OpenToLink, Requires } from '@promenade/identity/api';
import { Database, Invalid, OutsideTransaction, Upload, type Visit } from '@promenade/platform/api';
import {
  paperAccept,
  type PaperAccept,
  paperDecline,
  type PaperDecline,
  paperForm,
  type PaperForm,
  paperLimit,
  type SignaturePaper,
  signaturePaper,
  type SignatureRequest,
  signatureRequest,
} from '@promenade/signatures/model';
import type { Response } from 'express';
import * as z from 'zod';
import { HandSigning } from './hand-signing';
import { readable } from './signatures.service';

const id = z.uuid();

/** The charter signed by hand: sent by whoever has the paper, looked at by the coordination (S2-45). */
@Controller('signatures')
@SerializeOptions({ schema: signaturePaper })
export class PaperController {
  constructor(
    private readonly database: Database,
    private readonly papers: HandSigning,
  ) {}

  @Post(':id/paper')
  @Requires('signatures.paper')
  @OpenToLink('signature')
  @Upload({ field: 'file', bytes: paperLimit })
  send(
    @Param('id', { schema: id }) id: string,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
    @Body({ schema: paperForm }) { signedOn }: PaperForm,
  ): Promise<SignaturePaper> {
    if (!file) throw new Invalid([{ path: 'file', code: 'file-missing', message: 'Choisissez un fichier.' }]);
    return this.papers.send(id, file.buffer, signedOn);
  }

  /** The scan as it came. */
  @Get(':id/paper')
  @Requires('signatures.read')
  @OpenToLink('signature')
  @OutsideTransaction()
  async file(@Param('id', { schema: id }) id: string, @Req() { actor }: Visit, @Res() answer: Response): Promise<void> {
    const { bytes, type, name, sha256 } = await this.database.transaction(actor!, () => this.papers.file(id), 'read only');
    // Saved rather than shown: a PDF of somebody's may hold anything. Images are only drawn.
    const manner = type === 'application/pdf' ? 'attachment' : 'inline';
    answer
      .header('Content-Disposition', `${manner}; filename="${name}"`)
      .header('ETag', `"${sha256}"`)
      .header('Cache-Control', 'private, no-store')
      .type(type)
      .end(bytes);
  }

  @Post(':id/paper/accept')
  @HttpCode(HttpStatus.OK)
  @Requires('signatures.ask')
  @SerializeOptions({ schema: signatureRequest })
  async accept(@Param('id', { schema: id }) id: string, @Body({ schema: paperAccept }) _seen: PaperAccept): Promise<SignatureRequest> {
    return readable(await this.papers.accept(id));
  }

  @Post(':id/paper/decline')
  @HttpCode(HttpStatus.OK)
  @Requires('signatures.ask')
  decline(@Param('id', { schema: id }) id: string, @Body({ schema: paperDecline }) body: PaperDecline): Promise<SignaturePaper> {
    return this.papers.decline(id, body);
  }
}
