import { isoInstant, listOf, type Refusal } from '@promenade/platform/model';
import * as z from 'zod';

export const errandStates = ['queued', 'running', 'done', 'failed', 'stopped'] as const;
export type ErrandState = (typeof errandStates)[number];

/** Deferred work, as the one who asked for it sees it. `result` may name a page of ours to go to: `path`, and its `label`. */
export const errand = z.object({
  id: z.uuid(),
  department: z.string().nullable(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(errandStates),
  /** Out of `total`, once the work knows how much there is. */
  done: z.number().int(),
  total: z.number().int().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  /** A French sentence: why it failed, or why it is tried again. */
  fault: z.string().nullable(),
  /** Somebody asked to stop it; the work ends at its next step. */
  stopAsked: z.boolean(),
  askedAt: isoInstant,
  endedAt: isoInstant.nullable(),
});
export type Errand = z.infer<typeof errand>;

export const errandList = listOf(errand);

/** Still to be waited for. */
export function isUnderway({ state }: Pick<Errand, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** Whole per cent, or nothing while the work has not counted itself. */
export function percentOf({ done, total }: Pick<Errand, 'done' | 'total'>): number | undefined {
  return total ? Math.min(100, Math.floor((done / total) * 100)) : undefined;
}

export function refusalToStop(errand: Pick<Errand, 'state'>): Refusal<'errand-ended'> | undefined {
  return isUnderway(errand) ? undefined : { code: 'errand-ended', facts: { state: errand.state } };
}

/** Where a finished errand leads: a path of this house only, whatever the result says. */
export function pathOf({ result }: Pick<Errand, 'result'>): string | undefined {
  const path = result?.['path'];
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : undefined;
}

const MINUTE = 60_000;
const pauses = [10_000, MINUTE, 5 * MINUTE, 15 * MINUTE];

/** Milliseconds to wait before work that broke is tried again (the first try is 1), or nothing when it has failed for good. */
export function pauseAfterBreak(tries: number): number | undefined {
  return pauses[tries - 1];
}
