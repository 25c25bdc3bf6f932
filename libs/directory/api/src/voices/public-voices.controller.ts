import { Body, Controller, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  messageDraft,
  type MessageDraft,
  type MessageReceipt,
  messageReceipt,
  reportDraft,
  type ReportDraft,
  type ReportReceipt,
  reportReceipt,
  type VoiceQuery,
  voiceQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { LimitedBy } from '@promenade/platform/api';
import { Reception } from './reception';

/** Anybody may speak; nothing said here can be read here. */
@Controller('public')
@Requires('public')
export class PublicVoicesController {
  constructor(private readonly reception: Reception) {}

  @Post('reports')
  @LimitedBy('report')
  @SerializeOptions({ schema: reportReceipt })
  report(
    @Query({ schema: voiceQuery }) { department }: VoiceQuery,
    @Body({ schema: reportDraft }) draft: ReportDraft,
  ): Promise<ReportReceipt> {
    return this.reception.report(draft, department);
  }

  @Post('messages')
  @LimitedBy('contact')
  @SerializeOptions({ schema: messageReceipt })
  message(
    @Query({ schema: voiceQuery }) { department }: VoiceQuery,
    @Body({ schema: messageDraft }) draft: MessageDraft,
  ): Promise<MessageReceipt> {
    return this.reception.message(draft, department);
  }
}
