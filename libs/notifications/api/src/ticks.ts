import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { traceOf } from '@promenade/platform/api';
import { Carrier } from './carrier';
import { ErrandRunner } from './errand-runner';
import { Nights } from './nights';

/** Short: somebody waits before a screen for the code that a letter brings. In milliseconds. */
const QUEUES_EVERY = 500;
const NIGHTS_EVERY = 30_000;
/** How long an errand may go on once the worker was asked to leave; then it goes back to the queue at its next step. */
const LEAVE_WITHIN = 5_000;

/** The heart of the worker: looks into the queues again and again, and ends what it began before it leaves. */
@Injectable()
export class Ticks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Worker');
  private fault: string | undefined;

  constructor(
    private readonly carrier: Carrier,
    private readonly errands: ErrandRunner,
    private readonly nights: Nights,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.carrier.post) this.log.warn('SMTP_URL manque : les courriels attendent.');
    void this.lookAtNights();
  }

  @Interval(QUEUES_EVERY)
  lookAtQueues(): void {
    this.carrier.lanes.tick();
    this.errands.lanes.tick();
  }

  /** Told once as long as the same thing keeps it from looking. */
  @Interval(NIGHTS_EVERY)
  async lookAtNights(): Promise<void> {
    const fault = await this.nights.tick().then(
      () => undefined,
      (error: unknown) => traceOf(error),
    );
    if (fault && fault !== this.fault) this.log.error(fault);
    this.fault = fault;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const impatience = setTimeout(() => this.errands.interrupt(), LEAVE_WITHIN);
    await Promise.all([this.carrier.lanes.close(), this.errands.lanes.close(), this.nights.close()]);
    clearTimeout(impatience);
  }
}
