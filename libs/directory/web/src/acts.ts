import { inject, type Signal, signal } from '@angular/core';
import { problemOf, Toasts } from '@promenade/platform/web';

export interface Acts {
  /** The name of what is under way; empty when nothing is. */
  readonly busy: Signal<string>;
  /** Does it unless something is under way; a failure is told, not thrown. @returns whether it was done */
  during(name: string, work: () => Promise<unknown>): Promise<boolean>;
  /** The same for what is undone from a toast, maybe after the page was left. */
  undo(work: () => Promise<unknown>): () => Promise<boolean>;
}

/** What a page does to the server, one act at a time: `acts.during('withdraw', () => this.api.withdraw(id))`. Call it in a field. */
export function acts(): Acts {
  const toasts = inject(Toasts);
  const busy = signal('');
  const tried = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toasts.say(problemOf(error).message);
      return false;
    }
  };
  return {
    busy: busy.asReadonly(),
    undo: (work) => () => tried(work),
    during: async (name, work) => {
      if (busy()) return false;
      busy.set(name);
      const done = await tried(work);
      busy.set('');
      return done;
    },
  };
}
