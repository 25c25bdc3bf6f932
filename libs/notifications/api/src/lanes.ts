import { Logger } from '@nestjs/common';

/** One piece of work, taken from a queue and held under a lease. */
export type Piece = () => Promise<void>;

/**
 * Takes work from a queue and does it, at most `width` pieces at a time, until there is none left. A tick while all are busy does
 * nothing. A queue that cannot be read (the base is away) is told once, and again when it answers.
 */
export class Lanes {
  private readonly log: Logger;
  private readonly busy = new Set<Promise<void>>();
  private closed = false;
  private fault: string | undefined;

  constructor(
    name: string,
    private readonly width: number,
    private readonly take: () => Promise<Piece | undefined>,
  ) {
    this.log = new Logger(name);
  }

  tick(): void {
    if (this.closed || this.busy.size >= this.width) return;
    const lane = this.run().finally(() => this.busy.delete(lane));
    this.busy.add(lane);
  }

  /** Does what there is to do now. */
  async drain(): Promise<void> {
    this.tick();
    while (this.busy.size) await Promise.all(this.busy);
  }

  /** Takes nothing more, and ends with what was begun. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.busy.size) await Promise.all(this.busy);
  }

  private async run(): Promise<void> {
    try {
      for (;;) {
        const piece = this.closed ? undefined : await this.take();
        this.tell(undefined);
        if (!piece) return;
        this.tick(); // there may be more: another lane looks while this one works
        await piece();
      }
    } catch (error) {
      this.tell(error instanceof Error ? error.message : String(error));
    }
  }

  private tell(fault: string | undefined): void {
    if (fault === this.fault) return;
    if (fault) this.log.error(fault);
    else this.log.warn('The queue answers again.');
    this.fault = fault;
  }
}
