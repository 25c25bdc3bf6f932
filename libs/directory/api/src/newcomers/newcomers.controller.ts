import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type Newcomer,
  newcomer,
  type NewcomerDraft,
  newcomerDraft,
  type NewcomerList,
  newcomerList,
  type NewcomerQuery,
  newcomerQuery,
  type NewcomerRefusal,
  newcomerRefusal,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { Newcomers } from './newcomers.service';

const id = z.uuid();

@Controller()
@SerializeOptions({ schema: newcomer })
export class NewcomersController {
  constructor(private readonly newcomers: Newcomers) {}

  @Get('newcomers')
  @Requires('newcomers.read')
  @SerializeOptions({ schema: newcomerList })
  list(@Query({ schema: newcomerQuery }) query: NewcomerQuery): Promise<NewcomerList> {
    return this.newcomers.list(query);
  }

  @Post('structures/:id/newcomers')
  @Requires('newcomers.propose')
  propose(@Param('id', { schema: id }) id: string, @Body({ schema: newcomerDraft }) draft: NewcomerDraft): Promise<Newcomer> {
    return this.newcomers.propose(id, draft);
  }

  @Post('newcomers/:id/approve')
  @HttpCode(HttpStatus.OK)
  @Requires('newcomers.decide')
  approve(@Param('id', { schema: id }) id: string): Promise<Newcomer> {
    return this.newcomers.approve(id);
  }

  @Post('newcomers/:id/decline')
  @HttpCode(HttpStatus.OK)
  @Requires('newcomers.decide')
  decline(@Param('id', { schema: id }) id: string, @Body({ schema: newcomerRefusal }) { reason }: NewcomerRefusal): Promise<Newcomer> {
    return this.newcomers.decline(id, reason);
  }

  @Post('newcomers/:id/withdraw')
  @HttpCode(HttpStatus.OK)
  @Requires('newcomers.propose')
  withdraw(@Param('id', { schema: id }) id: string): Promise<Newcomer> {
    return this.newcomers.withdraw(id);
  }
}
