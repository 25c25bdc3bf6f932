import { Body, Controller, Delete, Get, Param, Patch, Query, SerializeOptions } from '@nestjs/common';
import { type Member, member, memberChange, type MemberChange, memberQuery, type MemberQuery, members } from '@promenade/identity/model';
import type { List } from '@promenade/platform/model';
import * as z from 'zod';
import { Members } from './members';
import { Requires } from './requires';

const id = z.uuid();

@Controller('members')
@SerializeOptions({ schema: member })
export class MembersController {
  constructor(private readonly members: Members) {}

  @Get()
  @Requires('members.read')
  @SerializeOptions({ schema: members })
  list(@Query({ schema: memberQuery }) query: MemberQuery): Promise<List<Member>> {
    return this.members.list(query);
  }

  @Patch(':id')
  @Requires('members.write')
  change(@Param('id', { schema: id }) id: string, @Body({ schema: memberChange }) change: MemberChange): Promise<Member> {
    return this.members.change(id, change);
  }

  @Delete(':id')
  @Requires('members.write')
  end(@Param('id', { schema: id }) id: string): Promise<Member> {
    return this.members.end(id);
  }
}
