import { Worker } from 'node:worker_threads';
import type { Sheet } from '@promenade/directory/model';
import { FileRefused } from './file-refused';
import { type ReadingLimits, readingLimits } from './limits';
import type { ReadingAnswer, ReadingTask } from './reading-worker';

/** Megabytes of the thread's heap; the inflated parts lie beside it, and are counted. */
const HEAP = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 };

let previous: Promise<unknown> = Promise.resolve();

/** The sheets of a file, as `readSheetsText` reads them. */
export async function readSpreadsheet(bytes: Uint8Array, filename: string, limits: ReadingLimits = readingLimits): Promise<Sheet[]> {
  return JSON.parse(await readSheetsText(bytes, filename, limits)) as Sheet[];
}

/**
 * The sheets of an .xlsx or .csv file, told apart by their content, as JSON of `Sheet[]`. One file at a time in this process, in a thread
 * whose memory and time are limited. Throws `FileRefused` (413, 415, 422) for whatever cannot be read.
 */
export function readSheetsText(bytes: Uint8Array, filename: string, limits: ReadingLimits = readingLimits): Promise<string> {
  if (bytes.byteLength > limits.file) return Promise.reject(new FileRefused('too-big', { size: bytes.byteLength, most: limits.file }));
  const reading = previous.then(() => readInThread(bytes, filename.replace(/\.[^.]*$/, ''), limits));
  previous = reading.catch(() => undefined);
  return reading;
}

async function readInThread(bytes: Uint8Array, name: string, limits: ReadingLimits): Promise<string> {
  const { address, READING } = await import('./reading-worker');
  const workerData: ReadingTask = { task: READING, bytes, name, limits };
  const worker = new Worker(new URL(address), { workerData, resourceLimits: HEAP, execArgv: [], env: {}, stdin: false });
  try {
    const answer = await answerOf(worker, limits.time);
    if ('code' in answer) throw new FileRefused(answer.code, answer.facts);
    return answer.sheets;
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, time: number): Promise<ReadingAnswer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new FileRefused('too-slow', { seconds: Math.ceil(time / 1000) })), time);
    worker.once('message', (answer: ReadingAnswer) => resolve(answer));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileRefused('too-heavy') : error),
    );
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new FileRefused('damaged'));
    });
  });
}
