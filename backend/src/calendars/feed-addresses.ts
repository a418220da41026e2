import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../auth/actor.js';
import { Configuration } from '../config/configuration.js';
import { Calendar } from '../database/entities/calendar.entity.js';
import { Connector } from '../database/entities/connector.entity.js';
import { Problem } from '../http/problem.js';
import { SecretBox, SecretUnreadable, sealContext } from '../secrets/secret-box.js';
import { calendarRecord } from './calendar-answer.js';

/** Nobody guesses one of 2²⁵⁶ addresses. */
const TOKEN_BYTES = 32;

type FeedColumns = Pick<Calendar, 'feedToken' | 'feedTokenHash'>;

/** The unguessable addresses of published calendars. Whoever has one reads the calendar, until it is renewed or revoked. */
@Injectable()
export class FeedAddresses {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
    private readonly configuration: Configuration,
    private readonly audit: AuditLog,
  ) {}

  /** A new address: sealed, to be shown to administrators again, and as a digest, to be found by. */
  allot(calendarId: string): FeedColumns {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return { feedToken: this.box.seal(token, contextOf(calendarId)), feedTokenHash: digestOf(token) };
  }

  /** Null for a calendar without an address, and for one whose address this installation's keys no longer open. */
  urlOf({ id, feedToken }: Pick<Calendar, 'id' | 'feedToken'>): string | null {
    if (feedToken === null) return null;
    try {
      return `${this.configuration.origin}/feeds/${this.box.open(feedToken, contextOf(id))}.ics`;
    } catch (error) {
      if (error instanceof SecretUnreadable) return null;
      throw error;
    }
  }

  /** @throws {Problem} 404, or 409 `conflict` for a calendar that Calmirror does not publish */
  async renew(calendarId: string, actor: Actor): Promise<Calendar> {
    return this.change(calendarId, actor, 'calendar.address-renewed', this.allot(calendarId));
  }

  /** The old address answers 404 from then on. @throws {Problem} as `renew` */
  async revoke(calendarId: string, actor: Actor): Promise<Calendar> {
    return this.change(calendarId, actor, 'calendar.address-revoked', { feedToken: null, feedTokenHash: null });
  }

  private async change(
    calendarId: string,
    actor: Actor,
    action: 'calendar.address-renewed' | 'calendar.address-revoked',
    columns: FeedColumns,
  ): Promise<Calendar> {
    return this.db.transaction(async (manager) => {
      const calendar = await lockPublished(manager, calendarId);
      await manager.update(Calendar, calendarId, { ...columns, version: calendar.version + 1, updatedAt: new Date() });
      const record = calendarRecord(calendar);
      await this.audit.record(manager, actor, {
        action,
        subjectKind: 'calendar',
        subjectId: calendarId,
        subjectName: calendar.name,
        before: { ...record, published: calendar.feedToken !== null },
        after: { ...record, published: columns.feedToken !== null },
      });
      return manager.findOneByOrFail(Calendar, { id: calendarId });
    });
  }
}

/** What a feed is looked up by; the token itself stands nowhere in the open. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

async function lockPublished(manager: EntityManager, id: string): Promise<Calendar> {
  const calendar = await manager.findOne(Calendar, { where: { id }, lock: { mode: 'for_no_key_update' } });
  if (calendar === null) throw new Problem('not-found', 404, 'there is no such calendar');
  const { kind } = await manager.findOneByOrFail(Connector, { id: calendar.connectorId });
  if (kind !== PUBLISHED) throw new Problem('conflict', 409, 'Calmirror does not publish this calendar');
  return calendar;
}

/** The one kind whose calendars are served by Calmirror itself. */
export const PUBLISHED = 'published';

const contextOf = (calendarId: string): string => sealContext('calendars', 'feed_token', calendarId);
