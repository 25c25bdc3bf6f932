import type { Routes } from '@angular/router';

/** From the root, as every room's routes. */
export const publicDirectoryRoutes: Routes = [
  { path: 'annuaire', loadComponent: async () => (await import('./public-departments')).PublicDepartmentsPage },
  { path: 'annuaire/:place', loadComponent: async () => (await import('./public-list')).PublicList },
  { path: 'annuaire/:place/:slug', loadComponent: async () => (await import('./public-card')).PublicCardPage },
];
