import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

const WRITTEN_EACH = 10_000;

const WRITE = `
UPDATE push_channels p SET messages = p.messages + heard.messages, last_message_at = greatest(p.last_message_at, heard.at),
  last_number = greatest(p.last_number, heard.number)
FROM unnest($1::uuid[], $2::integer[], $3::bigint[], $4::timestamptz[]) AS heard (id, messages, number, at)
WHERE p.id = heard.id`;

interface Tally {
  messages: number;
  number: number | null;
  at: Date;
}

/** Counts the messages of channels, and writes the counts down now and then: a flood is one row each ten seconds. */
@Injectable()
export class ChannelTallies implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ChannelTallies.name);
  private tallies = new Map<string, Tally>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly db: DataSource) {}

  heard(channelId: string, number: number | null): void {
    const tally = this.tallies.get(channelId) ?? { messages: 0, number: null, at: new Date() };
    tally.messages += 1;
    tally.number = number ?? tally.number;
    tally.at = new Date();
    this.tallies.set(channelId, tally);
    this.timer ??= setTimeout(() => void this.flush(), WRITTEN_EACH).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.flush();
  }

  /** Does not throw: a count is no promise. */
  async flush(): Promise<void> {
    this.timer = null;
    // In the order of the key, so that two processes never deadlock.
    const heard = [...this.tallies].sort(([one], [other]) => (one < other ? -1 : 1));
    this.tallies = new Map();
    if (heard.length === 0) return;
    const column = <T>(of: (tally: Tally) => T): T[] => heard.map(([, tally]) => of(tally));
    try {
      await this.db.query(WRITE, [
        heard.map(([id]) => id),
        column(({ messages }) => messages),
        column(({ number }) => number),
        column(({ at }) => at),
      ]);
    } catch (error) {
      this.logger.debug({ err: error }, 'the messages of some channels were not counted');
    }
  }
}
