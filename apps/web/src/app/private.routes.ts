import type { Routes } from '@angular/router';
import { isUnder } from './is-under';

/** The rooms one works in, inside the private shell. */
export const privateRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'Accueil', loadComponent: async () => (await import('./home/home')).Home },
  {
    path: '',
    canMatch: [isUnder('comptes', 'mon-compte')],
    loadChildren: async () => (await import('@promenade/identity/web')).identityRoutes,
  },
  {
    path: '',
    canMatch: [isUnder('promeneurs', 'mes-donnees', 'structures', 'territoires', 'import', 'reglages', 'ma-fiche', 'modifications')],
    loadChildren: async () => (await import('@promenade/directory/web')).directoryRoutes,
  },
  {
    path: '',
    canMatch: [isUnder('signalements', 'messages')],
    loadChildren: async () => (await import('@promenade/directory/web')).voicesRoutes,
  },
  { path: '', canMatch: [isUnder('chartes')], loadChildren: async () => (await import('@promenade/charter/web')).charterRoutes },
  {
    path: '',
    canMatch: [isUnder('documents', 'mes-documents')],
    loadChildren: async () => (await import('@promenade/documents/web')).documentsRoutes,
  },
  {
    path: '',
    canMatch: [isUnder('tableau-de-bord')],
    loadChildren: async () => (await import('@promenade/dashboards/web')).dashboardsRoutes,
  },
  { path: '', canMatch: [isUnder('journal')], loadChildren: async () => (await import('@promenade/audit/web')).auditRoutes },
  {
    path: '',
    canMatch: [isUnder('courriels', 'traitements')],
    loadChildren: async () => (await import('@promenade/notifications/web')).notificationsRoutes,
  },
  { path: '**', title: 'Page introuvable', loadComponent: async () => (await import('./shell/not-found')).NotFound },
];
