import type { ForecastItem } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { urgencyOf } from './urgency.js';

interface EndingRow extends Omit<ForecastItem, 'at' | 'urgency'> {
  readonly at: Date;
}

/** A push channel whose time has almost come is being renewed; only of those that are not is anybody told. */
const ENDS = `
SELECT at, kind, provider, "connectorId", "connectorName", renews FROM (
  SELECT t.refresh_expires_at AS at, 'consent' AS kind, k.kind AS provider, k.id AS "connectorId",
    k.name AS "connectorName", 'microsoft' IN (k.kind, COALESCE(k.settings->>'signIn', '')) AS renews
  FROM connector_tokens t JOIN connectors k ON k.id = t.connector_id WHERE t.refresh_expires_at IS NOT NULL
  UNION ALL
  SELECT secret_expires_at, 'client-secret', kind, NULL, NULL, false
  FROM app_registrations WHERE secret_expires_at IS NOT NULL
  UNION ALL
  SELECT (settings->>'secretExpiresAt')::timestamptz, 'client-secret', kind, id, name, false
  FROM connectors WHERE settings->>'secretExpiresAt' IS NOT NULL
  UNION ALL
  SELECT min(p.expires_at), 'push-channel', k.kind, k.id, k.name, true
  FROM push_channels p JOIN calendars c ON c.id = p.calendar_id JOIN connectors k ON k.id = c.connector_id
  WHERE p.state IN ('new', 'live') AND p.expires_at IS NOT NULL GROUP BY k.id
) AS ending`;

/** What comes to an end by itself, and when: consents, client secrets, push channels. */
@Injectable()
export class Forecast {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** All of it, the soonest first. */
  async all(): Promise<ForecastItem[]> {
    const rows = await this.db.query<EndingRow[]>(`${ENDS} ORDER BY at, "connectorId"`);
    return rows.map((row) => ({ ...row, at: row.at.toISOString(), urgency: urgencyOf(row.at.getTime(), Date.now()) }));
  }

  /** What a person should know of by now, the soonest first. What is put off by itself is told of only when it was not. */
  async near(atMost: number): Promise<ForecastItem[]> {
    const all = await this.all();
    return all.filter(({ urgency, renews }) => urgency !== 'later' && (!renews || urgency === 'over')).slice(0, atMost);
  }
}
