import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Req, Res, SerializeOptions, UseGuards } from '@nestjs/common';
import { OpenToLink, Requires } from '@promenade/identity/api';
import { LimitedBy, OutsideTransaction, type Visit } from '@promenade/platform/api';
import { type List, listOf, pageQuery } from '@promenade/platform/model';
import {
  type CancelBody,
  cancelBody,
  type RefuseBody,
  refuseBody,
  requestStates,
  type SignatureDetail,
  signatureDifference,
  type SignatureDifference,
  signatureDetail,
  type SignatureRequest,
  signatureRequest,
  type SignBody,
  signBody,
} from '@promenade/signatures/model';
import type { Response } from 'express';
import * as z from 'zod';
import { CodeLimit } from './code-limit.guard';
import { Former } from './former';
import { type Paper, SignaturesService } from './signatures.service';

const id = z.uuid();
const filters = pageQuery.extend({
  state: z.enum(requestStates).optional(),
  promeneur: z.uuid().optional(),
  paper: z.literal('to-check').optional(),
});

@Controller('signatures')
@SerializeOptions({ schema: signatureRequest })
export class SignaturesController {
  constructor(
    private readonly former: Former,
    private readonly signatures: SignaturesService,
  ) {}

  @Get()
  @Requires('signatures.read')
  @OpenToLink('signature')
  @SerializeOptions({ schema: listOf(signatureRequest) })
  list(@Query({ schema: filters }) { state, promeneur, paper, ...paging }: z.infer<typeof filters>): Promise<List<SignatureRequest>> {
    return this.signatures.list({ state, promeneur, paper }, paging);
  }

  @Get(':id')
  @Requires('signatures.read')
  @OpenToLink('signature')
  @SerializeOptions({ schema: signatureDetail })
  read(@Param('id', { schema: id }) id: string): Promise<SignatureDetail> {
    return this.signatures.read(id);
  }

  /** What changes since the version that the reader signed before (S2-41). */
  @Get(':id/difference')
  @Requires('signatures.read')
  @OpenToLink('signature')
  @SerializeOptions({ schema: signatureDifference })
  difference(@Param('id', { schema: id }) id: string): Promise<SignatureDifference> {
    return this.former.difference(id);
  }

  /** The PDF to read before signing; it is made at the first reading, hence its own transactions. */
  @Get(':id/preview')
  @Requires('signatures.read')
  @OpenToLink('signature')
  @OutsideTransaction()
  async preview(@Param('id', { schema: id }) id: string, @Req() { actor }: Visit, @Res() answer: Response): Promise<void> {
    sendPdf(answer, await this.signatures.preview(actor!, id));
  }

  @Get(':id/document')
  @Requires('signatures.read')
  @OpenToLink('signature')
  @OutsideTransaction()
  async document(@Param('id', { schema: id }) id: string, @Req() { actor }: Visit, @Res() answer: Response): Promise<void> {
    sendPdf(answer, await this.signatures.document(actor!, id));
  }

  @Post(':id/code')
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('signatures.sign')
  @OpenToLink('signature')
  @LimitedBy('code-address')
  @UseGuards(CodeLimit)
  @SerializeOptions({ schema: z.object({}) })
  async code(@Param('id', { schema: id }) id: string): Promise<Record<string, never>> {
    await this.signatures.sendCode(id);
    return {};
  }

  @Post(':id/sign')
  @HttpCode(HttpStatus.OK)
  @Requires('signatures.sign')
  @OpenToLink('signature')
  @LimitedBy('code-address')
  @UseGuards(CodeLimit)
  sign(@Param('id', { schema: id }) id: string, @Body({ schema: signBody }) body: SignBody): Promise<SignatureRequest> {
    return this.signatures.sign(id, body);
  }

  @Post(':id/refuse')
  @HttpCode(HttpStatus.OK)
  @Requires('signatures.sign')
  @OpenToLink('signature')
  refuse(@Param('id', { schema: id }) id: string, @Body({ schema: refuseBody }) { reason }: RefuseBody): Promise<SignatureRequest> {
    return this.signatures.refuse(id, reason);
  }

  /** Takes the request back: its links and the sessions they opened end at once, and it can be asked again. */
  @Post(':id/cancel')
  @HttpCode(HttpStatus.OK)
  @Requires('signatures.ask')
  cancel(@Param('id', { schema: id }) id: string, @Body({ schema: cancelBody }) { reason }: CancelBody): Promise<SignatureRequest> {
    return this.signatures.cancel(id, reason);
  }

  /** The letter, again, to whoever's turn it is; the link of the one before stops working. */
  @Post(':id/remind')
  @HttpCode(HttpStatus.OK)
  @Requires('signatures.ask')
  remind(@Param('id', { schema: id }) id: string): Promise<SignatureRequest> {
    return this.signatures.remind(id);
  }
}

/** The digest goes along as the entity's tag: it is what a signatory sends back. */
function sendPdf(answer: Response, { bytes, name, sha256 }: Paper): void {
  answer
    .header('Content-Disposition', `inline; filename="${name}"`)
    .header('ETag', `"${sha256}"`)
    .header('Cache-Control', 'private, no-store')
    .type('application/pdf')
    .end(bytes);
}
