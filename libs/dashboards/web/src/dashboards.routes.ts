import type { Routes } from '@angular/router';

export const dashboardsRoutes: Routes = [
  {
    path: 'tableau-de-bord',
    title: 'Tableau de bord',
    loadComponent: async () => (await import('./department-dashboard')).DepartmentDashboardPage,
  },
];
