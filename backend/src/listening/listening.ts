import { setTimeout as delay } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Turns } from '../auth/turns.js';
import { CHANGES_CHANNEL } from '../changes/change-notes.js';
import { isToldOf } from '../changes/topics.js';
import { Configuration } from '../config/configuration.js';
import { Adapters } from '../connectors/adapters.js';
import { newId } from '../database/new-id.js';
import { NotificationListener } from '../database/notification-listener.js';
import { Metrics } from '../metrics/metrics.js';
import { type CalendarRequest, readOf, ToldChanges } from '../push/told-changes.js';
import { towardsFairShare } from './fair-share.js';
import { ListenerNotes } from './listener-notes.js';
import { ListenerStore, type TakenCalendar } from './listener-store.js';
import { Listener } from './listener.js';

/** Connections that are being opened at once: nobody's server is stormed, and no worker either. */
const OPENED_AT_ONCE = 10;

/** A silent worker's calendars are taken on by others sooner than its jobs: nothing that they do has to be kept apart. */
const LEASE_SHARE = 0.5;
const LONGEST_LEASE = 30_000;

/** Milliseconds for which what a person changes is gathered before it is looked at. */
const LOOK_SOON = 200;

/** Milliseconds that connections may take to close; they are given up all the same. */
const CLOSING = 3_000;

/**
 * The calendars that this worker listens to. It looks with each renewal of its lease, and when something is changed, what there is
 * to listen to and how many workers share it. A worker that cannot renew its lease lets go of everything before others take it on.
 */
