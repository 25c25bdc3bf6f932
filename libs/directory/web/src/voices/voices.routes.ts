import type { Routes } from '@angular/router';

/** What a family asks and says, from the root: rendered on the server like the directory. */
export const publicVoicesRoutes: Routes = [
  { path: 'verifier', loadComponent: async () => (await import('../verify/verify-page')).VerifyPage },
  { path: 'signaler', loadComponent: async () => (await import('./report-page')).ReportPage },
  { path: 'ecrire', loadComponent: async () => (await import('./write-page')).WritePage },
];

/** What the coordination reads and answers. */
export const voicesRoutes: Routes = [
  { path: 'signalements', title: 'Signalements', loadComponent: async () => (await import('./report-list')).ReportListPage },
  { path: 'signalements/:id', title: 'Un signalement', loadComponent: async () => (await import('./report-record')).ReportRecord },
  { path: 'messages', title: 'Messages', loadComponent: async () => (await import('./message-list')).MessageListPage },
  { path: 'messages/:id', title: 'Un message', loadComponent: async () => (await import('./message-record')).MessageRecord },
];
