import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, inject, linkedSignal, type Resource, type Signal } from '@angular/core';
import { type Problem, toProblem } from '../ui/problem/problem';

/** What the server said last, kept while it is asked again and when that fails. */
export interface Live<T> {
  /** The last good answer and when it came (milliseconds of the epoch); null before the first. */
  readonly latest: Signal<Received<T> | null>;
  /** Why the last try failed; null when it did not. */
  readonly problem: Signal<Problem | null>;
  reload(): void;
}

export interface Received<T> {
  readonly value: T;
  readonly at: number;
}

type Reloadable<T> = Resource<T | undefined> & { reload(): boolean };

/**
 * Asks again every `everyMs` while the page is seen, at once when it comes into sight or online again, and never twice
 * at a time. To be called where `inject` may be.
 */
export function live<T>(resource: Reloadable<T>, everyMs: number): Live<T> {
  const document = inject(DOCUMENT);
  const again = (): void => {
    if (document.visibilityState === 'visible') resource.reload();
  };
  const timer = setInterval(again, everyMs);
  document.addEventListener('visibilitychange', again);
  document.defaultView?.addEventListener('online', again);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', again);
    document.defaultView?.removeEventListener('online', again);
  });

  const latest = linkedSignal<T | undefined, Received<T> | null>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => (value === undefined ? (previous?.value ?? null) : { value, at: Date.now() }),
  });
  // While it is asked again after a failure, the failure is still what is known.
  const problem = linkedSignal<FailureState, Problem | null>({
    source: () => ({ loading: resource.isLoading(), error: resource.error() }),
    computation: ({ loading, error }, previous) => {
      if (error) return toProblem(error);
      return loading ? (previous?.value ?? null) : null;
    },
  });
  return { latest: computed(latest), problem: computed(problem), reload: () => void resource.reload() };
}

interface FailureState {
  readonly loading: boolean;
  readonly error: Error | undefined;
}