@Injectable()
export class Listening implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Listening.name);
  private readonly worker = newId();
  private readonly held = new Map<string, Listener>();
  private readonly turns = new Turns(OPENED_AT_ONCE);
  private readonly leaseMs: number;
  private readonly notifications: NotificationListener;
  private beating: NodeJS.Timeout | undefined;
  private lookingSoon: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  private lookAgain = false;
  /** By this process's own clock; 0 while it has none. */
  private leaseEnds = 0;
  private stopping = false;

  constructor(
    private readonly store: ListenerStore,
    private readonly notes: ListenerNotes,
    private readonly adapters: Adapters,
    private readonly told: ToldChanges,
    private readonly metrics: Metrics,
    { databaseUrl, leaseSeconds }: Configuration,
  ) {
    this.leaseMs = Math.min(LONGEST_LEASE, leaseSeconds * 1_000 * LEASE_SHARE);
    const applicationName = 'calmirror-listening';
    this.notifications = new NotificationListener({ databaseUrl, applicationName, channel: CHANGES_CHANNEL });
  }

  onApplicationBootstrap(): void {
    this.beating = setInterval(() => this.beat(), this.leaseMs / 3);
    this.notifications.start({ heard: (payload) => this.notified(payload), connected: () => this.lookSoon() });
  }

  /** The first step of the end: connections are closed at once, and what they heard is still queued. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearInterval(this.beating);
    clearTimeout(this.lookingSoon);
    await Promise.all([this.end([...this.held.values()]), this.notifications.stop()]);
    this.held.clear();
    await this.looking;
    if (this.leaseEnds > 0) await this.store.leave(this.worker).catch(() => undefined);
    this.count();
  }

  private beat(): void {
    if (this.held.size > 0 && performance.now() > this.leaseEnds) void this.letGo();
    this.look();
  }

  /** Configuration is changed by what is audited; a connector's standing also by those who read. */
  private notified(payload: string): void {
    if (isToldOf(payload, 'audit') || isToldOf(payload, 'connectors')) this.lookSoon();
  }

  private lookSoon(): void {
    if (this.stopping) return;
    this.lookingSoon ??= setTimeout(() => {
      this.lookingSoon = undefined;
      this.look();
    }, LOOK_SOON).unref();
  }

  private look(): void {
    this.lookAgain = true;
    if (this.stopping) return;
    this.looking ??= this.keepLooking().finally(() => (this.looking = null));
  }

  private async keepLooking(): Promise<void> {
    while (this.lookAgain && !this.stopping) {
      this.lookAgain = false;
      try {
        await this.lookOnce();
      } catch (error) {
        this.logger.warn({ err: error }, 'what there is to listen to could not be looked up');
      }
    }
  }

  private async lookOnce(): Promise<void> {
    const asked = performance.now();
    const load = await this.store.load(this.worker);
    if (load.wanted + load.held + this.held.size === 0) return;
    await this.store.renew(this.worker, this.leaseMs);
    this.leaseEnds = asked + this.leaseMs;
    await this.notes.write(this.worker);
    const { takeOn, giveUp } = towardsFairShare(load);
    const fresh = takeOn > 0 ? await this.store.claim(this.worker, takeOn) : new Set<string>();
    await this.follow(await this.store.taken(this.worker), fresh);
    await this.giveUp(giveUp);
    this.count();
  }

  /** Listens to what is taken on, and to nothing else. `fresh`: what nobody listened to before. */
  private async follow(taken: readonly TakenCalendar[], fresh: ReadonlySet<string>): Promise<void> {
    const wanted = new Map(taken.filter((calendar) => calendar.wanted).map((calendar) => [calendar.id, calendar]));
    const over = [...this.held.values()].filter((listener) => !goesOn(listener, wanted.get(listener.calendar.id)));
    await this.drop(over);
    await this.store.release(
      this.worker,
      taken.filter((calendar) => !calendar.wanted).map(({ id }) => id),
    );
    for (const calendar of wanted.values()) this.hold(calendar, !fresh.has(calendar.id));
  }

  private hold(calendar: TakenCalendar, missed: boolean): void {
    if (this.stopping) return;
    const standing = this.held.get(calendar.id);
    if (standing) {
      standing.calendar = calendar;
      return;
    }
    const listener = new Listener(calendar, missed, this.turns, {
      open: (connectorId) => this.adapters.open(connectorId),
      noted: (one) => this.noted(one),
      ready: (one, mayHaveMissed) => void this.pull(one, mayHaveMissed),
      heard: (one) => void this.hear(one),
      lost: (one, error, unheard) => this.lost(one, error, unheard),
    });
    this.held.set(calendar.id, listener);
    if (missed) this.unheard(listener);
    listener.begin();
  }

  /** It was heard before, by whomever. Many may be waiting for their turn to connect: nobody is to take it for heard until then. */
  private unheard(listener: Listener): void {
    this.notes.readByClock(listener.calendar.id);
    this.notes.soon(this.worker, listener);
  }

  /** Others have room for them. Those that hear nothing go first. */
  private async giveUp(most: number): Promise<void> {
    if (most === 0) return;
    const readyLast = [...this.held.values()].sort((one, other) => Number(one.note.ready) - Number(other.note.ready));
    const given = readyLast.slice(0, most);
    await this.drop(given);
    await this.store.release(
      this.worker,
      given.map(({ calendar }) => calendar.id),
    );
  }

  /** They may be others' by now; whoever takes them on reads what was missed. */
  private async letGo(): Promise<void> {
    this.logger.warn(
      { calendars: this.held.size },
      'the lease of this worker has ended: it listens to nothing for now',
    );
    await this.drop([...this.held.values()]);
    this.count();
  }

  private async drop(listeners: readonly Listener[]): Promise<void> {
    for (const listener of listeners) {
      this.held.delete(listener.calendar.id);
      this.notes.forget(listener);
    }
    await this.end(listeners);
  }

  private async end(listeners: readonly Listener[]): Promise<void> {
    const ended = Promise.all(listeners.map((listener) => listener.end()));
    await Promise.race([ended, delay(CLOSING, undefined, { ref: false })]);
  }

  /** What came while nobody listened is read once. Where nobody had listened before, it has no more hurry than the clock. */
  private async pull({ calendar: { id, accountId } }: Listener, missed: boolean): Promise<void> {
    const read: CalendarRequest = missed
      ? readOf(id, accountId, new Date())
      : { kind: 'pull', lane: 'poll', calendarId: id, accountId };
    await this.told.takeSurely(read);
  }

  private noted(listener: Listener): void {
    this.notes.soon(this.worker, listener);
    this.count();
  }

  private async hear(listener: Listener): Promise<void> {
    const { id, accountId, kind } = listener.calendar;
    this.notes.later(listener);
    const outcome = await this.told.takeSurely(readOf(id, accountId, new Date()));
    this.metrics.pushMessages.inc({ provider: kind, outcome: outcome ?? 'queued' });
  }

  private lost({ calendar: { id, kind } }: Listener, error: unknown, unheard: boolean): void {
    if (unheard) this.notes.readByClock(id);
    const reason = error instanceof ProviderError ? error.reason : 'internal-error';
    if (!(error instanceof ProviderError)) this.logger.warn({ err: error }, 'a calendar cannot be listened to for now');
    this.metrics.listenerLosses.inc({ kind, reason });
  }

  private count(): void {
    const ready = [...this.held.values()].filter(({ note }) => note.ready).length;
    this.metrics.listeners.set({ state: 'ready' }, ready);
    this.metrics.listeners.set({ state: 'not-ready' }, this.held.size - ready);
  }
}

/** Where settings or credentials are others than it has, a connection is made anew; and where a refusal may be one no longer. */
function goesOn({ calendar, note: { refusedAsOf } }: Listener, wanted: TakenCalendar | undefined): boolean {
  if (wanted?.version !== calendar.version) return false;
  return refusedAsOf === null || refusedAsOf === wanted.provenAt;
}
