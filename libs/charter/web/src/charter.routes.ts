import type { Routes } from '@angular/router';

export const charterRoutes: Routes = [
  { path: 'chartes', title: 'Chartes', loadComponent: async () => (await import('./signature-list')).SignatureList },
  { path: 'chartes/textes', title: 'Le texte de la charte', loadComponent: async () => (await import('./charter-list')).CharterList },
  { path: 'chartes/textes/nouveau', title: 'Écrire une version', loadComponent: async () => (await import('./charter-form')).CharterForm },
  { path: 'chartes/textes/:id', title: 'Charte', loadComponent: async () => (await import('./charter-page')).CharterPage },
  {
    path: 'chartes/textes/:id/modifier',
    title: 'Modifier la charte',
    loadComponent: async () => (await import('./charter-form')).CharterForm,
  },
];
