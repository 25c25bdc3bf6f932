import { DestroyRef, inject, type Signal, signal } from '@angular/core';
import type { ImportProgress } from '@promenade/directory/model';
import { ImportsApi } from './imports-api';

/** Milliseconds between two questions. */
const STRIDE = 700;

export interface Followed {
  /** What was heard last; null before the first word. */
  readonly progress: Signal<ImportProgress | null>;
  /**
   * Asks now and then, until it is stopped.
   * @param idle called once nothing is under way any more, with whether anything was; without it, asking goes on
   * @param wait milliseconds before the first question
   */
  start(idle?: (wasBusy: boolean) => void, wait?: number): void;
  stop(): void;
}

/** How far a long act of the server is, asked for while it lasts. Call it in a field: it stops with the page. */
export function followed(id: () => string): Followed {
  const api = inject(ImportsApi);
  const progress = signal<ImportProgress | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let run = 0;
  const stop = (): void => {
    run++;
    clearTimeout(timer);
  };
  const ask = async (own: number, idle: ((wasBusy: boolean) => void) | undefined): Promise<void> => {
    // What cannot be heard now is asked again: the act goes on all the same.
    const said = await api.progress(id()).catch(() => null);
    if (own !== run) return;
    const wasBusy = progress() !== null;
    if (said) progress.set(said);
    if (said?.phase === 'idle' && idle) return idle(wasBusy);
    timer = setTimeout(() => void ask(own, idle), STRIDE);
  };
  inject(DestroyRef).onDestroy(stop);
  return {
    progress: progress.asReadonly(),
    stop,
    start: (idle, wait = STRIDE) => {
      stop();
      progress.set(null);
      const own = run;
      timer = setTimeout(() => void ask(own, idle), wait);
    },
  };
}
