import { readFileSync } from 'node:fs';

/** Megabytes of a process in memory, threads included. */
export interface Memory {
  /** At most, since it began or since the look was begun anew. */
  readonly peak: number;
  readonly now: number;
}

/** As Linux tells it. */
export function memoryOf(pid: number | 'self'): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);
  return { peak: megabytes('VmHWM'), now: megabytes('VmRSS') };
}
