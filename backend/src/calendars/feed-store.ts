import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { renderFeed, type RenderedFeed } from '@calmirror/connectors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PublishedEvents } from '../connectors/published-events.js';
import { digestOf } from './feed-addresses.js';
import { FeedCache } from './feed-cache.js';

/** How often readers are asked to come. A visit without news costs one look-up. */
const REFRESH_SECONDS = 300;

/** Memory for rendered feeds, so that ten readers of one calendar do not open its rows ten times. */
const CACHE_BYTES = 64_000_000;

/** What can be said of a feed without opening any of its events. */
export interface FeedHead {
  readonly calendarId: string;
  readonly version: string;
  readonly changedAt: Date;
}

/** One version of a feed, ready to be sent. */
export interface FeedBody {
  readonly version: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

const COLUMNS = `id AS "calendarId", feed_version AS version, COALESCE(feed_changed_at, created_at) AS "changedAt", name, color`;

/** The calendars that Calmirror publishes, as their readers get them. */
@Injectable()
export class FeedStore {
  private readonly cache = new FeedCache<FeedBody>(CACHE_BYTES, ({ plain, gzipped }) => plain.length + gzipped.length);

  constructor(
    private readonly db: DataSource,
    private readonly events: PublishedEvents,
  ) {}

  /** Null for an address that is unknown or was revoked. The look-up is by digest: its time says nothing of the token. */
  async find(token: string): Promise<FeedHead | null> {
    const [head] = await this.db.query<FeedHead[]>(`SELECT ${COLUMNS} FROM calendars WHERE feed_token_hash = $1`, [
      digestOf(token),
    ]);
    return head ?? null;
  }

  /** The feed at this version or a newer one; which one, the answer says. */
  async body({ calendarId, version }: FeedHead): Promise<FeedBody> {
    return this.cache.get(`${calendarId} ${version}`, async () => {
      const feed = await this.db.transaction('REPEATABLE READ', (manager) => this.read(manager, calendarId));
      const plain = Buffer.from(renderFeed(feed), 'utf8');
      return { version: feed.version, plain, gzipped: await promisify(gzip)(plain) };
    });
  }

  /** Head and events of the same moment; what is made of them needs no connection. */
  private async read(manager: EntityManager, calendarId: string): Promise<RenderedFeed & { version: string }> {
    const [calendar] = await manager.query<(FeedHead & { name: string; color: string | null })[]>(
      `SELECT ${COLUMNS} FROM calendars WHERE id = $1`,
      [calendarId],
    );
    if (!calendar) throw new Error('a published calendar was deleted while it was read');
    const { version, name, color } = calendar;
    const mirrors = await this.events.read(manager, calendarId);
    return { version, name, color, refreshSeconds: REFRESH_SECONDS, mirrors };
  }
}
