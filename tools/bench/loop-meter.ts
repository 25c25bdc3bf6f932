import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Memory, memoryOf } from './memory.ts';

// Loaded into the API (`node --import`) by `npm run bench:import`: how long its event loop is held up, and the memory it needs at most.

/** Milliseconds between two looks: finer would cost what it measures. */
const RESOLUTION = 5;

export interface Metered extends Memory {
  /** Milliseconds: the longest that the event loop was held up, and what 99 looks in a hundred stayed under. */
  readonly longest: number;
  readonly p99: number;
}

const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();

process.on('message', (word) => {
  if (word === 'meter-begin') begin();
  if (word === 'meter-end') process.send?.(told());
});
process.channel?.unref();

function begin(): void {
  // Linux begins anew to look for the peak.
  writeFileSync('/proc/self/clear_refs', '5');
  delay.reset();
  process.send?.('meter-begun');
}

function told(): Metered {
  const { max, percentiles } = { max: delay.max, percentiles: delay.percentile(99) };
  const beyond = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1e6) - RESOLUTION);
  return { longest: beyond(max), p99: beyond(percentiles), ...memoryOf('self') };
}
