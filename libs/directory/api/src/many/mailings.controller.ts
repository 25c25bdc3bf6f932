import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type MailingDraft,
  mailingDraft,
  type MailingList,
  mailingList,
  type MailingPreview,
  mailingPreview,
  type MailingSent,
  mailingSent,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { pageQuery, type PageQuery } from '@promenade/platform/model';
import { Mailings } from './mailings.service';

@Controller('mailings')
@Requires('mailings.write')
export class MailingsController {
  constructor(private readonly mailings: Mailings) {}

  @Get()
  @SerializeOptions({ schema: mailingList })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<MailingList> {
    return this.mailings.list(query);
  }

  /** Writes nothing. */
  @Post('preview')
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: mailingPreview })
  preview(@Body({ schema: mailingDraft }) draft: MailingDraft): Promise<MailingPreview> {
    return this.mailings.preview(draft);
  }

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @SerializeOptions({ schema: mailingSent })
  send(@Body({ schema: mailingDraft }) draft: MailingDraft): Promise<MailingSent> {
    return this.mailings.send(draft);
  }
}
