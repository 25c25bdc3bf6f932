import { isoInstant, line } from '@promenade/platform/model';
import * as z from 'zod';

/** A letter as the demonstration's mailbox shows it (`doors.md`, Session). `links` are absolute; codes are read in `text`. */
export const deliveredLetter = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  links: z.array(z.string()),
  sentAt: isoInstant,
});
export type DeliveredLetter = z.infer<typeof deliveredLetter>;

/** `GET /api/letters`: newest first. `waiting` counts those that nobody has carried yet, so that the page never hides a worker that sleeps. */
export const letterBox = z.object({ items: z.array(deliveredLetter), waiting: z.number().int() });
export type LetterBox = z.infer<typeof letterBox>;

const words = line(320, 0)
  .transform((value) => value.toLowerCase() || undefined)
  .optional();

/** `to` is a whole address; `q` a part of one, or of a subject. */
export const letterQuery = z.object({ to: words, q: words });
export type LetterQuery = z.infer<typeof letterQuery>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const pauses = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR];

/** A letter that did not leave is tried again, ten times at most: some thirty-two hours in all. */
export const LETTER_TRIES = 10;

/** Milliseconds to wait after the given try (the first is 1), or nothing when there is no further one. */
export function pauseAfterTry(tries: number): number | undefined {
  if (tries >= LETTER_TRIES) return undefined;
  return pauses[Math.min(tries, pauses.length) - 1];
}
