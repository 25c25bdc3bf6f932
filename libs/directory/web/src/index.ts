import type { Routes } from '@angular/router';

export const directoryRoutes: Routes = [];

/** From the root, as every room's routes: `annuaire`, `annuaire/:department`, `annuaire/:department/:slug`. */
export const publicDirectoryRoutes: Routes = [{ path: 'annuaire', children: [{ path: '**', children: [] }] }];
