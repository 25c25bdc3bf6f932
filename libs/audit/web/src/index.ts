import type { Routes } from '@angular/router';

export const auditRoutes: Routes = [];
