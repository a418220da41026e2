import type { PublishedCalendar, PublishedMirror, PublishedStore } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isDatabaseAway } from '../database/database-away.js';
import { newId } from '../database/new-id.js';
import { packBytes } from '../database/packed-bytes.js';
import { SecretBox, sealContext } from '../secrets/secret-box.js';
import type { AdapterUser } from './adapter-user.js';

/** Some milliseconds. */
const OPENED_AT_A_TIME = 500;

interface SealedMirror {
  mirror_id: string;
  content: Buffer;
}

/** The mirrors on calendars that Calmirror publishes itself, sealed at rest and written in sets. */
@Injectable()
export class PublishedEvents {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
  ) {}

  /** What a connector of this kind works with. Its calendars are known by the external id of their row. */
  of(connectorId: string, user: AdapterUser | null = null): PublishedStore {
    const change = (calendar: string, apply: (manager: EntityManager, id: string) => Promise<number>): Promise<void> =>
      this.change({ connectorId, externalId: calendar, user }, apply);
    return {
      calendars: () => answered(this.calendars(connectorId)),
      // The row is made by whoever keeps the calendars: all that a new one needs from here is a name of its own.
      createCalendar: (name) => Promise.resolve({ id: newId(), name, color: null }),
      upsert: (calendar, mirrors) => answered(change(calendar, (manager, id) => this.write(manager, id, mirrors))),
      delete: (calendar, mirrorIds) => answered(change(calendar, (manager, id) => this.remove(manager, id, mirrorIds))),
      standing: (calendar) => answered(this.standing(connectorId, calendar)),
    };
  }

  /** All mirrors of a calendar, opened, in the order of their ids. */
  async read(manager: EntityManager, calendarId: string): Promise<PublishedMirror[]> {
    const rows = await manager.query<SealedMirror[]>(
      'SELECT mirror_id, content FROM published_events WHERE calendar_id = $1 ORDER BY mirror_id',
      [calendarId],
    );
    return rows.map(({ mirror_id, content }) => this.opened(calendarId, mirror_id, content));
  }

  private async calendars(connectorId: string): Promise<PublishedCalendar[]> {
    return this.db.query<PublishedCalendar[]>(
      'SELECT external_id AS id, name, color FROM calendars WHERE connector_id = $1 ORDER BY id',
      [connectorId],
    );
  }

  /** A page at a time, so that nobody else waits for the reading of many; all of them as they were at one moment. */
  private async standing(connectorId: string, externalId: string): Promise<PublishedMirror[]> {
    return this.db.transaction('REPEATABLE READ', async (manager) => {
      const [calendar] = await manager.query<{ id: string }[]>(
        'SELECT id FROM calendars WHERE connector_id = $1 AND external_id = $2',
        [connectorId, externalId],
      );
      if (!calendar) throw noCalendar();
      const mirrors: PublishedMirror[] = [];
      for (let page, after = ''; (page = await pageOf(manager, calendar.id, after)).length > 0;) {
        for (const { mirror_id, content } of page) mirrors.push(this.opened(calendar.id, mirror_id, content));
        after = page.at(-1)?.mirror_id ?? after;
      }
      return mirrors;
    });
  }

  private opened(calendarId: string, mirrorId: string, content: Buffer): PublishedMirror {
    return JSON.parse(this.box.open(content, contextOf(calendarId, mirrorId))) as PublishedMirror;
  }

  /** One batch is one new version of the feed, if it changed anything. */
  private async change(
    { connectorId, externalId, user }: { connectorId: string; externalId: string; user: AdapterUser | null },
    apply: (manager: EntityManager, calendarId: string) => Promise<number>,
  ): Promise<void> {
    await this.db.transaction(async (manager) => {
      await user?.hold(manager);
      const [calendar] = await manager.query<{ id: string }[]>(
        'SELECT id FROM calendars WHERE connector_id = $1 AND external_id = $2 FOR NO KEY UPDATE',
        [connectorId, externalId],
      );
      if (!calendar) throw noCalendar();
      if ((await apply(manager, calendar.id)) === 0) return;
      await manager.query(
        'UPDATE calendars SET feed_version = feed_version + 1, feed_changed_at = now() WHERE id = $1',
        [calendar.id],
      );
    });
  }

  private async write(
    manager: EntityManager,
    calendarId: string,
    mirrors: readonly PublishedMirror[],
  ): Promise<number> {
    const { bytes, starts, lengths } = packBytes(
      mirrors.map((mirror) => this.box.seal(JSON.stringify(mirror), contextOf(calendarId, mirror.mirrorId))),
    );
    await manager.query(
      `INSERT INTO published_events (calendar_id, mirror_id, content)
       SELECT $1, r.mirror_id, substring($3::bytea FROM r.start FOR r.length)
       FROM unnest($2::text[], $4::integer[], $5::integer[]) AS r(mirror_id, start, length)
       ON CONFLICT (calendar_id, mirror_id) DO UPDATE SET content = excluded.content, revision = published_events.revision + 1`,
      [calendarId, mirrors.map(({ mirrorId }) => mirrorId), bytes, starts, lengths],
    );
    return mirrors.length;
  }

  private async remove(manager: EntityManager, calendarId: string, mirrorIds: readonly string[]): Promise<number> {
    const [, removed] = await manager.query<[unknown[], number]>(
      'DELETE FROM published_events WHERE calendar_id = $1 AND mirror_id = ANY($2)',
      [calendarId, mirrorIds],
    );
    return removed;
  }
}

function pageOf(manager: EntityManager, calendarId: string, after: string): Promise<SealedMirror[]> {
  return manager.query<SealedMirror[]>(
    `SELECT mirror_id, content FROM published_events WHERE calendar_id = $1 AND mirror_id > $2
     ORDER BY mirror_id LIMIT ${OPENED_AT_A_TIME}`,
    [calendarId, after],
  );
}

const noCalendar = (): ProviderError => new ProviderError('not-found', 'gone', 'The published calendar was deleted.');

const contextOf = (calendarId: string, mirrorId: string): string =>
  sealContext('published_events', 'content', `${calendarId}/${mirrorId}`);

/** A database that is away is to a published calendar what a server that does not answer is to others. */
async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    if (!isDatabaseAway(cause)) throw cause;
    throw new ProviderError('temporary', 'connection-failed', 'The database did not answer.', null, { cause });
  }
}
