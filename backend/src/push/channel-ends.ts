import type { ConnectorKind } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A push channel that will end, unless it is renewed before. */
export interface ChannelEnd {
  readonly at: Date;
  /** When it is renewed by itself, while its connector works; in the past where that has not gone well. */
  readonly renewAt: Date | null;
  readonly calendarId: string;
  readonly calendarName: string;
  readonly connectorId: string;
  readonly connectorName: string;
  readonly kind: ConnectorKind;
}

/** By the index of ends. What is about to be closed for a successor, or stands for nobody, is no end to speak of. */
const ENDS = `
SELECT p.expires_at AS at, p.renew_at AS "renewAt", c.id AS "calendarId", c.name AS "calendarName", k.id AS "connectorId",
  k.name AS "connectorName", k.kind
FROM push_channels p JOIN calendars c ON c.id = p.calendar_id JOIN connectors k ON k.id = c.connector_id
WHERE p.expires_at < $1 AND p.state IN ('new', 'live')
ORDER BY p.expires_at, p.id LIMIT $2`;

/** When push channels end. */
@Injectable()
export class ChannelEnds {
  constructor(private readonly db: DataSource) {}

  /** Those that end before a moment, the soonest first. */
  before(moment: Date, most: number): Promise<ChannelEnd[]> {
    return this.db.query<ChannelEnd[]>(ENDS, [moment, most]);
  }
}
