import { HttpException, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { pauseAfterBreak } from '@promenade/notifications/model';
import { DoesErrand, type ErrandDoer, faultOf, problemOf, traceOf } from '@promenade/platform/api';
import { Interrupted, Progress } from './errand-progress';
import { ERRAND_LEASE, ErrandQueue } from './errand-queue';
import type { ErrandRow } from './errand-row';
import { Lanes, type Piece } from './lanes';
import { written } from './patience';
import { Seats } from './seats';

const WIDTH = 2;
const MARK_WITHIN = ERRAND_LEASE / 3;

const AGAIN = 'Une tentative n’a pas abouti. Une autre suit.';
const AT_LAST = 'Nous n’avons pas pu terminer, après plusieurs tentatives. Ce qui était fait est gardé : recommencez.';
const SEAT_GONE = 'Votre accès a pris fin avant que ce traitement ne commence.';

/** Does the errands that were asked for, each in the seat of whoever asked, by the provider that says `@DoesErrand` of its kind. */
@Injectable()
export class ErrandRunner implements OnModuleInit {
  readonly lanes = new Lanes('Errands', WIDTH, () => this.next());
  private readonly log = new Logger('Errands');
  private readonly doers = new Map<string, ErrandDoer>();
  private readonly running = new Set<Progress>();

  constructor(
    private readonly queue: ErrandQueue,
    private readonly seats: Seats,
    private readonly discovery: DiscoveryService,
  ) {}

  onModuleInit(): void {
    for (const provider of this.discovery.getProviders({ metadataKey: DoesErrand.KEY })) {
      const { kind } = this.discovery.getMetadataByDecorator(DoesErrand, provider)!;
      if (this.doers.has(kind)) throw new Error(`Two providers do the errand « ${kind} ».`);
      this.doers.set(kind, provider.instance as ErrandDoer);
    }
  }

  /** The work under way ends at its next step, and goes back to the queue. */
  interrupt(): void {
    for (const progress of this.running) progress.leave();
  }

  private async next(): Promise<Piece | undefined> {
    if (!this.doers.size) return undefined;
    const errand = await this.queue.take([...this.doers.keys()]);
    return errand && (() => this.run(errand));
  }

  private async run(errand: ErrandRow): Promise<void> {
    const progress = new Progress(this.queue, errand);
    this.running.add(progress);
    try {
      const end = await this.worked(errand, progress).catch((error: unknown) => this.endAfter(errand, error));
      await written(MARK_WITHIN, end);
    } finally {
      this.running.delete(progress);
      progress.close();
    }
  }

  /** @returns how to write the end down, which may take several tries */
  private async worked(errand: ErrandRow, progress: Progress): Promise<() => Promise<void>> {
    if (errand.stopAsked) return () => this.queue.stop(errand);
    // Its last try ended with the death of a worker, and so did those before: it may be what kills them.
    if (pauseAfterBreak(errand.attempts - 1) === undefined && errand.attempts > 1) return () => this.queue.fail(errand, AT_LAST);
    const actor = await this.seats.actorOf(errand);
    if (!actor) return () => this.queue.fail(errand, SEAT_GONE);
    const result = await this.doers.get(errand.kind)!.run(errand.payload, progress, actor);
    return () => this.queue.finish(errand, progress.whole, result);
  }

  /** A refusal of ours is for good and says why; whatever else broke (the base was away, a fault of ours) is tried again. */
  private endAfter(errand: ErrandRow, error: unknown): () => Promise<void> {
    if (error instanceof Interrupted) return () => this.interrupted(errand, error);
    if (error instanceof HttpException && error.getStatus() < 500) return () => this.queue.fail(errand, wordsOf(error));
    this.log.error(`${errand.kind}: ${traceOf(error)}`);
    return async () => {
      if (!(await this.queue.tryAgain(errand, AGAIN))) await this.queue.fail(errand, AT_LAST);
    };
  }

  private async interrupted(errand: ErrandRow, { why }: Interrupted): Promise<void> {
    if (why === 'stop-asked') await this.queue.stop(errand);
    if (why === 'worker-leaves') await this.queue.handBack(errand);
  }
}

function wordsOf(error: HttpException): string {
  const { title, errors = [] } = problemOf(faultOf(error));
  return [title, ...errors.map(({ message }) => message)].join(' ');
}
