import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { routes } from './app.routes';
import { noteReachability } from './live/reachability';
import { holdUntilSignedIn } from './session/hold-until-signed-in';
import { PageTitle } from './shell/page-title';
import { provideIcons } from './ui/icons/provide-icons';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withFetch(), withInterceptors([noteReachability, holdUntilSignedIn])),
    // Another page begins at its top; the way back leads to where one was.
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideIcons(),
  ],
};
