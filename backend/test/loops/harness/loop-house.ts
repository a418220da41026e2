import type { CalendarAnswer } from '@calmirror/contracts';
import { newId } from '../../../src/database/new-id.js';
import { KindsHouse } from '../../kinds/harness/kinds-house.js';

/** As far ahead as the next spring may be. */
const WINDOW = { pastDays: 30, futureDays: 700 };

/** Google's and Graph's own servers, and pairs between their calendars that are all there before the first of them runs. */
export class LoopHouse {
  private readonly pairs: string[] = [];

  private constructor(readonly house: KindsHouse) {}

  static async start(): Promise<LoopHouse> {
    return new LoopHouse(await KindsHouse.start());
  }

  stop(): Promise<void> {
    return this.house.stop();
  }

  /** Answers the pair's id. */
  async pair(source: CalendarAnswer, target: CalendarAnswer): Promise<string> {
    const id = newId();
    await this.house.mirroring.running.db.query(
      `INSERT INTO pairs (id, name, source_calendar_id, target_calendar_id, policy, "window", interval_seconds, limits, state_reason)
       VALUES ($1, 'A pair', $2, $3, '{"preset": "full"}', $4, 1000000, '{"deletePercent": 50, "deleteCount": 20}', 'first-fill')`,
      [id, source.id, target.id, WINDOW],
    );
    this.pairs.push(id);
    return id;
  }

  /** Each pair reads its source and is brought up to date, one after the other; answers what was written at either server. */
  round(): Promise<string[]> {
    return this.writesOf((id) => this.house.mirroring.sync(id));
  }

  /** Each pair's target is looked through; answers what was written. */
  reconcile(): Promise<string[]> {
    return this.writesOf((id) => this.house.reconcile(id));
  }

  private writesOf(act: (pairId: string) => Promise<unknown>): Promise<string[]> {
    return this.house.writesOf(async () => {
      for (const id of this.pairs) {
        await act(id);
        await this.house.mirroring.quiet();
      }
    });
  }
}
