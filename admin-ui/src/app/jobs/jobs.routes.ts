import { inject } from '@angular/core';
import type { ResolveFn, Routes } from '@angular/router';
import { TEXTS, type Texts } from '../../texts/texts';

const titled =
  (title: (words: Texts['jobs']) => string): ResolveFn<string> =>
  () =>
    title(inject(TEXTS).jobs);

const routes: Routes = [
  {
    path: '',
    title: titled((words) => words.title),
    loadComponent: () => import('./jobs-page').then((m) => m.JobsPage),
  },
  {
    path: ':id',
    title: titled((words) => words.one),
    loadComponent: () => import('./job-page').then((m) => m.JobPage),
  },
];
export default routes;
