import type { Routes } from '@angular/router';
import { titled } from '../ui/page/titled';

const routes: Routes = [
  {
    path: '',
    title: titled((texts) => texts.forecast.title),
    loadComponent: () => import('./forecast-page').then((m) => m.ForecastPage),
  },
];
export default routes;
