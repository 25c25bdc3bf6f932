import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { type Verification, verification, type VerifyQuery, verifyQuery } from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { LimitedBy, OutsideTransaction } from '@promenade/platform/api';
import { Verifications } from './verification.service';

@Controller('public/verify')
@Requires('public')
@LimitedBy('public')
export class VerifyController {
  constructor(private readonly verifications: Verifications) {}

  /** As often as any public door. What keeps it from listing people is what it answers: see the README of the room. */
  @Get()
  @OutsideTransaction()
  @SerializeOptions({ schema: verification })
  verify(@Query({ schema: verifyQuery }) { q }: VerifyQuery): Promise<Verification> {
    return this.verifications.of(q);
  }
}
