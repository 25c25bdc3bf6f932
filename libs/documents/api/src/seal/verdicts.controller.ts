import { Controller, Get, Param, Res, SerializeOptions } from '@nestjs/common';
import {
  type DocumentVerdict,
  documentVerdict,
  type SealCertificates,
  sealCertificates,
  sha256,
  verificationCode,
} from '@promenade/documents/model';
import { Requires } from '@promenade/identity/api';
import { Invalid, LimitedBy, OutsideTransaction } from '@promenade/platform/api';
import type { Response } from 'express';
import * as z from 'zod';
import { SealedPapers } from './sealed-papers';

/** Is this document genuine? For whoever holds it, without an account. */
@Controller('public')
@Requires('public')
@LimitedBy('public')
export class VerdictsController {
  constructor(private readonly papers: SealedPapers) {}

  /** By the code that the document bears: eighty random bits, which the rule of public doors leaves nobody the time to guess. */
  @Get('documents/code/:code')
  @OutsideTransaction()
  @SerializeOptions({ schema: documentVerdict })
  byCode(@Param('code') code: string): Promise<DocumentVerdict> {
    return this.papers.byCode(readOr422('code', verificationCode, code));
  }

  /** By the digest of the file, which the page computes: the file itself goes nowhere. */
  @Get('documents/:sha256')
  @OutsideTransaction()
  @SerializeOptions({ schema: documentVerdict })
  bySha256(@Param('sha256') digest: string): Promise<DocumentVerdict> {
    return this.papers.bySha256(readOr422('sha256', digestOfFile, digest));
  }

  @Get('seal/certificates')
  @SerializeOptions({ schema: sealCertificates })
  certificates(): Promise<SealCertificates> {
    return this.papers.certificates();
  }

  @Get('seal/certificates/:sha256.pem')
  async certificate(@Param('sha256', { schema: sha256 }) digest: string, @Res() answer: Response): Promise<void> {
    const pem = await this.papers.certificate(digest);
    answer
      .type('application/x-pem-file')
      .header('Content-Disposition', `attachment; filename="cachet-${digest.slice(0, 16)}.pem"`)
      .end(pem);
  }
}

/** As some programs write it: in capitals. */
const digestOfFile = z.string().toLowerCase().pipe(sha256);

/** What is no id of ours but a question somebody typed: told of, not « there is no such page ». */
function readOr422(path: string, schema: z.ZodType<string>, asked: string): string {
  const read = schema.safeParse(asked);
  if (read.success) return read.data;
  throw new Invalid([{ path, ...(path === 'code' ? CODE : DIGEST) }]);
}
const CODE = { code: 'document-code-format', message: 'Le code d’un document a seize signes, en quatre groupes de quatre.' };
const DIGEST = { code: 'digest-format', message: 'Une empreinte SHA-256 a soixante-quatre signes, de 0 à 9 et de a à f.' };
