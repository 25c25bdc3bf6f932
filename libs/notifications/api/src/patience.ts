import { setTimeout as pause } from 'node:timers/promises';

const STEP = 1000;

/**
 * Writes down what has happened already (a letter left, work ended) although the base is away for a moment: again each second, as
 * long as the lease keeps others from doing the same once more.
 * @param lease milliseconds that are left
 */
export async function written(lease: number, write: () => Promise<void>): Promise<void> {
  const end = performance.now() + lease;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (performance.now() + STEP > end) throw error;
      await pause(STEP);
    }
  }
}
