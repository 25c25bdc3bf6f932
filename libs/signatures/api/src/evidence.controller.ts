import { Controller, Get, Param, Query, Req, Res, SerializeOptions } from '@nestjs/common';
import { OpenToLink, Requires } from '@promenade/identity/api';
import { OutsideTransaction, type Visit } from '@promenade/platform/api';
import { type List, listOf, pageQuery, type PageQuery } from '@promenade/platform/model';
import { type EvidenceAnchor, evidenceAnchor, type SignatureEventList, signatureEventList } from '@promenade/signatures/model';
import type { Response } from 'express';
import yazl from 'yazl';
import * as z from 'zod';
import { Anchors } from './anchors';
import { Evidence, type EvidenceArchive } from './evidence';

const id = z.uuid();

/** Declared before `SignaturesController`, whose `:id` would take `anchors` for one. */
@Controller('signatures')
export class EvidenceController {
  constructor(
    private readonly anchors: Anchors,
    private readonly evidence: Evidence,
  ) {}

  @Get('anchors')
  @Requires('anchors.read')
  @SerializeOptions({ schema: listOf(evidenceAnchor) })
  list(@Query({ schema: pageQuery }) paging: PageQuery): Promise<List<EvidenceAnchor>> {
    return this.anchors.list(paging);
  }

  /** The list as it was signed, its signature and its certificate: a ZIP. */
  @Get('anchors/:id')
  @Requires('anchors.read')
  @OutsideTransaction()
  async anchor(@Param('id', { schema: id }) id: string, @Req() { actor }: Visit, @Res() answer: Response): Promise<void> {
    sendZip(answer, await this.evidence.anchorArchive(actor!, id));
  }

  @Get(':id/events')
  @Requires('signatures.read')
  @OpenToLink('signature')
  @SerializeOptions({ schema: signatureEventList })
  events(@Param('id', { schema: id }) id: string): Promise<SignatureEventList> {
    return this.evidence.events(id);
  }

  /** Everything that checks a signature without us: a ZIP. */
  @Get(':id/evidence')
  @Requires('signatures.read')
  @OpenToLink('signature')
  @OutsideTransaction()
  async archive(@Param('id', { schema: id }) id: string, @Req() { actor }: Visit, @Res() answer: Response): Promise<void> {
    sendZip(answer, await this.evidence.archive(actor!, id));
  }
}

/** The same files make the same bytes, whenever they are asked for. */
function sendZip(answer: Response, { name, at, files }: EvidenceArchive): void {
  const zip = new yazl.ZipFile();
  for (const file of files) zip.addBuffer(file.bytes, file.name, { mtime: at, forceDosTimestamp: true });
  zip.end();
  answer
    .header('Content-Disposition', `attachment; filename="${name}"`)
    .header('Cache-Control', 'private, no-store')
    .type('application/zip');
  zip.outputStream.pipe(answer);
}
