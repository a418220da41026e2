import { setImmediate as nextTurn } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import { FakeCalendar } from './fake-calendar.js';
import { type FakeFault, faultError } from './fake-faults.js';

/** A provider in memory: calendars, a script of faults, and a count of requests. The same calls give the same answers. */
export class FakeProvider {
  /** Requests that arrived, those that failed included. */
  requests = 0;
  private readonly calendars = new Map<string, FakeCalendar>();
  private readonly faults: (FakeFault | null)[] = [];
  private readonly refused = new Set<string>();

  /** A calendar by its id, made when it is first asked for. */
  calendar(id: string, name = id): FakeCalendar {
    const calendar = this.calendars.get(id) ?? new FakeCalendar(id, name);
    this.calendars.set(id, calendar);
    return calendar;
  }

  all(): readonly FakeCalendar[] {
    return [...this.calendars.values()];
  }

  /** Script for the next requests, one entry each; null lets a request pass. */
  failNext(...faults: readonly (FakeFault | null)[]): void {
    this.faults.push(...faults);
  }

  /** From now on no write of this mirror is accepted. */
  refuse(mirrorId: string): void {
    this.refused.add(mirrorId);
  }

  /**
   * Carries out one request as the script wants it. Its answer takes a turn of the event loop, as a network's would.
   * @throws ProviderError of the fault, or by `act`
   */
  async request<T>(act: () => T, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    this.requests += 1;
    await nextTurn();
    signal?.throwIfAborted();
    const fault = this.faults.shift() ?? null;
    if (fault === null) return act();
    if (fault.kind === 'timeout-after-effect') act();
    throw faultError(fault);
  }

  /** @throws ProviderError `not-found` */
  known(calendarId: string): FakeCalendar {
    const calendar = this.calendars.get(calendarId);
    if (calendar) return calendar;
    throw new ProviderError('not-found', 'not-found', 'The fake has no such calendar.');
  }

  /** @throws ProviderError `rejected` where the write of this mirror was refused by the test */
  accept(mirrorId: string): void {
    if (this.refused.has(mirrorId)) throw new ProviderError('rejected', 'refused', 'The fake refuses this event.');
  }
}
