import { setTimeout as delay } from 'node:timers/promises';

/** Requests of one account as its provider sees them: how many are under way, and how many were at most. */
export class RequestsUnderWay {
  now = 0;
  most = 0;
  done = 0;

  /** One that takes some milliseconds; `units` of it are carried out at once. */
  async carryOut(units = 1, ms = 5): Promise<void> {
    this.now += units;
    this.most = Math.max(this.most, this.now);
    await delay(ms);
    this.now -= units;
    this.done += 1;
  }
}
