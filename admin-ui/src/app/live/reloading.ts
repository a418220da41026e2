import { effect, inject, untracked, type Resource } from '@angular/core';
import { Changes } from './changes';

/** Told or not, an answer is not left to grow older than this. */
const NET_MS = 60_000;
/** What failed is asked again this soon, however rarely it changes. */
const AFTER_FAILURE_MS = 5_000;
/** However much changes, one resource is asked no more often. */
const SPACING_MS = 1_000;

/** By the clock alone, each `everyMs`. */
export function reloadByTheClock(again: () => void, everyMs: number): void {
  effect((onCleanup) => onCleanup(every(everyMs, again)));
}

/** When a topic is told, and by the clock: each `everyMs` while nothing can be told, soon after a failure, else rarely. */
export function reloadWhenTold(
  resource: Resource<unknown>,
  again: () => void,
  topics: () => readonly string[],
  everyMs: number,
): void {
  const changes = inject(Changes);
  const pace = paced(again);
  effect((onCleanup) => {
    const failed = resource.error() !== undefined;
    const toldMs = changes.connected() ? Math.max(everyMs, NET_MS) : everyMs;
    onCleanup(every(failed ? Math.min(everyMs, AFTER_FAILURE_MS) : toldMs, again));
  });
  effect((onCleanup) => onCleanup(changes.watch(topics(), pace.told)));
  effect((onCleanup) => {
    pace.asking(resource.isLoading());
    onCleanup(pace.stop);
  });
}

function every(ms: number, does: () => void): () => void {
  const timer = setInterval(does, ms);
  return () => clearInterval(timer);
}

/** Makes of what is told one question at a time, `SPACING_MS` after the last at the earliest, and never forgets one. */
function paced(ask: () => void): Pace {
  let isAsking = false;
  let askedAt = -Infinity;
  let owed = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const askInTime = (): void => {
    if (isAsking || timer !== null || !owed) return;
    timer = setTimeout(
      () => {
        [timer, owed] = [null, false];
        ask();
      },
      Math.max(0, askedAt + SPACING_MS - Date.now()),
    );
  };
  return {
    told: () => {
      owed = true;
      untracked(askInTime);
    },
    asking: (now) => {
      isAsking = now;
      if (now) askedAt = Date.now();
      askInTime();
    },
    stop,
  };
}

interface Pace {
  readonly told: () => void;
  readonly asking: (now: boolean) => void;
  readonly stop: () => void;
}
