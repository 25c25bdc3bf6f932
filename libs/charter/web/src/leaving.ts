import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Confirm } from '@promenade/platform/web';

/** A page that may hold words not sent yet. */
export interface Unsaved {
  isDirty(): boolean;
}

/** Asks before words that were typed are lost. Leaving the site altogether is asked by the browser itself (`beforeunload`). */
export const asksBeforeLeaving: CanDeactivateFn<Unsaved> = (page) => {
  if (!page.isDirty()) return true;
  return inject(Confirm).ask({
    title: 'Quitter sans enregistrer ?',
    text: 'Ce que vous avez écrit depuis le dernier enregistrement sera perdu.',
    keep: 'Rester sur la page',
    act: 'Quitter sans enregistrer',
  });
};
