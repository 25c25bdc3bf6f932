import { Body, Controller, Get, HttpCode, HttpStatus, Post, Req, Res, SerializeOptions } from '@nestjs/common';
import { invitationAnswer, type InvitationAnswer, invitationAsked, type InvitationAsked } from '@promenade/identity/model';
import { OutsideTransaction, type Visit } from '@promenade/platform/api';
import { type Session, session } from '@promenade/platform/model';
import type { Response } from 'express';
import { SessionCookie } from './cookie';
import { InvitationAnswers } from './invitation-answers';
import { Requires } from './requires';

/** The invitation behind the link that opened this session; for any other session there is none (404). */
@Controller('invitation')
@Requires('session')
@OutsideTransaction()
export class InvitationController {
  constructor(
    private readonly answers: InvitationAnswers,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @SerializeOptions({ schema: invitationAsked })
  read(@Req() visit: Visit): Promise<InvitationAsked> {
    return this.answers.read(visit);
  }

  @Post('accept')
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: session })
  async accept(
    @Body({ schema: invitationAnswer }) answer: InvitationAnswer,
    @Req() visit: Visit,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const { token, session } = await this.answers.accept(answer, visit);
    this.cookie.give(visit, response, token);
    return session;
  }

  @Post('decline')
  @HttpCode(HttpStatus.OK)
  async decline(@Req() visit: Visit, @Res({ passthrough: true }) response: Response): Promise<Record<string, never>> {
    const back = await this.answers.decline(visit);
    if (back) this.cookie.give(visit, response, back.token);
    else this.cookie.drop(visit, response);
    return {};
  }
}
