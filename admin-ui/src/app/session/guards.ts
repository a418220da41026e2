import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { Session } from './session';

/** Shown in place of any page whose guard could not ask the server; the address stays, so that a retry leads there. */
function unavailable(router: Router, problem: unknown): RedirectCommand {
  return new RedirectCommand(router.parseUrl('/unavailable'), { skipLocationChange: true, info: problem });
}

/** Lets in who is signed in; others go to the sign-in, with the way back, or to the setup while no user exists. */
export const signedIn: CanActivateFn = async (_route, { url }) => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    if (await session.restore()) return true;
    if (await session.setupRequired()) return router.parseUrl('/setup');
  } catch (error) {
    return unavailable(router, error);
  }
  return router.createUrlTree(['/sign-in'], { queryParams: url === '/' ? {} : { return: url } });
};

/** The sign-in is for those who are not signed in. */
export const signedOut: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    if (await session.restore()) return router.parseUrl('/');
    return (await session.setupRequired()) ? router.parseUrl('/setup') : true;
  } catch (error) {
    return unavailable(router, error);
  }
};

/** The setup is open until there is a first administrator. */
export const setupOpen: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    return (await session.setupRequired()) || router.parseUrl('/');
  } catch (error) {
    return unavailable(router, error);
  }
};
