import type { Routes } from '@angular/router';
import { titled } from '../ui/page/titled';

const routes: Routes = [
  {
    path: '',
    title: titled(({ jobs }) => jobs.title),
    loadComponent: () => import('./jobs-page').then((m) => m.JobsPage),
  },
  {
    path: ':id',
    title: titled(({ jobs }) => jobs.one),
    loadComponent: () => import('./job-page').then((m) => m.JobPage),
  },
];
export default routes;
