import type { FetchResult, MessageReport } from '@calmirror/connectors';
import type { Listing, MessageQuery, MessageReportAnswer } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MessageReportRow } from '../database/entities/message-report.entity.js';
import { packBytes } from '../database/packed-bytes.js';
import { listOrder, listSlice } from '../http/list-order.js';
import { sealContext, SecretBox } from '../secrets/secret-box.js';

/** Kept of a calendar, the newest; a flood of mails that nobody may send fills no disk. */
export const MOST_REPORTS = 1_000;

/** A report that says the same again may know less of its mail than the first one did. */
const WRITE = `
INSERT INTO message_reports (calendar_id, id, received_at, code, content)
SELECT $1, r.id, r.received_at, r.code, substring($5::bytea FROM r.start FOR r.length)
FROM unnest($2::text[], $3::timestamptz[], $4::text[], $6::integer[], $7::integer[]) AS r(id, received_at, code, start, length)
ON CONFLICT (calendar_id, id) DO UPDATE SET code = excluded.code, content = excluded.content
WHERE message_reports.code <> excluded.code`;

const FORGET = `
DELETE FROM message_reports r USING (
  SELECT id FROM message_reports WHERE calendar_id = $1 ORDER BY received_at DESC, id DESC OFFSET $2
) old WHERE r.calendar_id = $1 AND r.id = old.id`;

/** What of a report is sealed. */
type Content = Pick<MessageReport, 'from' | 'subject' | 'message'>;

/** Messages that came to calendars and changed nothing there. */
@Injectable()
export class MessageReports {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
  ) {}

  async list(calendarId: string, query: MessageQuery): Promise<Listing<MessageReportAnswer>> {
    const { code } = query;
    const { direction } = listOrder(query, ['receivedAt'], { field: 'receivedAt', direction: 'DESC' });
    const [rows, total] = await this.db.manager.findAndCount(MessageReportRow, {
      where: { calendarId, ...(code && { code }) },
      order: { receivedAt: direction, id: direction },
      ...listSlice(query),
    });
    return { items: rows.map((row) => this.answer(row)), total };
  }

  /** In the transaction that moves the cursor (promise 8). `withdrawn`: ids of messages that are not to be listed any more. */
  async store(
    manager: EntityManager,
    calendarId: string,
    { reports = [], withdrawn = [] }: Pick<FetchResult, 'reports' | 'withdrawn'>,
  ): Promise<void> {
    if (withdrawn.length > 0)
      await manager.query('DELETE FROM message_reports WHERE calendar_id = $1 AND id = ANY($2::text[])', [
        calendarId,
        withdrawn,
      ]);
    if (reports.length === 0) return;
    const newest = [...new Map(reports.map((report) => [report.id, report])).values()]
      .sort((one, other) => other.receivedAt.localeCompare(one.receivedAt))
      .slice(0, MOST_REPORTS);
    const { bytes, starts, lengths } = packBytes(newest.map((report) => this.seal(calendarId, report)));
    await manager.query(WRITE, [
      calendarId,
      newest.map(({ id }) => id),
      newest.map(({ receivedAt }) => receivedAt),
      newest.map(({ code }) => code),
      bytes,
      starts,
      lengths,
    ]);
    await manager.query(FORGET, [calendarId, MOST_REPORTS]);
  }

  private seal(calendarId: string, { id, from, subject, message }: MessageReport): Buffer {
    const content: Content = { from, subject, message };
    return this.box.seal(JSON.stringify(content), context(calendarId, id));
  }

  private answer({ calendarId, id, receivedAt, code, content }: MessageReportRow): MessageReportAnswer {
    const { from, subject, message } = JSON.parse(this.box.open(content, context(calendarId, id))) as Content;
    return { id, receivedAt: receivedAt.toISOString(), from, subject, code, message };
  }
}

const context = (calendarId: string, id: string): string =>
  sealContext('message_reports', 'content', `${calendarId}/${id}`);
