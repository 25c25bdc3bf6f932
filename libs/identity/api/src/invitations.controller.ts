import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type Invitation,
  invitation,
  invitationDraft,
  type InvitationDraft,
  invitationQuery,
  type InvitationQuery,
  invitations,
} from '@promenade/identity/model';
import { departmentCode, type List } from '@promenade/platform/model';
import * as z from 'zod';
import { Invitations } from './invitations';
import { Requires } from './requires';

const id = z.uuid();
const named = departmentCode.optional();

@Controller('invitations')
@SerializeOptions({ schema: invitation })
export class InvitationsController {
  constructor(private readonly invitations: Invitations) {}

  @Get()
  @Requires('members.read')
  @SerializeOptions({ schema: invitations })
  list(@Query({ schema: invitationQuery }) query: InvitationQuery): Promise<List<Invitation>> {
    return this.invitations.list(query);
  }

  /** The national level names the département by `?department=`; for the others it is that of their seat. */
  @Post()
  @Requires('members.write')
  invite(
    @Body({ schema: invitationDraft }) draft: InvitationDraft,
    @Query('department', { schema: named }) department?: string,
  ): Promise<Invitation> {
    return this.invitations.invite(draft, department);
  }

  @Post(':id/resend')
  @HttpCode(HttpStatus.OK)
  @Requires('members.write')
  resend(@Param('id', { schema: id }) id: string): Promise<Invitation> {
    return this.invitations.resend(id);
  }

  @Post(':id/restore')
  @HttpCode(HttpStatus.OK)
  @Requires('members.write')
  restore(@Param('id', { schema: id }) id: string): Promise<Invitation> {
    return this.invitations.restore(id);
  }

  @Delete(':id')
  @Requires('members.write')
  revoke(@Param('id', { schema: id }) id: string): Promise<Invitation> {
    return this.invitations.revoke(id);
  }
}
