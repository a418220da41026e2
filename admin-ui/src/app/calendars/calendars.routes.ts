import type { Routes } from '@angular/router';
import { titled } from '../ui/page/titled';

/** Calendars are listed where they come from: at their connector. */
const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: '/connectors' },
  {
    path: ':id',
    title: titled((texts) => texts.calendars.one),
    loadComponent: () => import('./calendar-page').then((m) => m.CalendarPage),
  },
];
export default routes;
