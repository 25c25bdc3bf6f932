import type { Routes } from '@angular/router';

export const notificationsRoutes: Routes = [
  { path: 'courriels', title: 'Courriels', loadComponent: async () => (await import('./letter-page')).LetterPage },
  { path: 'traitements', title: 'Traitements', loadComponent: async () => (await import('./errand-page')).ErrandPage },
];
