import type { Routes } from '@angular/router';
import { forPermission } from '@promenade/identity/web';

/** The private pages; each is loaded when its path is asked for. */
export const documentsRoutes: Routes = [
  {
    path: 'mes-documents',
    title: 'Mes documents',
    canMatch: [forPermission('documents.read')],
    data: { whose: 'mine' },
    loadComponent: async () => (await import('./document-list')).DocumentListPage,
  },
  {
    path: 'documents',
    title: 'Documents',
    canMatch: [forPermission('documents.read')],
    data: { whose: 'all' },
    loadComponent: async () => (await import('./document-list')).DocumentListPage,
  },
  {
    path: 'documents/fichiers',
    title: 'Fichiers à retrouver',
    canMatch: [forPermission('documents.watch')],
    loadComponent: async () => (await import('./discrepancy-list')).DiscrepancyListPage,
  },
];
