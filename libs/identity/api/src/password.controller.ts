import { Body, Controller, HttpCode, HttpStatus, Post, Put, Req, Res, SerializeOptions } from '@nestjs/common';
import {
  magicLinkRequest,
  passwordChange,
  type PasswordChange,
  passwordReset,
  type PasswordReset as Reset,
} from '@promenade/identity/model';
import { OutsideTransaction, type Visit } from '@promenade/platform/api';
import { type Session, session } from '@promenade/platform/model';
import type { Response } from 'express';
import { SessionCookie } from './cookie';
import { PasswordChanges } from './password-changes';
import { Requires } from './requires';

@Controller('password')
@OutsideTransaction()
export class PasswordController {
  constructor(
    private readonly changes: PasswordChanges,
    private readonly cookie: SessionCookie,
  ) {}

  @Put()
  @Requires('self.use')
  @SerializeOptions({ schema: session })
  async change(
    @Body({ schema: passwordChange }) asked: PasswordChange,
    @Req() visit: Visit,
    @Res({ passthrough: true }) answer: Response,
  ): Promise<Session> {
    const { token, session } = await this.changes.change(visit.actor!, asked, visit);
    this.cookie.give(visit, answer, token);
    return session;
  }

  @Post('forgotten')
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('public')
  async forgotten(@Body({ schema: magicLinkRequest }) { email }: { email: string }, @Req() visit: Visit): Promise<Record<string, never>> {
    await this.changes.forgotten(email, visit);
    return {};
  }

  @Post('reset')
  @HttpCode(HttpStatus.OK)
  @Requires('public')
  async reset(@Body({ schema: passwordReset }) asked: Reset, @Req() visit: Visit): Promise<Record<string, never>> {
    await this.changes.reset(asked, visit);
    return {};
  }
}
