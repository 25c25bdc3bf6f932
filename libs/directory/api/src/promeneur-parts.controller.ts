import { Body, Controller, Delete, Param, Patch, Post, SerializeOptions } from '@nestjs/common';
import {
  type EmploymentChange,
  employmentChange,
  type EmploymentDraft,
  employmentDraft,
  type OnlineProfileDraft,
  onlineProfileDraft,
  type PromeneurDetail,
  promeneurDetail,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { Employments } from './employments.service';
import { OnlineProfiles } from './online-profiles.service';

const id = z.uuid();

/** The employments and online profiles of a record. Each act answers with the record whole. */
@Controller('promeneurs/:id')
@SerializeOptions({ schema: promeneurDetail })
@Requires('directory.write')
export class PromeneurPartsController {
  constructor(
    private readonly employments: Employments,
    private readonly profiles: OnlineProfiles,
  ) {}

  @Post('employments')
  start(@Param('id', { schema: id }) id: string, @Body({ schema: employmentDraft }) draft: EmploymentDraft): Promise<PromeneurDetail> {
    return this.employments.start(id, draft);
  }

  @Patch('employments/:employmentId')
  change(
    @Param('id', { schema: id }) id: string,
    @Param('employmentId', { schema: id }) employmentId: string,
    @Body({ schema: employmentChange }) change: EmploymentChange,
  ): Promise<PromeneurDetail> {
    return this.employments.change(id, employmentId, change);
  }

  @Delete('employments/:employmentId')
  forget(@Param('id', { schema: id }) id: string, @Param('employmentId', { schema: id }) employmentId: string): Promise<PromeneurDetail> {
    return this.employments.remove(id, employmentId);
  }

  @Post('online-profiles')
  add(@Param('id', { schema: id }) id: string, @Body({ schema: onlineProfileDraft }) draft: OnlineProfileDraft): Promise<PromeneurDetail> {
    return this.profiles.add(id, draft);
  }

  @Delete('online-profiles/:profileId')
  drop(@Param('id', { schema: id }) id: string, @Param('profileId', { schema: id }) profileId: string): Promise<PromeneurDetail> {
    return this.profiles.remove(id, profileId);
  }
}
