import type { ListenRequest } from '@calmirror/connectors';
import { type FakeFault, faultError } from './fake-faults.js';

interface HeldConnection {
  readonly calendarId: string;
  readonly onChange: () => void;
  readonly end: (error?: Error) => void;
}

/** The connections that are held with the fake provider by those who listen. */
export class FakeListeners {
  private readonly held = new Set<HeldConnection>();

  /** The calendars that are listened to, one entry for each connection. */
  standing(): readonly string[] {
    return Array.from(this.held, ({ calendarId }) => calendarId);
  }

  /** Stands until the request is aborted. @throws ProviderError when it is cut */
  hold({ calendarId, onReady, onChange, signal }: ListenRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const held = {
        calendarId,
        onChange,
        end: (error?: Error) => {
          this.held.delete(held);
          signal.removeEventListener('abort', abort);
          if (error) reject(error);
          else resolve();
        },
      };
      const abort = (): void => held.end();
      if (signal.aborted) return resolve();
      signal.addEventListener('abort', abort);
      this.held.add(held);
      onReady();
    });
  }

  /** Something in the calendar has changed. */
  changed(calendarId: string): void {
    for (const held of this.held) if (held.calendarId === calendarId) held.onChange();
  }

  /** All connections end so. */
  cut(fault: FakeFault = { kind: 'connection-cut' }): void {
    for (const held of [...this.held]) held.end(faultError(fault));
  }
}
