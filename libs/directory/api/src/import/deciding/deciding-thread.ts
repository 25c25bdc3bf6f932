import { Worker } from 'node:worker_threads';
import { FileRefused } from '../reading/file-refused';
import type { DecidingAnswer, DecidingTask } from './deciding-task';
import type { FromThread, ToThread } from './deciding-worker';

/** Megabytes of the thread's heap, for a whole département in several forms. */
const HEAP = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 };
/** Milliseconds of one decision; far beyond what five thousand lines take. */
const MOST = 120_000;

type Told = (done: number, total: number) => void;

interface Waiting {
  readonly resolve: (answer: DecidingAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly told: Told | undefined;
  readonly late: NodeJS.Timeout;
}

/** The thread that decides imports, as long as it lives. It does one task after another. */
export class DecidingThread {
  isAlive = true;
  private readonly waiting = new Map<number, Waiting>();
  private readonly worker: Worker;
  private last = 0;

  private constructor(worker: Worker) {
    this.worker = worker;
    worker.unref();
    worker.on('message', (said: FromThread) => this.hear(said));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      this.fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileRefused('too-heavy') : error),
    );
    worker.on('exit', () => this.fail(new FileRefused('too-slow', { seconds: MOST / 1000 })));
  }

  static async started(communes: string): Promise<DecidingThread> {
    const { address, DECIDING } = await import('./deciding-worker');
    const worker = new Worker(new URL(address), { workerData: { task: DECIDING }, resourceLimits: HEAP, execArgv: [], env: {} });
    worker.postMessage({ communes } satisfies ToThread);
    return new DecidingThread(worker);
  }

  get isIdle(): boolean {
    return this.waiting.size === 0;
  }

  ask(task: DecidingTask, told?: Told): Promise<DecidingAnswer> {
    const id = ++this.last;
    this.worker.ref();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => void this.stop(), MOST);
      this.waiting.set(id, { resolve, reject, told, late });
      this.worker.postMessage({ id, task } satisfies ToThread);
    });
  }

  async stop(): Promise<void> {
    this.isAlive = false;
    await this.worker.terminate();
  }

  private hear(said: FromThread): void {
    const waiting = this.waiting.get(said.id);
    if (!waiting) return;
    if ('done' in said) return waiting.told?.(said.done, said.total);
    this.leave(said.id, waiting);
    if ('answer' in said) waiting.resolve(said.answer);
    else waiting.reject(new Error(said.fault));
  }

  private leave(id: number, { late }: Waiting): void {
    clearTimeout(late);
    this.waiting.delete(id);
    if (this.isIdle) this.worker.unref();
  }

  private fail(error: Error): void {
    this.isAlive = false;
    for (const [id, waiting] of this.waiting) {
      this.leave(id, waiting);
      waiting.reject(error);
    }
  }
}
