import { DestroyRef, inject, Injectable, type Signal, signal } from '@angular/core';

const TICK_MS = 1000;

/** The present, in milliseconds of the epoch, moving each second; shared, so that a page has one timer. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly current = signal(Date.now());
  readonly now: Signal<number> = this.current;

  constructor() {
    const timer = setInterval(() => this.current.set(Date.now()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
