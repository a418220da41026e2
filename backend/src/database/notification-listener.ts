import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

export interface ListenerPlace {
  readonly databaseUrl: string;
  /** As the connection is called in the database's own list. */
  readonly applicationName: string;
  readonly channel: string;
}

export interface ListenerCalls {
  heard(payload: string): void;
  /** After every (re)connection: notifications may have been missed. */
  connected(): void;
}

/** Hears `NOTIFY` on a connection of its own, which is made again, with growing pauses, whenever it is cut. */
export class NotificationListener {
  private readonly stopping = new AbortController();
  private readonly stopped = once(this.stopping.signal, 'abort');
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly place: ListenerPlace) {}

  start(calls: ListenerCalls): void {
    this.ended = this.keepListening(calls);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async keepListening(calls: ListenerCalls): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const heard = await this.listen(calls);
      if (heard) failures = 0;
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures) * (0.5 + Math.random() / 2);
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /**
   * Until the connection ends, or is to: one that is told to end while it is being made never says that it has.
   * True when it had been made.
   */
  private async listen(calls: ListenerCalls): Promise<boolean> {
    const { databaseUrl, applicationName, channel } = this.place;
    const { signal } = this.stopping;
    const client = new Client({
      connectionString: databaseUrl,
      application_name: applicationName,
      connectionTimeoutMillis: LONGEST_PAUSE,
      query_timeout: LONGEST_PAUSE,
      keepAlive: true,
    });
    const cut = new Promise<void>((resolve) => client.once('end', resolve).once('error', () => resolve()));
    client.on('error', () => undefined);
    client.on('notification', ({ payload = '' }) => calls.heard(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch {
      await client.end().catch(() => undefined);
      return false;
    }
    if (!signal.aborted) calls.connected();
    await Promise.race([cut, this.stopped]);
    await client.end().catch(() => undefined);
    return true;
  }
}
