import type { CalendarPush, PushOffReason } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Configuration } from '../config/configuration.js';
import { pushReason } from '../database/push-standing.js';

interface Standing {
  readonly id: string;
  readonly reason: PushOffReason | null;
  readonly until: Date | null;
  readonly message: string | null;
  readonly lastMessageAt: Date | null;
}

const standings = (hasAddress: boolean): string => `
SELECT c.id, ${pushReason(hasAddress)} AS reason,
  (SELECT max(p.expires_at) FROM push_channels p
   WHERE p.calendar_id = c.id AND p.state IN ('live', 'replaced')) AS until,
  COALESCE(l.message,
    (SELECT p.message FROM push_channels p WHERE p.calendar_id = c.id AND p.state = 'failed' LIMIT 1)) AS message,
  GREATEST(l.last_heard_at,
    (SELECT max(p.last_message_at) FROM push_channels p WHERE p.calendar_id = c.id)) AS "lastMessageAt"
FROM calendars c JOIN connectors k ON k.id = c.connector_id LEFT JOIN listeners l ON l.calendar_id = c.id
WHERE c.id = ANY($1)`;

const SAID: readonly (PushOffReason | null)[] = ['refused-by-provider', 'provider-failing'];

/** Whether calendars have push, and if not, why. */
@Injectable()
export class PushStandings {
  constructor(
    private readonly db: DataSource,
    private readonly configuration: Configuration,
  ) {}

  /** By the calendars' ids, with one statement for a whole list. */
  async of(calendarIds: readonly string[]): Promise<Map<string, CalendarPush>> {
    const statement = standings(this.configuration.pushOrigin !== null);
    const rows = calendarIds.length > 0 ? await this.db.query<Standing[]>(statement, [calendarIds]) : [];
    return new Map(rows.map((row) => [row.id, answer(row)]));
  }
}

function answer({ reason, until, message, lastMessageAt }: Standing): CalendarPush {
  const heard = lastMessageAt?.toISOString() ?? null;
  return reason === null
    ? { state: 'on', reason: null, message: null, until: until?.toISOString() ?? null, lastMessageAt: heard }
    : { state: 'off', reason, message: SAID.includes(reason) ? message : null, until: null, lastMessageAt: heard };
}
