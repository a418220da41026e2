import { inject } from '@angular/core';
import type { ResolveFn, Routes } from '@angular/router';
import { TEXTS, type Texts } from '../texts/texts';
import { setupOpen, signedIn, signedOut } from './session/guards';

const titled =
  (title: (texts: Texts) => string): ResolveFn<string> =>
  () =>
    title(inject(TEXTS));

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
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'pairs' },
      {
        path: 'pairs/new',
        title: titled((texts) => texts.mirrorACalendar.title),
        loadChildren: () => import('./mirror-a-calendar/mirror-a-calendar.routes'),
      },
      {
        path: 'pairs',
        title: titled((texts) => texts.pairs.title),
        loadComponent: () => import('./pairs/pairs-page').then((m) => m.PairsPage),
      },
      { path: 'connectors', loadChildren: () => import('./connectors/connectors.routes') },
      { path: 'calendars', loadChildren: () => import('./calendars/calendars.routes') },
      { path: 'jobs', loadChildren: () => import('./jobs/jobs.routes') },
      {
        path: '**',
        title: titled((texts) => texts.shell.notFound.title),
        loadComponent: () => import('./shell/not-found-page').then((m) => m.NotFoundPage),
      },
    ],
  },
];
