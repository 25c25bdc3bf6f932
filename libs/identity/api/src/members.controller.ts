import { Body, Controller, Delete, Get, Param, Patch, Query, Req, SerializeOptions } from '@nestjs/common';
import { type Member, member, memberChange, type MemberChange, memberQuery, type MemberQuery, members } from '@promenade/identity/model';
import { OutsideTransaction, type Visit } from '@promenade/platform/api';
import type { List } from '@promenade/platform/model';
import * as z from 'zod';
import { Members } from './members';
import { Requires } from './requires';
import { SecondFactorReset } from './second-factor-reset';

const id = z.uuid();
const done = z.strictObject({});

@Controller('members')
@SerializeOptions({ schema: member })
export class MembersController {
  constructor(
    private readonly members: Members,
    private readonly factor: SecondFactorReset,
  ) {}

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

  /** The second factor of the person in that seat, when telephone and codes of recovery are lost. */
  @Delete(':id/second-factor')
  @OutsideTransaction()
  @Requires('members.write')
  @SerializeOptions({ schema: done })
  async resetFactor(@Param('id', { schema: id }) id: string, @Req() visit: Visit): Promise<Record<string, never>> {
    await this.factor.reset(visit.actor!, id);
    return {};
  }
}
