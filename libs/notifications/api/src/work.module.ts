import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { Clock } from '@promenade/platform/api';
import { Carrier } from './carrier';
import { DELIVERY, type Delivery } from './delivery';
import { ErrandQueue } from './errand-queue';
import { ErrandRunner } from './errand-runner';
import { Housekeeping } from './housekeeping';
import { LetterQueue } from './letter-queue';
import { Nights } from './nights';
import { OpenBox, Post } from './post';
import { Seats } from './seats';
import { SlotLedger } from './slot-ledger';
import { SmtpPost } from './smtp-post';
import { Ticks } from './ticks';

/** What the worker does: letters, errands and nights. The API does not import it, any number of workers may. */
@Module({
  imports: [DiscoveryModule, ScheduleModule.forRoot()],
  providers: [
    Carrier,
    ErrandQueue,
    ErrandRunner,
    Housekeeping,
    LetterQueue,
    Nights,
    Seats,
    SlotLedger,
    Ticks,
    { provide: Post, useFactory: postOf, inject: [DELIVERY, Clock] },
  ],
})
export class WorkModule {}

function postOf({ demonstration, smtpUrl, mailFrom }: Delivery, clock: Clock): Post | null {
  if (smtpUrl) return new SmtpPost(smtpUrl, mailFrom, clock);
  return demonstration ? new OpenBox() : null;
}
