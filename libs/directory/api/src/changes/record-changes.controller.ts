import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Put,
  Query,
  Req,
  Res,
  SerializeOptions,
  UploadedFile,
} from '@nestjs/common';
import {
  type ChangeApproval,
  changeApproval,
  type ChangeRefusal,
  changeRefusal,
  photoLimits,
  type PromeneurProposal,
  promeneurProposal,
  type Proposed,
  proposed,
  type RecordChange,
  recordChange,
  type RecordChangeList,
  recordChangeList,
  type RecordChangeQuery,
  recordChangeQuery,
  type StructureProposal,
  structureProposal,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Database, Invalid, OutsideTransaction, Upload, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import * as z from 'zod';
import { ChangeRows } from './change-rows';
import { Decisions } from './decisions.service';
import { drawnPhoto } from '../people/photo-drawing';
import { Proposals } from './proposals.service';

const id = z.uuid();

/** What people propose to change of their own record, and what becomes of it. */
@Controller()
@SerializeOptions({ schema: recordChange })
export class RecordChangesController {
  constructor(
    private readonly rows: ChangeRows,
    private readonly proposals: Proposals,
    private readonly decisions: Decisions,
    private readonly database: Database,
  ) {}

  @Get('record-changes')
  @Requires('record-changes.read')
  @SerializeOptions({ schema: recordChangeList })
  list(@Query({ schema: recordChangeQuery }) query: RecordChangeQuery): Promise<RecordChangeList> {
    return this.rows.list(query);
  }

  @Get('record-changes/:id')
  @Requires('record-changes.read')
  read(@Param('id', { schema: id }) id: string): Promise<RecordChange> {
    return this.rows.read(id);
  }

  /** The photo that waits. */
  @Get('record-changes/:id/photo')
  @Requires('record-changes.read')
  async photo(@Param('id', { schema: id }) id: string, @Res() answer: Response): Promise<void> {
    const image = await this.rows.photo(id, 'large');
    answer.type('image/jpeg').setHeader('Cache-Control', 'private, no-store');
    answer.send(image);
  }

  @Post('record-changes/:id/approve')
  @HttpCode(HttpStatus.OK)
  @Requires('record-changes.decide')
  approve(@Param('id', { schema: id }) id: string, @Body({ schema: changeApproval }) approval: ChangeApproval): Promise<RecordChange> {
    return this.decisions.approve(id, approval);
  }

  @Post('record-changes/:id/refuse')
  @HttpCode(HttpStatus.OK)
  @Requires('record-changes.decide')
  refuse(@Param('id', { schema: id }) id: string, @Body({ schema: changeRefusal }) refusal: ChangeRefusal): Promise<RecordChange> {
    return this.decisions.refuse(id, refusal);
  }

  @Post('record-changes/:id/withdraw')
  @HttpCode(HttpStatus.OK)
  @Requires('record-changes.propose')
  withdraw(@Param('id', { schema: id }) id: string): Promise<RecordChange> {
    return this.proposals.withdraw(id);
  }

  @Get('promeneurs/:id/proposal')
  @Requires('record-changes.read')
  @SerializeOptions({ schema: proposed })
  ofPromeneur(@Param('id', { schema: id }) id: string): Promise<Proposed> {
    return this.proposals.pendingOf('promeneur', id);
  }

  @Put('promeneurs/:id/proposal')
  @Requires('record-changes.propose')
  @SerializeOptions({ schema: proposed })
  propose(@Param('id', { schema: id }) id: string, @Body({ schema: promeneurProposal }) proposal: PromeneurProposal): Promise<Proposed> {
    return this.proposals.ofPromeneur(id, proposal);
  }

  /** The photo is drawn anew before a transaction is opened. */
  @Put('promeneurs/:id/proposal/photo')
  @Requires('record-changes.propose')
  @OutsideTransaction()
  @Upload({ field: 'file', bytes: photoLimits.bytes })
  @SerializeOptions({ schema: proposed })
  async proposePhoto(
    @Param('id', { schema: id }) id: string,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
    @Req() { actor }: Visit,
  ): Promise<Proposed> {
    await this.database.transaction(actor!, () => this.proposals.pendingOf('promeneur', id), 'read only');
    if (!file) throw new Invalid([{ path: 'file', code: 'file-missing', message: 'Choisissez une photo.' }]);
    const photo = await drawnPhoto(file.buffer);
    return this.database.transaction(actor!, () => this.proposals.ofPhoto(id, photo));
  }

  /** Proposes to show no photo. */
  @Delete('promeneurs/:id/proposal/photo')
  @Requires('record-changes.propose')
  @SerializeOptions({ schema: proposed })
  proposeNoPhoto(@Param('id', { schema: id }) id: string): Promise<Proposed> {
    return this.proposals.ofPhoto(id, null);
  }

  @Get('structures/:id/proposal')
  @Requires('record-changes.read')
  @SerializeOptions({ schema: proposed })
  ofStructure(@Param('id', { schema: id }) id: string): Promise<Proposed> {
    return this.proposals.pendingOf('structure', id);
  }

  @Put('structures/:id/proposal')
  @Requires('record-changes.propose-structure')
  @SerializeOptions({ schema: proposed })
  proposeForStructure(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: structureProposal }) proposal: StructureProposal,
  ): Promise<Proposed> {
    return this.proposals.ofStructure(id, proposal);
  }
}
