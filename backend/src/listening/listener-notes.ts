import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { ChangeNotes } from '../changes/change-notes.js';
import type { Listener } from './listener.js';
import { ListenerStore } from './listener-store.js';

/** Milliseconds for which notes are gathered: what a server lets in one after the other is written together. */
const GATHERED = 100;

/** Writes what became of listeners: gathered, and once more with the next where it could not be written. */
@Injectable()
export class ListenerNotes {
  private readonly logger = new Logger(ListenerNotes.name);
  private unwritten = new Set<Listener>();
  private unheard = new Set<string>();
  private writing: Promise<void> | null = null;

  constructor(
    private readonly store: ListenerStore,
    private readonly changes: ChangeNotes,
  ) {}

  /** Written with the next notes; a moment's delay is no matter. */
  later(listener: Listener): void {
    this.unwritten.add(listener);
  }

  soon(worker: string, listener: Listener): void {
    this.unwritten.add(listener);
    this.writing ??= this.writeSoon(worker);
  }

  /** Nobody hears of the calendar's changes any more: the clock is to read it in its own rhythm. */
  readByClock(calendarId: string): void {
    this.unheard.add(calendarId);
  }

  /** Nothing is written of it any more: it is nobody's, or another one's. */
  forget(listener: Listener): void {
    this.unwritten.delete(listener);
  }

  /** @throws what the database throws; the notes are then written with the next */
  async write(worker: string): Promise<void> {
    const { unwritten, unheard } = this;
    if (unwritten.size + unheard.size === 0) return;
    this.unwritten = new Set();
    this.unheard = new Set();
    try {
      const notes = Array.from(unwritten, ({ note }) => note);
      // In the order of the key, as others write them too.
      notes.sort((one, other) => (one.calendarId < other.calendarId ? -1 : 1));
      if (notes.length > 0) await this.store.note(worker, notes);
      await this.store.readByClock([...unheard]);
    } catch (error) {
      this.unwritten = new Set([...unwritten, ...this.unwritten]);
      this.unheard = new Set([...unheard, ...this.unheard]);
      throw error;
    }
    this.changes.note(['calendars']);
  }

  private async writeSoon(worker: string): Promise<void> {
    await delay(GATHERED, undefined, { ref: false });
    this.writing = null;
    try {
      await this.write(worker);
    } catch (error) {
      this.logger.debug({ err: error }, 'what became of listeners is written later');
    }
  }
}
