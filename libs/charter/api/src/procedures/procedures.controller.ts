import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type CommitmentList,
  commitmentList,
  type CorrectionAsk,
  correctionAsk,
  type EvidenceLink,
  evidenceLink,
  type ProcedureAnswer,
  procedureAnswer,
  type ProcedureDetail,
  procedureDetail,
  type ProcedureDraft,
  procedureDraft,
  type ProcedureList,
  procedureList,
  type ProcedureNote,
  procedureNote,
  type ProcedureQuery,
  procedureQuery,
  type ProcedureWord,
  procedureWord,
} from '@promenade/charter/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { ProcedureActs } from './procedure-acts.service';
import { ProcedureEvidenceShelf } from './procedure-evidence.service';
import { Procedures } from './procedures.service';

const id = z.uuid();

/** Non-respect of the charter (S2-40). There is no door to exclude: a committee decides that, elsewhere. */
@Controller('charter-procedures')
@SerializeOptions({ schema: procedureDetail })
export class ProceduresController {
  constructor(
    private readonly procedures: Procedures,
    private readonly acts: ProcedureActs,
    private readonly shelf: ProcedureEvidenceShelf,
  ) {}

  @Get()
  @Requires('procedures.read')
  @SerializeOptions({ schema: procedureList })
  list(@Query({ schema: procedureQuery }) query: ProcedureQuery): Promise<ProcedureList> {
    return this.procedures.list(query);
  }

  @Get('commitments/:promeneurId')
  @Requires('procedures.write')
  @SerializeOptions({ schema: commitmentList })
  commitments(@Param('promeneurId', { schema: id }) promeneurId: string): Promise<CommitmentList> {
    return this.procedures.commitments(promeneurId);
  }

  @Get(':id')
  @Requires('procedures.read')
  read(@Param('id', { schema: id }) id: string): Promise<ProcedureDetail> {
    return this.procedures.read(id);
  }

  @Post()
  @Requires('procedures.write')
  open(@Body({ schema: procedureDraft }) draft: ProcedureDraft): Promise<ProcedureDetail> {
    return this.procedures.open(draft);
  }

  @Post(':id/notes')
  @Requires('procedures.write')
  note(@Param('id', { schema: id }) id: string, @Body({ schema: procedureNote }) note: ProcedureNote): Promise<ProcedureDetail> {
    return this.acts.note(id, note);
  }

  @Post(':id/links')
  @Requires('procedures.write')
  link(@Param('id', { schema: id }) id: string, @Body({ schema: evidenceLink }) link: EvidenceLink): Promise<ProcedureDetail> {
    return this.shelf.add(id, link);
  }

  @Delete(':id/evidence/:evidenceId')
  @Requires('procedures.write')
  remove(@Param('id', { schema: id }) id: string, @Param('evidenceId', { schema: z.uuid() }) evidenceId: string): Promise<ProcedureDetail> {
    return this.shelf.remove(id, evidenceId);
  }

  @Post(':id/ask')
  @HttpCode(HttpStatus.OK)
  @Requires('procedures.write')
  ask(@Param('id', { schema: id }) id: string, @Body({ schema: correctionAsk }) ask: CorrectionAsk): Promise<ProcedureDetail> {
    return this.acts.ask(id, ask);
  }

  @Post(':id/answers')
  @Requires('procedures.answer')
  answer(@Param('id', { schema: id }) id: string, @Body({ schema: procedureAnswer }) { text }: ProcedureAnswer): Promise<ProcedureDetail> {
    return this.acts.answer(id, text);
  }

  @Post(':id/correct')
  @HttpCode(HttpStatus.OK)
  @Requires('procedures.write')
  correct(@Param('id', { schema: id }) id: string, @Body({ schema: procedureWord }) { word }: ProcedureWord): Promise<ProcedureDetail> {
    return this.acts.end(id, 'corrected', word);
  }

  @Post(':id/refer')
  @HttpCode(HttpStatus.OK)
  @Requires('procedures.write')
  refer(@Param('id', { schema: id }) id: string, @Body({ schema: procedureWord }) { word }: ProcedureWord): Promise<ProcedureDetail> {
    return this.acts.end(id, 'referred', word);
  }

  @Post(':id/withdraw')
  @HttpCode(HttpStatus.OK)
  @Requires('procedures.write')
  withdraw(@Param('id', { schema: id }) id: string, @Body({ schema: procedureWord }) { word }: ProcedureWord): Promise<ProcedureDetail> {
    return this.acts.end(id, 'withdrawn', word);
  }
}
