import { Body, Controller, Delete, Get, Header, NotFoundException, Param, Patch, Query, Req, Res, SerializeOptions } from '@nestjs/common';
import {
  account,
  type Account,
  accountNames,
  type AccountNames,
  type OwnData,
  ownData,
  type OwnSession,
  ownSessions,
} from '@promenade/identity/model';
import { Database, OutsideTransaction, type Visit } from '@promenade/platform/api';
import { type List, offsetOf, type PageQuery, pageQuery } from '@promenade/platform/model';
import type { Response } from 'express';
import * as z from 'zod';
import { SessionCookie } from './cookie';
import { OwnAccount } from './own-account';
import { OwnDataFile } from './own-data-file';
import { Requires } from './requires';
import { Sessions } from './sessions';

@Controller('account')
@Requires('self.use')
@SerializeOptions({ schema: account })
export class AccountController {
  constructor(
    private readonly own: OwnAccount,
    private readonly data: OwnDataFile,
  ) {}

  @Get()
  @OutsideTransaction()
  read(@Req() visit: Visit): Promise<Account> {
    return this.own.read(visit.actor!);
  }

  /** A copy of everything the house holds about me, to read, to keep or to take elsewhere. */
  @Get('data')
  @OutsideTransaction()
  @Header('Content-Disposition', 'attachment; filename="mes-donnees.json"')
  @Header('Cache-Control', 'private, no-store')
  @SerializeOptions({ schema: ownData })
  copy(@Req() visit: Visit): Promise<OwnData> {
    return this.data.read(visit.actor!);
  }

  @Patch()
  @OutsideTransaction()
  rename(@Body({ schema: accountNames }) names: AccountNames, @Req() visit: Visit): Promise<Account> {
    return this.own.rename(visit.actor!, names);
  }
}

const id = z.uuid();

/** Where I am signed in. */
@Controller('sessions')
@Requires('self.use')
@OutsideTransaction()
export class SessionsController {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @SerializeOptions({ schema: ownSessions })
  async list(@Query({ schema: pageQuery }) query: PageQuery, @Req() visit: Visit): Promise<List<OwnSession>> {
    const all = await this.database.asAuth(() => this.sessions.ofAccount(visit.actor!), 'read only');
    const from = offsetOf(query);
    return { ...query, items: all.slice(from, from + query.size), total: all.length };
  }

  /** Signed out elsewhere, and here too when it is this very session. */
  @Delete(':id')
  async end(
    @Param('id', { schema: id }) sessionId: string,
    @Req() visit: Visit,
    @Res({ passthrough: true }) answer: Response,
  ): Promise<Record<string, never>> {
    const actor = visit.actor!;
    if (!(await this.database.asAuth(() => this.sessions.close(actor.id, sessionId)))) throw new NotFoundException();
    if (sessionId === actor.sessionId) this.cookie.drop(visit, answer);
    return {};
  }

  /** Everywhere but here. */
  @Delete()
  async endOthers(@Req() visit: Visit): Promise<{ ended: number }> {
    const { id, sessionId } = visit.actor!;
    return { ended: await this.database.asAuth(() => this.sessions.closeAll(id, sessionId)) };
  }
}
