import { Inject, Injectable } from '@nestjs/common';
import { NotificationListener } from '../database/notification-listener.js';
import { WAKE_CHANNEL } from './enqueue-statement.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';

/** Payload of a notification that a running job is to stop. */
export const CANCEL_PAYLOAD = 'cancel';

export interface WakeCalls {
  /** There may be jobs to claim; also called after every (re)connection, as notifications may have been missed. */
  work(): void;
  /** A running job is to stop, perhaps one of this worker's; also called after every (re)connection. */
  cancel(): void;
}

/** Hears that there is work, or that work is to stop. */
@Injectable()
export class WakeListener {
  private readonly listener: NotificationListener;

  constructor(@Inject(QUEUE_SETTINGS) { databaseUrl, workerId }: QueueSettings) {
    const applicationName = `calmirror-listen ${workerId}`;
    this.listener = new NotificationListener({ databaseUrl, applicationName, channel: WAKE_CHANNEL });
  }

  start(calls: WakeCalls): void {
    this.listener.start({
      heard: (payload) => (payload === CANCEL_PAYLOAD ? calls.cancel() : calls.work()),
      connected: () => {
        calls.work();
        calls.cancel();
      },
    });
  }

  stop(): Promise<void> {
    return this.listener.stop();
  }
}
