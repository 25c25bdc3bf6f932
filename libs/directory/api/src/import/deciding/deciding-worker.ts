import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { DecidingAnswer, DecidingTask } from './deciding-task.ts';

// A thread of its own: five thousand lines take seconds to decide, which nobody else is to wait for.
// What it runs is loaded by the thread alone, and shares with the server nothing but pure modules: a module that starts the server would
// start it again in here.

export const DECIDING = 'decide-imports';
export const address = import.meta.url;

/** First the communes (JSON), then one task after another. */
export type ToThread = { readonly communes: string } | { readonly id: number; readonly task: DecidingTask };

export type FromThread =
  | { readonly id: number; readonly answer: DecidingAnswer }
  | { readonly id: number; readonly fault: string }
  /** Lines read so far. */
  | { readonly id: number; readonly done: number; readonly total: number };

if (!isMainThread && (workerData as { task?: string } | null)?.task === DECIDING) await serve();

async function serve(): Promise<void> {
  if (address.endsWith('.ts')) await import('./from-sources.ts');
  const { decider } = await import('./deciding');
  const port = parentPort!;
  const decide = decider();
  port.on('message', (said: ToThread) => {
    if ('communes' in said) return decide.learn(said.communes);
    const { id, task } = said;
    try {
      port.postMessage({ id, answer: decide.decide(task, (done, total) => port.postMessage({ id, done, total })) } satisfies FromThread);
    } catch (error) {
      port.postMessage({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies FromThread);
    }
  });
}
