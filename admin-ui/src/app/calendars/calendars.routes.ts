import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { TEXTS } from '../../texts/texts';

/** Calendars are listed where they come from: at their connector. */
const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: '/connectors' },
  {
    path: ':id',
    title: () => inject(TEXTS).calendars.one,
    loadComponent: () => import('./calendar-page').then((m) => m.CalendarPage),
  },
];
export default routes;
