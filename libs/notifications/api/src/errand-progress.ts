import type { ErrandProgress } from '@promenade/platform/api';
import type { ErrandQueue } from './errand-queue';
import type { ErrandRow } from './errand-row';

/** Thrown through the work at its next step, so that it ends there and undoes nothing it has finished. */
export class Interrupted extends Error {
  constructor(readonly why: 'stop-asked' | 'lease-lost' | 'worker-leaves') {
    super(why);
  }
}

/** Between two writings of the progress; steps in between cost nothing. In milliseconds. */
const WRITE_EVERY = 250;
/** A third of the lease: two beats may be missed. */
const BEAT_EVERY = 10_000;

/** How far an errand is. It beats by itself while the work is silent, so that nobody takes it for dead. */
export class Progress implements ErrandProgress {
  private done: number;
  private total: number | null;
  private why: Interrupted['why'] | undefined;
  private writtenAt = -Infinity;
  private readonly heart: NodeJS.Timeout;

  constructor(
    private readonly queue: ErrandQueue,
    private readonly errand: ErrandRow,
    beatEvery = BEAT_EVERY,
  ) {
    this.done = errand.done;
    this.total = errand.total;
    // A beat that the base does not hear is no fault of the work: the next one, or the end, will tell.
    this.heart = setInterval(() => void this.write().catch(() => undefined), beatEvery);
  }

  /** What is done when all is. */
  get whole(): number {
    return this.total ?? this.done;
  }

  async tell(done: number, total: number): Promise<void> {
    this.done = done;
    this.total = total;
    if (performance.now() - this.writtenAt >= WRITE_EVERY || done >= total) await this.write();
    if (this.why) throw new Interrupted(this.why);
  }

  /** At its next step the work ends, and the errand goes back to the queue. */
  leave(): void {
    this.why ??= 'worker-leaves';
  }

  close(): void {
    clearInterval(this.heart);
  }

  private async write(): Promise<void> {
    this.writtenAt = performance.now();
    const word = await this.queue.renew(this.errand, this.done, this.total);
    if (!word) this.why = 'lease-lost';
    else if (word.stopAsked) this.why = 'stop-asked';
  }
}
