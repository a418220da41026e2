import { inject } from '@angular/core';
import type { ResolveFn, Routes } from '@angular/router';
import { TEXTS, type Texts } from '../../texts/texts';

const titled =
  (title: (words: Texts['connectors']) => string): ResolveFn<string> =>
  () =>
    title(inject(TEXTS).connectors);

const routes: Routes = [
  {
    path: '',
    title: titled((words) => words.title),
    loadComponent: () => import('./list/connectors-page').then((m) => m.ConnectorsPage),
  },
  {
    path: 'new',
    title: titled((words) => words.making.title),
    loadComponent: () => import('./new/new-connector-page').then((m) => m.NewConnectorPage),
  },
  {
    path: ':id',
    title: titled((words) => words.one),
    loadComponent: () => import('./connector/connector-page').then((m) => m.ConnectorPage),
  },
];
export default routes;
