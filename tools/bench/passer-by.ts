import { setTimeout as pause } from 'node:timers/promises';

/** What somebody else waited for their answers, in milliseconds. */
export interface Waits {
  readonly answers: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/** Between an answer and the next question: one person's pace rather than a load. */
const BREATH = 50;

/** Asks the same page again and again. @returns what ends it, and tells how long each answer took */
export function passBy(url: string, cookie: string): () => Promise<Waits> {
  const took: number[] = [];
  let over = false;
  const asking = (async () => {
    while (!over) {
      const began = performance.now();
      const answer = await fetch(url, { headers: { cookie } });
      await answer.text();
      if (!answer.ok) throw new Error(`${url} : ${answer.status}`);
      took.push(performance.now() - began);
      await pause(BREATH);
    }
  })();
  return async () => {
    over = true;
    await asking;
    took.sort((one, other) => one - other);
    const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
    return { answers: took.length, p50: at(0.5), p99: at(0.99), longest: took.at(-1) ?? 0 };
  };
}
