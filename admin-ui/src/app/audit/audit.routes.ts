import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { TEXTS } from '../../texts/texts';

const routes: Routes = [
  {
    path: '',
    title: () => inject(TEXTS).audit.title,
    loadComponent: () => import('./audit-page').then((m) => m.AuditPage),
  },
];
export default routes;
