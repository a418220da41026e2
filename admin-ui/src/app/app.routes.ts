import type { Routes } from '@angular/router';
import { everyText } from '../texts/every-text';
import { setupOpen, signedIn, signedOut } from './session/guards';
import { titled } from './ui/page/titled';

/** Every page is loaded when it is first opened. */
export const routes: Routes = [
  {
    path: 'setup',
    title: titled((texts) => texts.session.setup.title),
    canActivate: [setupOpen],
    loadComponent: () => import('./session/setup-page').then((m) => m.SetupPage),
  },
  {
    path: 'sign-in',
    title: titled((texts) => texts.session.signIn.title),
    canActivate: [signedOut],
    loadComponent: () => import('./session/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'unavailable',
    title: titled((texts) => texts.shell.unavailable.title),
    loadComponent: () => import('./shell/unavailable-page').then((m) => m.UnavailablePage),
  },
  {
    // A provider leads here, perhaps to a browser that is not signed in.
    path: 'connected',
    canMatch: [everyText],
    title: titled((texts) => texts.connecting.title),
    loadComponent: () => import('./connected/connected-page').then((m) => m.ConnectedPage),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      {
        path: 'overview',
        title: titled((texts) => texts.overview.title),
        loadComponent: () => import('./overview/overview-page').then((m) => m.OverviewPage),
      },
      {
        path: '',
        canMatch: [everyText],
        children: [
          {
            path: 'pairs/new',
            title: titled((texts) => texts.mirrorACalendar.title),
            loadChildren: () => import('./mirror-a-calendar/mirror-a-calendar.routes'),
          },
          { path: 'pairs', loadChildren: () => import('./pairs/pairs.routes') },
          { path: 'connectors', loadChildren: () => import('./connectors/connectors.routes') },
          { path: 'calendars', loadChildren: () => import('./calendars/calendars.routes') },
          { path: 'jobs', loadChildren: () => import('./jobs/jobs.routes') },
          { path: 'audit', loadChildren: () => import('./audit/audit.routes') },
          { path: 'forecast', loadChildren: () => import('./forecast/forecast.routes') },
          { path: 'settings', loadChildren: () => import('./settings/settings.routes') },
        ],
      },
      {
        path: '**',
        title: titled((texts) => texts.shell.notFound.title),
        loadComponent: () => import('./shell/not-found-page').then((m) => m.NotFoundPage),
      },
    ],
  },
];
