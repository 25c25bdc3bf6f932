import type { Routes } from '@angular/router';

export const charterRoutes: Routes = [];
