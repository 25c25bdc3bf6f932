import { RenderMode, type ServerRoute } from '@angular/ssr';

/** What a family reads is rendered on the server, so that it comes at once and without JavaScript; the application is not. */
export const serverRoutes: ServerRoute[] = [
  { path: 'annuaire', renderMode: RenderMode.Server },
  { path: 'annuaire/**', renderMode: RenderMode.Server },
  { path: 'verifier', renderMode: RenderMode.Server },
  { path: 'verifier/**', renderMode: RenderMode.Server },
  { path: 'signaler', renderMode: RenderMode.Server },
  { path: 'ecrire', renderMode: RenderMode.Server },
  { path: '**', renderMode: RenderMode.Client },
];
