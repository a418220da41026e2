import { setTimeout as delay } from 'node:timers/promises';
import type { ConnectorAdapter } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import type { Turns } from '../auth/turns.js';
import { storableText } from '../database/storable-text.js';
import type { ListenerNote, TakenCalendar } from './listener-store.js';
import { failuresAfter, nextTry } from './next-try.js';

/** Milliseconds that a connection may keep others waiting for their turn until it is ready. */
const OPENING = 20_000;

/** What a listener needs of whoever holds it. */
export interface ListenerCalls {
  open(connectorId: string): Promise<ConnectorAdapter>;
  /** Its note is another one now. */
  noted(listener: Listener): void;
  /** It hears from now on. `missed`: it did before, and may have missed something meanwhile. */
  ready(listener: Listener, missed: boolean): void;
  heard(listener: Listener): void;
  /** A try failed, or a connection ended. `unheard`: until then it was heard, or about to be. */
  lost(listener: Listener, error: unknown, unheard: boolean): void;
}

interface Loss {
  readonly error: unknown;
  /** For how long it had been ready, in milliseconds. */
  readonly readyMs: number;
}

/** Listens to one calendar for as long as it is wanted, over one connection at a time that is made again when it is lost. */
export class Listener {
  /** As it is to be written for all to see. */
  note: ListenerNote;
  private readonly ending = new AbortController();
  private ended: Promise<void> = Promise.resolve();

  constructor(
    public calendar: TakenCalendar,
    /** It was heard before, and what came since then may have been missed. */
    private missed: boolean,
    private readonly turns: Turns,
    private readonly calls: ListenerCalls,
  ) {
    this.note = {
      calendarId: calendar.id,
      ready: false,
      failure: null,
      message: null,
      heardAt: null,
      refusedAsOf: null,
    };
  }

  begin(): void {
    this.ended = this.keepListening();
  }

  /** The connection is closed at once; resolves when it is. */
  async end(): Promise<void> {
    this.ending.abort();
    await this.ended;
  }

  private async keepListening(): Promise<void> {
    const { signal } = this.ending;
    for (let failures = 0; !signal.aborted;) {
      const { provenAt } = this.calendar;
      const { error, readyMs } = await this.attempt();
      if (signal.aborted) return;
      failures = failuresAfter(failures, readyMs);
      const pause = nextTry(error, failures, Math.random());
      // What let a connection in is proved by that; what is refused now was right when it was last known to be.
      const asOf = readyMs > 0 ? this.calendar.provenAt : provenAt;
      this.fail(error, pause === null ? asOf : null);
      if (pause === null) return;
      await delay(pause, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Until the connection ends. Its turn is over when it is ready, or takes too long to become so. */
  private async attempt(): Promise<Loss> {
    const { loss } = await this.turns.take(async () => {
      let opened = (): void => undefined;
      const isOpen = new Promise<void>((resolve) => (opened = resolve));
      const attempt = this.listen(() => opened());
      await Promise.race([isOpen, attempt, delay(OPENING, undefined, { ref: false })]);
      return { loss: attempt };
    });
    return loss;
  }

  private async listen(opened: () => void): Promise<Loss> {
    const { signal } = this.ending;
    let readyAt: number | null = null;
    try {
      signal.throwIfAborted();
      const adapter = await this.calls.open(this.calendar.connectorId);
      if (!adapter.listen) throw new ProviderError('rejected', 'refused', 'This provider does not tell of changes.');
      await adapter.listen({
        calendarId: this.calendar.externalId,
        signal,
        onReady: () => {
          readyAt ??= performance.now();
          opened();
          this.becomeReady();
        },
        onChange: () => this.hear(),
      });
      throw new ProviderError('temporary', 'connection-failed', 'The provider ended the connection.');
    } catch (error) {
      return { error, readyMs: readyAt === null ? 0 : performance.now() - readyAt };
    }
  }

  private becomeReady(): void {
    if (this.ending.signal.aborted) return;
    this.note = { ...this.note, ready: true, failure: null, message: null };
    this.calls.noted(this);
    this.calls.ready(this, this.missed);
    this.missed = true;
  }

  private hear(): void {
    if (this.ending.signal.aborted) return;
    this.note = { ...this.note, heardAt: new Date() };
    this.calls.heard(this);
  }

  private fail(error: unknown, refusedAsOf: string | null): void {
    const message = error instanceof ProviderError ? storableText(error.message) : null;
    const unheard = this.note.failure === null;
    const failure = refusedAsOf === null ? 'provider-failing' : 'refused-by-provider';
    this.note = { ...this.note, ready: false, failure, message, refusedAsOf };
    this.calls.noted(this);
    this.calls.lost(this, error, unheard);
  }
}
