import { DOCUMENT } from '@angular/common';
import { HttpClient, HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, type Signal, signal } from '@angular/core';
import { catchError, EMPTY, tap } from 'rxjs';

/** How long to wait for a sign of the server before it is asked for one. */
const SILENCE_MS = 6_000;
/** What a proxy answers in place of a server that is away. */
const AWAY: ReadonlySet<number> = new Set([0, 502, 503, 504]);

/** Whether the server can be reached, as the requests of every page find out, and as the browser knows of the network. */
@Injectable({ providedIn: 'root' })
export class Reachability {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly online = signal(this.document.defaultView?.navigator.onLine ?? true);
  private readonly missed = signal(0);

  readonly offline: Signal<boolean> = computed(() => !this.online());
  readonly reached: Signal<boolean> = computed(() => this.online() && this.missed() === 0);

  constructor() {
    const view = this.document.defaultView;
    const look = (): void => this.online.set(view?.navigator.onLine ?? true);
    for (const event of ['online', 'offline']) view?.addEventListener(event, look);
    inject(DestroyRef).onDestroy(() => {
      for (const event of ['online', 'offline']) view?.removeEventListener(event, look);
    });
    effect((onCleanup) => {
      if (this.missed() === 0) return;
      const timer = setTimeout(() => this.ask(), SILENCE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** A request was answered, whatever with; or it was not. */
  note(answered: boolean): void {
    this.missed.update((missed) => (answered ? 0 : missed + 1));
  }

  /** Its outcome is noted on the way, as that of every request. */
  private ask(): void {
    this.http
      .get('/health/live', { responseType: 'text' })
      .pipe(catchError(() => EMPTY))
      .subscribe();
  }
}

/** Notes for each request whether the server was there. */
export const noteReachability: HttpInterceptorFn = (request, next) => {
  const reachability = inject(Reachability);
  return next(request).pipe(
    tap({
      next: (event) => {
        if (event.type !== 0) reachability.note(true);
      },
      error: (error: unknown) => reachability.note(!(error instanceof HttpErrorResponse && AWAY.has(error.status))),
    }),
  );
};
