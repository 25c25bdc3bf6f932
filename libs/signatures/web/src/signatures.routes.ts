import type { Routes } from '@angular/router';

export const signaturesRoutes: Routes = [
  { path: 'signer', title: 'Signer', loadComponent: async () => (await import('./sign-inbox')).SignInbox },
  { path: 'signer/:id', title: 'Signer', loadComponent: async () => (await import('./sign-page')).SignPage },
  { path: 'signer/:id/preuve', title: 'Preuve', loadComponent: async () => (await import('./evidence-page')).EvidencePage },
];
