import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CommuneCatalogue } from '../commune-catalogue';
import type { DecidingAnswer, DecidingTask } from './deciding-task';
import { DecidingThread } from './deciding-thread';

/** Milliseconds during which an idle thread is kept: whoever corrects cells asks again soon. */
const KEPT = 5 * 60_000;

/** Decides imports away from the event loop: one thread for the process, started when somebody needs it, ended when nobody does any more. */
@Injectable()
export class Decider implements OnModuleDestroy {
  private thread: Promise<DecidingThread> | undefined;
  private leaving: NodeJS.Timeout | undefined;

  constructor(private readonly communes: CommuneCatalogue) {}

  /** Inside a transaction: the first one reads the communes of the country. @param told how many lines are read */
  async decide(task: DecidingTask, told?: (done: number, total: number) => void): Promise<DecidingAnswer> {
    clearTimeout(this.leaving);
    try {
      return await (await this.alive()).ask(task, told);
    } finally {
      this.leaving = setTimeout(() => void this.leave(), KEPT).unref();
    }
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.leaving);
    await (await this.thread?.catch(() => undefined))?.stop();
  }

  /** @throws what kept the thread from starting */
  private async alive(): Promise<DecidingThread> {
    const starting = (this.thread ??= this.start());
    const thread = await starting.catch(() => undefined);
    if (thread?.isAlive) return thread;
    // Somebody else may have started another one meanwhile.
    if (this.thread === starting) this.thread = this.start();
    return this.thread ?? this.alive();
  }

  private async start(): Promise<DecidingThread> {
    return DecidingThread.started(await this.communes.text());
  }

  private async leave(): Promise<void> {
    const thread = await this.thread?.catch(() => undefined);
    if (!thread?.isIdle) return;
    this.thread = undefined;
    await thread.stop();
  }
}
