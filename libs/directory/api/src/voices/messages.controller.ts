import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type MessageAnswer,
  messageAnswer,
  type MessageDetail,
  messageDetail,
  type MessageList,
  messageList,
  type MessageQuery,
  messageQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { Messages } from './messages.service';

const id = z.uuid();

@Controller('messages')
@SerializeOptions({ schema: messageDetail })
export class MessagesController {
  constructor(private readonly messages: Messages) {}

  @Get()
  @Requires('messages.read')
  @SerializeOptions({ schema: messageList })
  list(@Query({ schema: messageQuery }) query: MessageQuery): Promise<MessageList> {
    return this.messages.list(query);
  }

  @Get(':id')
  @Requires('messages.read')
  read(@Param('id', { schema: id }) id: string): Promise<MessageDetail> {
    return this.messages.read(id);
  }

  @Post(':id/answer')
  @Requires('messages.write')
  @HttpCode(200)
  answer(@Param('id', { schema: id }) id: string, @Body({ schema: messageAnswer }) answer: MessageAnswer): Promise<MessageDetail> {
    return this.messages.answer(id, answer);
  }

  @Post(':id/close')
  @Requires('messages.write')
  @HttpCode(200)
  close(@Param('id', { schema: id }) id: string): Promise<MessageDetail> {
    return this.messages.close(id);
  }

  @Post(':id/reopen')
  @Requires('messages.write')
  @HttpCode(200)
  reopen(@Param('id', { schema: id }) id: string): Promise<MessageDetail> {
    return this.messages.reopen(id);
  }
}
