import { computed, inject, linkedSignal, type Signal } from '@angular/core';
import type { PairProgress } from '@calmirror/contracts';
import type { Received } from '../../live/live';
import { Clock } from '../../ui/time/clock';
import { type SteadyEnd, steadyEnd } from './steady-end';

/**
 * How many seconds are left of a run, as answers about it come in: by an end that small moves of the estimate leave where it
 * is. Null while nothing is known. To be called where `inject` may be.
 */
export function secondsLeft(latest: Signal<Received<PairProgress> | null>): Signal<number | null> {
  const clock = inject(Clock);
  const end = linkedSignal<Received<PairProgress> | null, SteadyEnd | null>({
    source: latest,
    computation: (received, before) =>
      received === null ? null : steadyEnd(before?.value ?? null, toldEnd(received.value, received.at), received.at),
  });
  return computed(() => {
    const steady = end();
    return steady && Math.max(0, steady.end - clock.now()) / 1_000;
  });
}

/** When the run ends as the server sees it, in milliseconds of the epoch: a first fill by its account's budget as well. */
function toldEnd({ estimatedEndAt, remainingSeconds }: PairProgress, at: number): number | null {
  if (estimatedEndAt !== null) return Date.parse(estimatedEndAt);
  return remainingSeconds === null ? null : at + remainingSeconds * 1_000;
}
