import type { Routes } from '@angular/router';

export const identityRoutes: Routes = [];
