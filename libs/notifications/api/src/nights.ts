import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { slotDue } from '@promenade/notifications/model';
import { Clock, Database, Nightly, type NightlyJob, traceOf } from '@promenade/platform/api';
import { Housekeeping } from './housekeeping';
import { written } from './patience';
import { HOUSE, type Slot, SlotLedger } from './slot-ledger';

interface Night {
  readonly at: string;
  readonly job: NightlyJob;
}

const HOUSEKEEPING = 'housekeeping';
const HOUSEKEEPING_AT = '03:30';
const MARK_WITHIN = 60_000;

/** Runs the nightly jobs: each once a day and département, from its hour in Paris on, whoever else runs them too. */
@Injectable()
export class Nights implements OnModuleInit {
  private readonly log = new Logger('Nights');
  private readonly nights = new Map<string, Night>();
  private running: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ledger: SlotLedger,
    private readonly housekeeping: Housekeeping,
    private readonly discovery: DiscoveryService,
  ) {}

  onModuleInit(): void {
    for (const provider of this.discovery.getProviders({ metadataKey: Nightly.KEY })) {
      const { name, at } = this.discovery.getMetadataByDecorator(Nightly, provider)!;
      if (this.nights.has(name) || name === HOUSEKEEPING) throw new Error(`Two nightly jobs are called « ${name} ».`);
      if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new Error(`« ${at} » is no hour for the nightly job « ${name} ».`);
      this.nights.set(name, { at, job: provider.instance as NightlyJob });
    }
  }

  /** Runs what is due and not yet run, one after the other; a tick while it does is no second one. */
  tick(): Promise<void> {
    this.running ??= this.runDue().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Ends with the run under way. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async runDue(): Promise<void> {
    const due = [...this.nights].filter(([, { at }]) => slotDue(at, this.clock.now())).map(([name]) => name);
    const house = slotDue(HOUSEKEEPING_AT, this.clock.now()) ? [HOUSEKEEPING] : [];
    if (!due.length && !house.length) return;
    for (const slot of await this.ledger.open(due, house, this.clock.today())) {
      if (this.closed) return;
      const attempt = await this.ledger.take(slot);
      if (attempt) await this.run(slot, attempt);
    }
  }

  /** A job that breaks in one département stops neither the others nor itself elsewhere. */
  private async run(slot: Slot, attempt: number): Promise<void> {
    const fault = await this.work(slot).then(
      () => undefined,
      (error: unknown) => this.told(slot, error),
    );
    await written(MARK_WITHIN, () => this.ledger.end(slot, attempt, fault));
  }

  private told({ job, department }: Slot, error: unknown): string {
    const trace = traceOf(error);
    this.log.error(`${job} ${department}: ${trace}`);
    return trace.split('\n', 1)[0]!;
  }

  private async work({ job, department }: Slot): Promise<void> {
    if (department === HOUSE) return this.housekeeping.run();
    const actor = { id: `worker:${job}`, role: 'coordinator', department } as const;
    await this.database.transaction(actor, () => this.nights.get(job)!.job.run());
  }
}
