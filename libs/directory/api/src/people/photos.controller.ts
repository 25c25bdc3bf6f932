import { Body, Controller, Delete, Get, Param, Put, Query, Req, Res, SerializeOptions, UploadedFile } from '@nestjs/common';
import {
  type PhotoDraft,
  photoDraft,
  photoLimits,
  type PhotoQuery,
  photoQuery,
  type PromeneurDetail,
  promeneurDetail,
  publicSlug,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Database, Invalid, LimitedBy, OutsideTransaction, Upload, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import * as z from 'zod';
import { drawnPhoto } from './photo-drawing';
import { Photos } from './photos.service';

const id = z.uuid();

/** The photo of a record: written by the coordination (a promeneur proposes theirs), seen by whoever sees the record. */
@Controller('promeneurs/:id/photo')
@SerializeOptions({ schema: promeneurDetail })
export class PhotosController {
  constructor(
    private readonly photos: Photos,
    private readonly database: Database,
  ) {}

  /** Drawn anew before a transaction is opened: a heavy photo holds no connection. */
  @Put()
  @Requires('directory.write')
  @OutsideTransaction()
  @Upload({ field: 'photo', bytes: photoLimits.bytes })
  async put(
    @Param('id', { schema: id }) id: string,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
    @Body({ schema: photoDraft }) { shows }: PhotoDraft,
    @Req() visit: Visit,
  ): Promise<PromeneurDetail> {
    const actor = visit.actor!;
    await this.database.transaction(actor, () => this.photos.mayBeWritten(id), 'read only');
    if (!file) throw new Invalid([{ path: 'photo', code: 'file-missing', message: 'Choisissez une photo.' }]);
    const drawn = await drawnPhoto(file.buffer);
    return this.database.transaction(actor, () => this.photos.put(id, drawn, shows));
  }

  @Delete()
  @Requires('own-record.keep')
  remove(@Param('id', { schema: id }) id: string): Promise<PromeneurDetail> {
    return this.photos.remove(id);
  }

  @Get()
  @Requires('directory.read')
  @SerializeOptions({ schema: z.unknown() })
  async read(
    @Param('id', { schema: id }) id: string,
    @Query({ schema: photoQuery }) { size }: PhotoQuery,
    @Res() answer: Response,
  ): Promise<void> {
    const bytes = await this.photos.read(id, size);
    answer.type('image/jpeg').setHeader('Cache-Control', 'private, max-age=3600');
    answer.send(bytes);
  }
}

/** The photo that a person agrees to show. Gone from every cache an hour after they no longer do. */
@Controller('public/photos')
@Requires('public')
@LimitedBy('public')
export class PublicPhotosController {
  constructor(private readonly photos: Photos) {}

  @Get(':slug')
  @SerializeOptions({ schema: z.unknown() })
  async read(
    @Param('slug', { schema: publicSlug }) slug: string,
    @Query({ schema: photoQuery }) { size }: PhotoQuery,
    @Res() answer: Response,
  ): Promise<void> {
    const bytes = await this.photos.readPublic(slug, size);
    answer.type('image/jpeg').setHeader('Cache-Control', 'public, max-age=3600');
    answer.send(bytes);
  }
}
