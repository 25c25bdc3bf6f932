import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import {
  type AbsenceDraft,
  absenceDraft,
  type ConsentDraft,
  consentDraft,
  type ConsentField,
  consentField,
  type ConsentList,
  consentList,
  type DepartureDraft,
  departureDraft,
  type DepartureStep,
  departureStep,
  type OnboardingStep,
  onboardingStep,
  type PermanenceCover,
  permanenceCover,
  type PermanenceCoverQuery,
  permanenceCoverQuery,
  type PermanencesChange,
  permanencesChange,
  type PromeneurDetail,
  promeneurDetail,
  type ServedChange,
  servedChange,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { type PageQuery, pageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { Absences } from './absences.service';
import { Checklists } from './checklists.service';
import { Consents } from './consents.service';
import { Departures } from './departures.service';
import { PermanenceCovers } from './permanence-covers';
import { Permanences } from './permanences.service';
import { ServedTerritories } from './served-territories.service';

const id = z.uuid();

/** When and where a promeneur answers, and how an ordinary week of the département looks. Each act answers with the record whole. */
@Controller()
@SerializeOptions({ schema: promeneurDetail })
export class PresenceController {
  constructor(
    private readonly permanences: Permanences,
    private readonly territories: ServedTerritories,
    private readonly absences: Absences,
    private readonly covers: PermanenceCovers,
  ) {}

  @Get('directory/permanences')
  @Requires('permanences.read')
  @SerializeOptions({ schema: permanenceCover })
  cover(@Query({ schema: permanenceCoverQuery }) { volet }: PermanenceCoverQuery): Promise<PermanenceCover> {
    return this.covers.read(volet);
  }

  @Put('promeneurs/:id/permanences')
  @Requires('directory.write')
  setWeek(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: permanencesChange }) { permanences }: PermanencesChange,
  ): Promise<PromeneurDetail> {
    return this.permanences.set(id, permanences);
  }

  @Put('promeneurs/:id/territories')
  @Requires('directory.write')
  serve(@Param('id', { schema: id }) id: string, @Body({ schema: servedChange }) { territories }: ServedChange): Promise<PromeneurDetail> {
    return this.territories.replace(id, territories);
  }

  @Post('promeneurs/:id/absences')
  @Requires('own-record.keep')
  leaveOff(@Param('id', { schema: id }) id: string, @Body({ schema: absenceDraft }) draft: AbsenceDraft): Promise<PromeneurDetail> {
    return this.absences.add(id, draft);
  }

  @Delete('promeneurs/:id/absences/:absenceId')
  @Requires('own-record.keep')
  comeBack(@Param('id', { schema: id }) id: string, @Param('absenceId', { schema: id }) absenceId: string): Promise<PromeneurDetail> {
    return this.absences.remove(id, absenceId);
  }
}

/** What a person agrees to show, how they arrive, how they go. Each act answers with the record whole. */
@Controller('promeneurs/:id')
@SerializeOptions({ schema: promeneurDetail })
export class PathController {
  constructor(
    private readonly consents: Consents,
    private readonly checklists: Checklists,
    private readonly departures: Departures,
  ) {}

  @Get('consents')
  @Requires('own-record.keep')
  @SerializeOptions({ schema: consentList })
  said(@Param('id', { schema: id }) id: string, @Query({ schema: pageQuery }) paging: PageQuery): Promise<ConsentList> {
    return this.consents.list(id, paging);
  }

  @Put('consents/:field')
  @Requires('own-record.keep')
  consent(
    @Param('id', { schema: id }) id: string,
    @Param('field', { schema: consentField }) field: ConsentField,
    @Body({ schema: consentDraft }) { given }: ConsentDraft,
  ): Promise<PromeneurDetail> {
    return this.consents.say(id, field, given);
  }

  @Put('onboarding/:step')
  @HttpCode(HttpStatus.OK)
  @Requires('own-record.keep')
  tick(@Param('id', { schema: id }) id: string, @Param('step', { schema: onboardingStep }) step: OnboardingStep): Promise<PromeneurDetail> {
    return this.checklists.tick(id, { list: 'onboarding', step });
  }

  @Delete('onboarding/:step')
  @Requires('own-record.keep')
  untick(
    @Param('id', { schema: id }) id: string,
    @Param('step', { schema: onboardingStep }) step: OnboardingStep,
  ): Promise<PromeneurDetail> {
    return this.checklists.untick(id, { list: 'onboarding', step });
  }

  @Put('departure')
  @Requires('directory.write')
  leave(@Param('id', { schema: id }) id: string, @Body({ schema: departureDraft }) draft: DepartureDraft): Promise<PromeneurDetail> {
    return this.departures.prepare(id, draft);
  }

  @Delete('departure')
  @Requires('directory.write')
  stay(@Param('id', { schema: id }) id: string): Promise<PromeneurDetail> {
    return this.departures.cancel(id);
  }

  @Put('departure/:step')
  @Requires('own-record.keep')
  tickDeparture(
    @Param('id', { schema: id }) id: string,
    @Param('step', { schema: departureStep }) step: DepartureStep,
  ): Promise<PromeneurDetail> {
    return this.checklists.tick(id, { list: 'departure', step });
  }

  @Delete('departure/:step')
  @Requires('own-record.keep')
  untickDeparture(
    @Param('id', { schema: id }) id: string,
    @Param('step', { schema: departureStep }) step: DepartureStep,
  ): Promise<PromeneurDetail> {
    return this.checklists.untick(id, { list: 'departure', step });
  }
}
