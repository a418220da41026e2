import type { Routes } from '@angular/router';
import { titled } from '../ui/page/titled';
import { askBeforeLeaving } from './pair/edit/ask-before-leaving';

/** The list of pairs, and a pair with its tabs. */
const routes: Routes = [
  {
    path: '',
    title: titled(({ pairs }) => pairs.title),
    loadComponent: () => import('./pairs-page').then((m) => m.PairsPage),
  },
  {
    path: ':id',
    loadComponent: () => import('./pair/pair-page').then((m) => m.PairPage),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: titled(({ pairs }) => pairs.page.tabs.status),
        loadComponent: () => import('./pair/status/status-tab').then((m) => m.StatusTab),
      },
      {
        path: 'policy',
        title: titled(({ pairs }) => pairs.page.tabs.policy),
        canDeactivate: [askBeforeLeaving],
        loadComponent: () => import('./pair/policy-tab').then((m) => m.PolicyTab),
      },
      {
        path: 'filters',
        title: titled(({ pairs }) => pairs.page.tabs.filters),
        canDeactivate: [askBeforeLeaving],
        loadComponent: () => import('./pair/filters-tab').then((m) => m.FiltersTab),
      },
      {
        path: 'schedule',
        title: titled(({ pairs }) => pairs.page.tabs.schedule),
        canDeactivate: [askBeforeLeaving],
        loadComponent: () => import('./pair/schedule/schedule-tab').then((m) => m.ScheduleTab),
      },
      {
        path: 'events',
        title: titled(({ pairs }) => pairs.page.tabs.events),
        loadComponent: () => import('./pair/events/events-tab').then((m) => m.EventsTab),
      },
      {
        path: 'deletions',
        title: titled(({ pairs }) => pairs.page.tabs.deletions),
        loadComponent: () => import('./pair/deletions/deletions-tab').then((m) => m.DeletionsTab),
      },
    ],
  },
];
export default routes;
