import { Controller, Get, Query, Req, SerializeOptions } from '@nestjs/common';
import { type Verification, verification, type VerifyQuery, verifyQuery } from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { LimitedBy, Limits, OutsideTransaction, type Visit } from '@promenade/platform/api';
import { Verifications } from './verification.service';

@Controller('public/verify')
@Requires('public')
@LimitedBy('public')
export class VerifyController {
  constructor(
    private readonly verifications: Verifications,
    private readonly limits: Limits,
  ) {}

  /** Counted twice: with the public doors, and by a stricter rule of its own. */
  @Get()
  @OutsideTransaction()
  @SerializeOptions({ schema: verification })
  async verify(@Query({ schema: verifyQuery }) { q }: VerifyQuery, @Req() visit: Visit): Promise<Verification> {
    await this.limits.count('verify', visit.ip ?? '');
    return this.verifications.of(q);
  }
}
