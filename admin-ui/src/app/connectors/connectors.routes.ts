import type { Routes } from '@angular/router';
import { titled } from '../ui/page/titled';

const routes: Routes = [
  {
    path: '',
    title: titled((texts) => texts.connectors.title),
    loadComponent: () => import('./list/connectors-page').then((m) => m.ConnectorsPage),
  },
  {
    path: 'new',
    title: titled((texts) => texts.connectors.making.title),
    loadComponent: () => import('./new/new-connector-page').then((m) => m.NewConnectorPage),
  },
  {
    path: ':id',
    title: titled((texts) => texts.connectors.one),
    loadComponent: () => import('./connector/connector-page').then((m) => m.ConnectorPage),
  },
];
export default routes;
