import type { Routes } from '@angular/router';

export const notificationsRoutes: Routes = [
  { path: 'courriels', title: 'Courriels', loadComponent: async () => (await import('./letter-page')).LetterPage },
  { path: 'traitements', title: 'Traitements', loadComponent: async () => (await import('./errand-page')).ErrandPage },
];

/** For whoever holds a letter, without an account. */
export const stopRoutes: Routes = [
  {
    path: 'lettres/arreter',
    title: 'Ne plus recevoir ces courriels',
    loadComponent: async () => (await import('./stop-page')).StopPage,
  },
];
