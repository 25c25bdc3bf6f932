import type { Routes } from '@angular/router';

export const auditRoutes: Routes = [{ path: 'journal', title: 'Journal', loadComponent: async () => (await import('./journal')).Journal }];
