import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Client } from 'pg';
import { WAKE_CHANNEL } from './enqueue-statement.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/** Payload of a notification that a running job is to stop. */
export const CANCEL_PAYLOAD = 'cancel';

export interface WakeCalls {
  /** There may be jobs to claim; also called after every (re)connection, as notifications may have been missed. */
  work(): void;
  /** A running job is to stop, perhaps one of this worker's; also called after every (re)connection. */
  cancel(): void;
}

/** Hears `NOTIFY` on a connection of its own, which is made again, with growing pauses, whenever it is cut. */
@Injectable()
export class WakeListener {
  private readonly stopping = new AbortController();
  private client: Client | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(@Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings) {}

  start(calls: WakeCalls): void {
    this.ended = this.keepListening(calls);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch(() => undefined);
    await this.ended;
  }

  private async keepListening(calls: WakeCalls): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const heard = await this.listen(calls);
      if (heard) failures = 0;
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures) * (0.5 + Math.random() / 2);
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Until the connection ends. True when it had been made. */
  private async listen(calls: WakeCalls): Promise<boolean> {
    const { databaseUrl, workerId } = this.settings;
    const client = new Client({
      connectionString: databaseUrl,
      application_name: `calmirror-listen ${workerId}`,
      connectionTimeoutMillis: LONGEST_PAUSE,
      keepAlive: true,
    });
    const cut = new Promise<void>((resolve) => client.once('end', resolve).once('error', () => resolve()));
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => (payload === CANCEL_PAYLOAD ? calls.cancel() : calls.work()));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${WAKE_CHANNEL}`);
    } catch {
      await client.end().catch(() => undefined);
      return false;
    }
    calls.work();
    calls.cancel();
    await cut;
    await client.end().catch(() => undefined);
    return true;
  }
}
