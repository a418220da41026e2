import { DOCUMENT } from '@angular/common';
import { effect, inject, Injectable, type Signal, signal } from '@angular/core';
import { Session } from '../session/session';
import { OPEN_STREAM } from './change-stream';

/** A page that opens asks for several topics one after the other: they are gathered, and asked for at once. */
const GATHER_MS = 50;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

interface Watcher {
  readonly topics: readonly string[];
  readonly told: () => void;
}

/**
 * What has changed on the server, told over one stream for the whole tab. It is open while somebody watches and the tab is
 * seen, and not while the session is interrupted: whether it has ended is for requests to find out, not for the stream.
 * A stream with more topics is open before the one with fewer is closed, so that nothing slips between them.
 */
@Injectable({ providedIn: 'root' })
export class Changes {
  private readonly document = inject(DOCUMENT);
  private readonly open = inject(OPEN_STREAM);
  private readonly session = inject(Session);
  private readonly watchers = new Set<Watcher>();
  private readonly isConnected = signal(false);

  /** Topics that the open stream tells. */
  private covered: ReadonlySet<string> = new Set();
  private close: (() => void) | null = null;
  private giveUpOpening: (() => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private retryMs = FIRST_RETRY_MS;

  /** Whether what is watched is told; while it is not, ask. */
  readonly connected: Signal<boolean> = this.isConnected;

  constructor() {
    const wakeUp = (): void => this.begin();
    this.document.addEventListener('visibilitychange', wakeUp);
    this.document.defaultView?.addEventListener('online', wakeUp);
    effect(() => {
      this.session.interrupted();
      this.begin();
    });
  }

  /**
   * Calls `told` when one of the topics has changed, and when something may have while the stream was away.
   * @returns what ends it
   */
  watch(topics: readonly string[], told: () => void): () => void {
    const watcher: Watcher = { topics, told };
    this.watchers.add(watcher);
    if (topics.some((topic) => !this.covered.has(topic))) this.openIn(GATHER_MS);
    return () => {
      this.watchers.delete(watcher);
      if (this.watchers.size === 0) this.openIn(GATHER_MS);
    };
  }

  /** From the start, without waiting out what failed before. */
  private begin(): void {
    this.retryMs = FIRST_RETRY_MS;
    if (!this.mayBeOpen()) this.end();
    else if (!this.isConnected()) this.openIn(0);
  }

  private openIn(ms: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.openNow(), ms);
  }

  private openNow(): void {
    this.timer = null;
    if (!this.mayBeOpen()) return this.end();
    const topics = new Set([...this.watchers].flatMap((watcher) => watcher.topics));
    if (this.isConnected() && [...topics].every((topic) => this.covered.has(topic))) return;
    this.giveUpOpening?.();
    const close = this.open(`/api/changes?topics=${[...topics].sort().map(encodeURIComponent).join(',')}`, {
      opened: () => this.opened(close, topics),
      changed: (changed) => this.tell((topic) => changed.includes(topic)),
      lost: () => this.lost(),
    });
    this.giveUpOpening = close;
  }

  private opened(close: () => void, topics: ReadonlySet<string>): void {
    const told = this.covered;
    this.close?.();
    [this.close, this.giveUpOpening, this.covered, this.retryMs] = [close, null, topics, FIRST_RETRY_MS];
    this.isConnected.set(true);
    this.tell((topic) => !told.has(topic));
  }

  private lost(): void {
    this.end();
    if (!this.mayBeOpen()) return;
    this.openIn(this.retryMs);
    this.retryMs = Math.min(2 * this.retryMs, LONGEST_RETRY_MS);
  }

  private end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.giveUpOpening?.();
    this.close?.();
    [this.timer, this.giveUpOpening, this.close, this.covered] = [null, null, null, new Set()];
    this.isConnected.set(false);
  }

  private tell(concerns: (topic: string) => boolean): void {
    for (const { topics, told } of [...this.watchers]) if (topics.some(concerns)) told();
  }

  private mayBeOpen(): boolean {
    return this.watchers.size > 0 && this.document.visibilityState === 'visible' && !this.session.interrupted();
  }
}
