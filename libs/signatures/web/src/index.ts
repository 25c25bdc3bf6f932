import type { Routes } from '@angular/router';

export const signaturesRoutes: Routes = [];
