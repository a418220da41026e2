import type { Routes } from '@angular/router';
import { titled } from '../ui/page/titled';

const routes: Routes = [
  {
    path: '',
    title: titled((texts) => texts.settings.title),
    loadComponent: () => import('./settings-page').then((m) => m.SettingsPage),
  },
];
export default routes;
