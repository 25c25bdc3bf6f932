import { setTimeout } from 'node:timers/promises';

/** Longer than a letter takes to be written, on a busy day too. */
const SAME = 150;

/** The answer leaves at the same moment whether there was a letter to write or not: nobody learns by waiting who has an account. */
export async function inSameTime(work: Promise<void>): Promise<void> {
  await Promise.all([work, setTimeout(SAME)]);
}
