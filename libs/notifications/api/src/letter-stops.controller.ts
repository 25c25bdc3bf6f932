import { Controller, HttpCode, HttpStatus, Post, Query, SerializeOptions } from '@nestjs/common';
import { Requires } from '@promenade/identity/api';
import { type LetterStop, letterStop, type LetterStopQuery, letterStopQuery } from '@promenade/notifications/model';
import { LimitedBy, OutsideTransaction } from '@promenade/platform/api';
import { LetterStops } from './letter-stops';

/** Whoever holds the link of a letter stops such letters, without an account, and may take it back. */
@Controller('public/letters')
@Requires('public')
@LimitedBy('public')
@OutsideTransaction()
@SerializeOptions({ schema: letterStop })
export class LetterStopsController {
  constructor(private readonly stops: LetterStops) {}

  /** Programs of mail post here too, with a form that says nothing more (RFC 8058). */
  @Post('stop')
  @HttpCode(HttpStatus.OK)
  async stop(@Query({ schema: letterStopQuery }) { lettre }: LetterStopQuery): Promise<LetterStop> {
    await this.stops.stop(lettre);
    return { stopped: true };
  }

  @Post('resume')
  @HttpCode(HttpStatus.OK)
  async resume(@Query({ schema: letterStopQuery }) { lettre }: LetterStopQuery): Promise<LetterStop> {
    await this.stops.resume(lettre);
    return { stopped: false };
  }
}
