import type { Routes } from '@angular/router';

/** Public pages, rendered on the server. */
export const publicDocumentsRoutes: Routes = [];
