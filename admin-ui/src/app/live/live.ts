import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, inject, linkedSignal, type Resource, type Signal } from '@angular/core';
import { type Problem, toProblem } from '../ui/problem/problem';
import { reloadByTheClock, reloadWhenTold } from './reloading';

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

/** When to ask again. */
export interface Liveliness {
  /** What, when it changes on the server, makes the answer old: `pairs`, `pair:<id>`, `jobs` …; a function where ids change. */
  readonly topics?: readonly string[] | (() => readonly string[]);
  /** How often to ask while nothing tells of changes. */
  readonly everyMs: number;
}

type Reloadable<T> = Resource<T | undefined> & { reload(): boolean };

/**
 * Asks again when one of the topics changes on the server, and every `everyMs` while that cannot be told; only while the
 * page is seen, at once when it comes into sight or online again, and never twice at a time. To be called where `inject`
 * may be.
 *
 *     readonly pairs = live(httpResource<Listing<PairAnswer>>(() => '/api/pairs'), { topics: ['pairs'], everyMs: 4_000 });
 */
export function live<T>(resource: Reloadable<T>, { topics, everyMs }: Liveliness): Live<T> {
  const document = inject(DOCUMENT);
  const again = (): void => {
    if (document.visibilityState === 'visible') resource.reload();
  };
  document.addEventListener('visibilitychange', again);
  document.defaultView?.addEventListener('online', again);
  inject(DestroyRef).onDestroy(() => {
    document.removeEventListener('visibilitychange', again);
    document.defaultView?.removeEventListener('online', again);
  });
  if (topics) reloadWhenTold(resource, again, typeof topics === 'function' ? topics : () => topics, everyMs);
  else reloadByTheClock(again, everyMs);

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
