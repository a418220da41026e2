import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, switchMap, throwError } from 'rxjs';
import { toProblem } from '../ui/problem/problem';
import { Session } from './session';

/**
 * A request that is refused because the session has ended waits until the person has signed in again, and is then sent
 * once more: whoever made it sees a slow answer, not a failure, and no half-filled form is lost.
 */
export const holdUntilSignedIn: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  return next(request).pipe(
    catchError((error: unknown) => {
      const ended = session.user() !== null && toProblem(error).code === 'unauthenticated';
      const signingOut = request.method === 'DELETE' && request.url.endsWith('/api/auth/session');
      if (!ended || signingOut) return throwError(() => error);
      return session.interrupt().pipe(switchMap(() => next(request)));
    }),
  );
};
