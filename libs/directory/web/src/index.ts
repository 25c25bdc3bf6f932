import type { Routes } from '@angular/router';

export const directoryRoutes: Routes = [];

export const publicDirectoryRoutes: Routes = [];
