import type { CalendarAnswer } from '@calmirror/contracts';
import type { FireHouse } from './fire-house.js';
import type { FireTarget, Spoils } from './fire-target.js';
import { MovingSource } from './moving-source.js';
import type { Standing } from './sums.js';
import { writtenEvents } from './written-events.js';

const OTHERS = 5;

/** A published calendar, on which another pair's mirrors stand as well. */
export class PublishedTarget implements FireTarget {
  private constructor(
    private readonly house: FireHouse,
    readonly calendar: CalendarAnswer,
    private readonly otherPairId: string,
  ) {}

  static async open(house: FireHouse): Promise<PublishedTarget> {
    const calendar = await house.published('Team');
    new MovingSource(house.feeds, '/others.ics', 'other', OTHERS);
    const { id } = await house.pair(await house.source('/others.ics'), calendar);
    return new PublishedTarget(house, calendar, id);
  }

  readonly writes = 0;

  /** All writes here are the database's. */
  watchedBy(): void {}

  /** Nobody but its database can lose or change what stands here. */
  async spoil({ deleted }: Spoils): Promise<void> {
    await this.house.db.query('DELETE FROM published_events WHERE mirror_id = $1', [deleted]);
  }

  async standing(name: string): Promise<Standing[]> {
    const answer = await fetch(this.calendar.feedUrl ?? '');
    if (answer.status !== 200) throw new Error(`the feed answers ${answer.status}`);
    const events = writtenEvents(await answer.text()).filter(({ title }) => title.startsWith(`${name}-`));
    return events.map(({ uid, title }) => ({ id: uid, title }));
  }

  async foreign(): Promise<string> {
    const { rows } = await this.house.db.query<{ line: string }>(
      `SELECT concat_ws(' ', mirror_id, revision, encode(content, 'hex')) AS line FROM published_events
       WHERE mirror_id IN (SELECT target_id FROM mappings WHERE pair_id = $1) ORDER BY mirror_id`,
      [this.otherPairId],
    );
    if (rows.length !== OTHERS) throw new Error(`${rows.length} mirrors of the other pair stand`);
    return rows.map(({ line }) => line).join('\n');
  }
}
