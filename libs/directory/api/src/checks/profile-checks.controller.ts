import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Put,
  Query,
  Req,
  Res,
  SerializeOptions,
  UploadedFile,
} from '@nestjs/common';
import {
  type CheckDeclaration,
  checkDeclaration,
  checkItemKey,
  type CheckVerification,
  checkVerification,
  type ProfileChanged,
  profileChanged,
  type ProfileCheckList,
  profileCheckList,
  type ProfileCheckQuery,
  profileCheckQuery,
  type ProfileConflictList,
  profileConflictList,
  type ProfileConflictQuery,
  profileConflictQuery,
  type PromeneurChecks,
  promeneurChecks,
  type ScreenshotForm,
  screenshotForm,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Database, Invalid, OutsideTransaction, Upload, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import * as z from 'zod';
import { ProfileCheckLists } from './profile-check-lists';
import { ProfileChecks } from './profile-checks.service';
import { ProfileConflicts } from './profile-conflicts';
import { redrawn, screenshotLimits } from './screenshot';

const id = z.uuid();
const point = 'promeneurs/:id/online-profiles/:profileId/checks/:item';

/** What the charter asks of each profile, said by its promeneur, seen by the coordination. Each act answers with all the checks. */
@Controller()
@SerializeOptions({ schema: promeneurChecks })
export class ProfileChecksController {
  constructor(
    private readonly checks: ProfileChecks,
    private readonly lists: ProfileCheckLists,
    private readonly conflicts: ProfileConflicts,
    private readonly database: Database,
  ) {}

  @Get('profile-checks')
  @Requires('profile-checks.read')
  @SerializeOptions({ schema: profileCheckList })
  list(@Query({ schema: profileCheckQuery }) query: ProfileCheckQuery): Promise<ProfileCheckList> {
    return this.lists.list(query);
  }

  @Get('profile-conflicts')
  @Requires('profile-checks.read')
  @SerializeOptions({ schema: profileConflictList })
  listConflicts(@Query({ schema: profileConflictQuery }) query: ProfileConflictQuery): Promise<ProfileConflictList> {
    return this.conflicts.list(query);
  }

  @Get('promeneurs/:id/checks')
  @Requires('directory.read')
  read(@Param('id', { schema: id }) id: string): Promise<PromeneurChecks> {
    return this.lists.read(id);
  }

  /** A letter to the promeneur with what is missing. */
  @Post('promeneurs/:id/checks/ask')
  @HttpCode(HttpStatus.OK)
  @Requires('profile-checks.write')
  ask(@Param('id', { schema: id }) id: string): Promise<PromeneurChecks> {
    return this.checks.ask(id);
  }

  @Put('promeneurs/:id/online-profiles/:profileId/changed')
  @Requires('own-record.write')
  noteChange(
    @Param('id', { schema: id }) promeneurId: string,
    @Param('profileId', { schema: id }) profileId: string,
    @Body({ schema: profileChanged }) { changed }: ProfileChanged,
  ): Promise<PromeneurChecks> {
    return this.checks.noteChange(promeneurId, profileId, changed);
  }

  @Put(`${point}/declaration`)
  @Requires('own-record.write')
  declare(
    @Param('id', { schema: id }) promeneurId: string,
    @Param('profileId', { schema: id }) profileId: string,
    @Param('item', { schema: checkItemKey }) item: string,
    @Body({ schema: checkDeclaration }) { declared }: CheckDeclaration,
  ): Promise<PromeneurChecks> {
    return this.checks.declare({ promeneurId, profileId, item }, declared);
  }

  @Put(`${point}/verification`)
  @Requires('profile-checks.write')
  verify(
    @Param('id', { schema: id }) promeneurId: string,
    @Param('profileId', { schema: id }) profileId: string,
    @Param('item', { schema: checkItemKey }) item: string,
    @Body({ schema: checkVerification }) verification: CheckVerification,
  ): Promise<PromeneurChecks> {
    return this.checks.verify({ promeneurId, profileId, item }, verification);
  }

  @Delete(`${point}/verification`)
  @Requires('profile-checks.write')
  forget(
    @Param('id', { schema: id }) promeneurId: string,
    @Param('profileId', { schema: id }) profileId: string,
    @Param('item', { schema: checkItemKey }) item: string,
  ): Promise<PromeneurChecks> {
    return this.checks.forget({ promeneurId, profileId, item });
  }

  /** With the verification it is evidence of, or for one that stands. The image is drawn anew before a transaction is opened: a heavy one holds no connection. */
  @Put(`${point}/screenshot`)
  @Requires('profile-checks.write')
  @OutsideTransaction()
  @Upload({ field: 'file', bytes: screenshotLimits.file })
  async keepScreenshot(
    @Param('id', { schema: id }) promeneurId: string,
    @Param('profileId', { schema: id }) profileId: string,
    @Param('item', { schema: checkItemKey }) item: string,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
    @Body({ schema: screenshotForm }) verification: ScreenshotForm,
    @Req() visit: Visit,
  ): Promise<PromeneurChecks> {
    const place = { promeneurId, profileId, item };
    const actor = visit.actor!;
    // Whose page it is comes first: nobody learns from an image whether a page is there.
    await this.database.transaction(actor, () => this.checks.mayBeShown(place), 'read only');
    if (!file) throw new Invalid([{ path: 'file', code: 'file-missing', message: 'Choisissez une image.' }]);
    const image = await redrawn(file.buffer);
    return this.database.transaction(actor, () =>
      verification ? this.checks.verify(place, verification, image) : this.checks.keepScreenshot(place, image),
    );
  }

  @Delete(`${point}/screenshot`)
  @Requires('profile-checks.write')
  dropScreenshot(
    @Param('id', { schema: id }) promeneurId: string,
    @Param('profileId', { schema: id }) profileId: string,
    @Param('item', { schema: checkItemKey }) item: string,
  ): Promise<PromeneurChecks> {
    return this.checks.keepScreenshot({ promeneurId, profileId, item }, null);
  }

  @Get(`${point}/screenshot`)
  @Requires('directory.read')
  @Header('Cache-Control', 'private, no-store')
  async screenshot(
    @Param('id', { schema: id }) promeneurId: string,
    @Param('profileId', { schema: id }) profileId: string,
    @Param('item', { schema: checkItemKey }) item: string,
    @Res() answer: Response,
  ): Promise<void> {
    const image = await this.checks.screenshot({ promeneurId, profileId, item });
    answer.type('image/jpeg').setHeader('Cache-Control', 'private, no-store');
    answer.send(image);
  }
}
