import type { Routes } from '@angular/router';

/** Public pages, rendered on the server. */
export const publicDocumentsRoutes: Routes = [
  { path: 'verifier/document', loadComponent: async () => (await import('./verify-document')).VerifyDocumentPage },
  { path: 'verifier/document/sans-promenade', loadComponent: async () => (await import('./by-hand')).ByHandPage },
];
