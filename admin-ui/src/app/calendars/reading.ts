import { httpResource } from '@angular/common/http';
import { computed, effect, inject, linkedSignal, type Signal, untracked } from '@angular/core';
import type { JobAnswer } from '@calmirror/contracts';
import { CalendarsApi } from '../data/calendars-api';
import { live } from '../live/live';
import { type Action, action } from '../ui/action/action';

const EVERY_MS = 2_000;

/** A calendar being read because somebody asked. */
export interface Reading {
  readonly asking: Action<[]>;
  /** The job that reads it, as it goes; null before one was asked for. */
  readonly job: Signal<JobAnswer | null>;
  readonly underWay: Signal<boolean>;
}

const OVER: readonly string[] = ['succeeded', 'failed', 'cancelled'];

/** Reads a calendar on demand, and follows the job to its end. To be called where `inject` may be. */
export function reading(calendarId: Signal<string>, ended: (job: JobAnswer) => void): Reading {
  const api = inject(CalendarsApi);
  const jobId = linkedSignal<string, string | null>({ source: calendarId, computation: () => null });
  const asking = action(async () => {
    jobId.set((await api.pull(calendarId())).id);
  });
  const followed = live(
    httpResource<JobAnswer>(() => (jobId() === null ? undefined : `/api/jobs/${jobId()}`)),
    { topics: () => (jobId() === null ? [] : [`job:${jobId()}`]), everyMs: EVERY_MS },
  );
  const job = computed(() => {
    const latest = followed.latest()?.value ?? null;
    return latest?.id === jobId() ? latest : null;
  });
  const over = computed(() => {
    const status = job()?.status;
    return status !== undefined && OVER.includes(status);
  });
  effect(() => {
    const last = over() ? untracked(job) : null;
    if (last) untracked(() => ended(last));
  });
  return { asking, job, underWay: computed(() => asking.running() || (jobId() !== null && !over())) };
}
