import { Controller, Get, HttpStatus, Inject, Param, Query, Req, Res, SerializeOptions } from '@nestjs/common';
import {
  type DocumentFilter,
  documentFilter,
  type DocumentList,
  documentList,
  type DocumentQuery,
  documentQuery,
  type DocumentStructures,
  documentStructures,
} from '@promenade/documents/model';
import { Requires } from '@promenade/identity/api';
import { Clock, Database, Declined, OutsideTransaction, PUBLIC_URL, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import * as z from 'zod';
import { writeArchive } from './archive';
import { DocumentsService } from './documents.service';
import { OwnDocuments } from './own-documents';
import { DamagedFile, Vault } from './vault';

/** What was signed or received, one by one or all that is filtered. A seat sees its own: row-level security has chosen. */
@Controller('documents')
@Requires('documents.read')
@SerializeOptions({ schema: documentList })
export class DocumentsController {
  constructor(
    private readonly own: OwnDocuments,
    private readonly documents: DocumentsService,
    private readonly vault: Vault,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  @Get()
  list(@Query({ schema: documentQuery }) query: DocumentQuery): Promise<DocumentList> {
    return this.own.list(query);
  }

  @Get('mine')
  mine(@Query({ schema: documentQuery }) query: DocumentQuery): Promise<DocumentList> {
    return this.own.mine(query);
  }

  @Get('structures')
  @SerializeOptions({ schema: documentStructures })
  structures(): Promise<DocumentStructures> {
    return this.own.structures();
  }

  /** The files that the filters find, with an index. Its line in the trail is written before the first byte leaves. */
  @Get('archive')
  @OutsideTransaction()
  async archive(
    @Query({ schema: documentFilter }) filter: DocumentFilter,
    @Req() { actor }: Visit,
    @Res() answer: Response,
  ): Promise<void> {
    const found = await this.database.transaction(actor!, () => this.own.taken(filter));
    answer.attachment(`documents-${actor!.department}-${this.clock.today()}.zip`).setHeader('Cache-Control', 'no-store');
    await writeArchive(answer, found, { vault: this.vault, publicUrl: this.publicUrl });
  }

  /** The bytes as they were kept. 404 when it is not this seat's, 503 when the disk lost or spoiled them. */
  @Get(':id/file')
  @OutsideTransaction()
  async file(@Param('id', { schema: z.uuid() }) id: string, @Req() { actor }: Visit, @Res() answer: Response): Promise<void> {
    const read = async () => ({ document: await this.documents.find(id), bytes: await this.documents.read(id) });
    const { document, bytes } = await this.database.transaction(actor!, read, 'read only').catch(declined);
    answer.attachment(document.name).header('ETag', `"${document.sha256}"`).header('Cache-Control', 'private, no-store');
    answer.type(document.type).end(bytes);
  }
}

function declined(error: unknown): never {
  throw error instanceof DamagedFile ? new Declined(HttpStatus.SERVICE_UNAVAILABLE, 'file-damaged', 3600) : error;
}
