import type { PairAnswer } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { FeedAddresses } from '../calendars/feed-addresses.js';
import { Calendar } from '../database/entities/calendar.entity.js';
import type { Pair } from '../database/entities/pair.entity.js';

/** What a pair's two calendars are called, and where a published target is read. */
export type PairEnds = Pick<PairAnswer, 'sourceName' | 'targetName' | 'feedUrl'>;

/** Looks up the calendars of pairs. */
@Injectable()
export class PairCalendars {
  constructor(
    private readonly db: DataSource,
    private readonly addresses: FeedAddresses,
  ) {}

  /** One statement for a whole list, by the id of the pair. What is gone by now, with its pair, has no name. */
  async of(pairs: readonly Pair[]): Promise<Map<string, PairEnds>> {
    const ids = new Set(
      pairs.flatMap(({ sourceCalendarId, targetCalendarId }) => [sourceCalendarId, targetCalendarId]),
    );
    const calendars = await this.db.manager.find(Calendar, {
      select: { id: true, name: true, feedToken: true },
      where: { id: In([...ids]) },
    });
    const byId = new Map(calendars.map((calendar) => [calendar.id, calendar]));
    return new Map(
      pairs.map(({ id, sourceCalendarId, targetCalendarId }) => [
        id,
        this.ends(byId.get(sourceCalendarId), byId.get(targetCalendarId)),
      ]),
    );
  }

  private ends(source: Calendar | undefined, target: Calendar | undefined): PairEnds {
    return {
      sourceName: source?.name ?? '',
      targetName: target?.name ?? '',
      feedUrl: target ? this.addresses.urlOf(target) : null,
    };
  }
}
