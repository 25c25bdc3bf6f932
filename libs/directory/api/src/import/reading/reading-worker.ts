import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './csv.ts';
import { kindOf } from './file-kind.ts';
import type { ReadingLimits } from './limits.ts';
import { Unreadable, type UnreadableCode, type UnreadableFacts } from './unreadable.ts';
import { readXlsx } from './xlsx.ts';

// A thread of its own: what a stranger's file costs in time and memory stops here.
// This module and those it imports are loaded by the thread alone: a module shared with the server would start the server again in it.
// It is imported where it is, so that the sources (tests) and the bundle (where it is a chunk) both know its address.

/** What the thread is asked. */
export interface ReadingTask {
  readonly task: typeof READING;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: ReadingLimits;
}

/** The sheets in JSON: a string crosses at the cost of its copy. */
export type ReadingAnswer = { readonly sheets: string } | { readonly code: UnreadableCode; readonly facts: UnreadableFacts };

export const READING = 'read-spreadsheet';
export const address = import.meta.url;

if (!isMainThread && (workerData as Partial<ReadingTask> | null)?.task === READING)
  parentPort!.postMessage(await answerTo(workerData as ReadingTask));

async function answerTo({ bytes, name, limits }: ReadingTask): Promise<ReadingAnswer> {
  try {
    const kind = kindOf(bytes);
    if (kind === 'xlsx') return { sheets: JSON.stringify(await readXlsx(bytes, limits)) };
    if (kind === 'csv') return { sheets: JSON.stringify(readCsv(bytes, name, limits)) };
    throw new Unreadable(kind);
  } catch (error) {
    if (error instanceof Unreadable) return { code: error.code, facts: error.facts };
    // A length, a depth or a date beyond what the language bears: the file's doing.
    if (error instanceof RangeError) return { code: 'damaged', facts: {} };
    throw error;
  }
}
