import { Body, Controller, Post, SerializeOptions } from '@nestjs/common';
import { Requires } from '@promenade/identity/api';
import { readable } from '@promenade/signatures/api';
import { type SignatureAsk, signatureAsk, type SignatureRequest, signatureRequest } from '@promenade/signatures/model';
import * as z from 'zod';
import { SigningDesk } from './signing-desk';

/** `POST /api/signatures`: what is asked to be signed is the charter in force, so the door is this room's. */
@Controller('signatures')
export class AskingController {
  constructor(private readonly desk: SigningDesk) {}

  @Post()
  @Requires('signatures.ask')
  @SerializeOptions({ schema: z.object({ items: z.array(signatureRequest) }) })
  async ask(@Body({ schema: signatureAsk }) { promeneurIds }: SignatureAsk): Promise<{ items: SignatureRequest[] }> {
    return { items: (await this.desk.ask(promeneurIds)).map(readable) };
  }
}
