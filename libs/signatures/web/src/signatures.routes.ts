import type { Routes } from '@angular/router';
import { forPermission } from '@promenade/identity/web';

export const signaturesRoutes: Routes = [
  { path: 'signer', title: 'Signer', loadComponent: async () => (await import('./sign-inbox')).SignInbox },
  { path: 'signer/:id', title: 'Signer', loadComponent: async () => (await import('./sign-page')).SignPage },
  {
    path: 'signer/:id/papier',
    title: 'Papier à contrôler',
    canMatch: [forPermission('signatures.ask')],
    loadComponent: async () => (await import('./paper-check')).PaperCheck,
  },
  { path: 'signer/:id/preuve', title: 'Preuve', loadComponent: async () => (await import('./evidence-page')).EvidencePage },
];
