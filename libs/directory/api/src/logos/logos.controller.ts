import { Controller, Delete, Get, Param, Put, Query, Req, Res, SerializeOptions, UploadedFile } from '@nestjs/common';
import { logoQuery, photoLimits, publicSlug, type StructureDetail, structureDetail } from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Database, Invalid, LimitedBy, OutsideTransaction, Upload, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import * as z from 'zod';
import { drawnLogo } from '../people/photo-drawing';
import { Logos } from './logos.service';

const id = z.uuid();

/** The logo of a structure: written by the coordination, seen by whoever sees the record. */
@Controller('structures/:id/logo')
@SerializeOptions({ schema: structureDetail })
export class LogosController {
  constructor(
    private readonly logos: Logos,
    private readonly database: Database,
  ) {}

  /** Drawn anew before a transaction is opened, as photos are. */
  @Put()
  @Requires('directory.write')
  @OutsideTransaction()
  @Upload({ field: 'logo', bytes: photoLimits.bytes })
  async put(
    @Param('id', { schema: id }) id: string,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
    @Req() visit: Visit,
  ): Promise<StructureDetail> {
    const actor = visit.actor!;
    await this.database.transaction(actor, () => this.logos.mayBeWritten(id), 'read only');
    if (!file) throw new Invalid([{ path: 'logo', code: 'file-missing', message: 'Choisissez un logo.' }]);
    const drawn = await drawnLogo(file.buffer);
    return this.database.transaction(actor, () => this.logos.put(id, drawn));
  }

  @Delete()
  @Requires('directory.write')
  remove(@Param('id', { schema: id }) id: string): Promise<StructureDetail> {
    return this.logos.remove(id);
  }

  @Get()
  @Requires('directory.read')
  @SerializeOptions({ schema: z.unknown() })
  async read(
    @Param('id', { schema: id }) id: string,
    @Query({ schema: logoQuery }) _: z.infer<typeof logoQuery>,
    @Res() answer: Response,
  ): Promise<void> {
    answer
      .type('image/jpeg')
      .setHeader('Cache-Control', 'private, max-age=3600')
      .send(await this.logos.read(id));
  }
}

/** That of the structure of a listed promeneur, by their public name. Gone from every cache an hour after nobody is listed there. */
@Controller('public/logos')
@Requires('public')
@LimitedBy('public')
export class PublicLogosController {
  constructor(private readonly logos: Logos) {}

  @Get(':slug')
  @SerializeOptions({ schema: z.unknown() })
  async read(
    @Param('slug', { schema: publicSlug }) slug: string,
    @Query({ schema: logoQuery }) _: z.infer<typeof logoQuery>,
    @Res() answer: Response,
  ): Promise<void> {
    answer
      .type('image/jpeg')
      .setHeader('Cache-Control', 'public, max-age=3600')
      .send(await this.logos.readPublic(slug));
  }
}
