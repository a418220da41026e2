import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MirrorOutcome } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { FakeCalendar } from './fake-calendar.js';
import { FakeChannels } from './fake-channels.js';
import { type FakeFault, faultError, hasEffect } from './fake-faults.js';
import { FakeListeners } from './fake-listeners.js';
import type { FakeRequest, FakeWitness } from './fake-request.js';

/** A provider in memory: calendars, push channels, held connections, a script of faults, and a count of requests. The same calls give the same answers. */
export class FakeProvider {
  /** Requests that arrived, those that failed included. */
  requests = 0;
  readonly channels: FakeChannels;
  readonly listeners = new FakeListeners();
  private witness: FakeWitness = {};
  private readonly calendars = new Map<string, FakeCalendar>();
  private readonly faults: (FakeFault | null)[] = [];
  private readonly refused = new Set<string>();

  /** `now` in milliseconds is asked for the ends of push channels alone. */
  constructor(now: () => number = Date.now) {
    this.channels = new FakeChannels(now);
  }

  /** A calendar by its id, made when it is first asked for. */
  calendar(id: string, name = id): FakeCalendar {
    const calendar = this.calendars.get(id) ?? new FakeCalendar(id, name, () => this.changed(id));
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

  /** From now on all goes well; answers how many faults no request has met. */
  recover(): number {
    return this.faults.splice(0).filter((fault) => fault !== null).length;
  }

  /** From now on no write of this mirror is accepted. */
  refuse(mirrorId: string): void {
    this.refused.add(mirrorId);
  }

  /** One witness at a time. */
  watchedBy(witness: FakeWitness): void {
    this.witness = witness;
  }

  /**
   * Carries out one request as the script wants it. Its answer takes a turn of the event loop, as a network's would.
   * @throws ProviderError of the fault, or by `act`
   */
  async request<T>(request: FakeRequest, act: () => T, signal?: AbortSignal): Promise<T> {
    return this.meet(request, signal, async (fault) => {
      if (fault === null) return this.carryOut(request, act);
      if (hasEffect(fault)) await this.carryOut(request, act);
      throw faultError(fault);
    });
  }

  /** The same for a batch, of which the script may spoil a part. */
  async batch(request: FakeRequest, acts: readonly (() => MirrorOutcome)[]): Promise<readonly MirrorOutcome[]> {
    const all = (): MirrorOutcome[] => acts.map((act) => act());
    return this.meet(request, undefined, async (fault) => {
      if (fault === null) return this.carryOut(request, all);
      if (fault.kind === 'within-batch') return this.carryOut(request, () => allButOne(acts, fault.at, fault));
      if (hasEffect(fault)) await this.carryOut(request, all);
      if (fault.kind === 'cut-within-batch')
        await this.carryOut(request, () => acts.slice(0, fault.after).map((act) => act()));
      throw faultError(fault);
    });
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

  private changed(calendarId: string): void {
    this.channels.changed(calendarId);
    this.listeners.changed(calendarId);
  }

  private async meet<T>(
    request: FakeRequest,
    signal: AbortSignal | undefined,
    answer: (fault: FakeFault | null) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    this.requests += 1;
    await nextTurn();
    await this.witness.arrived?.(request);
    signal?.throwIfAborted();
    const fault = this.faults.shift() ?? null;
    try {
      return await answer(fault);
    } finally {
      this.witness.answered?.(request, fault);
    }
  }

  private async carryOut<T>(request: FakeRequest, act: () => T): Promise<T> {
    const answer = act();
    await this.witness.carriedOut?.(request);
    return answer;
  }
}

function allButOne(acts: readonly (() => MirrorOutcome)[], spoilt: number, fault: FakeFault): MirrorOutcome[] {
  return acts.map((act, index) => (index === spoilt % acts.length ? { ok: false, error: faultError(fault) } : act()));
}
