import { capabilitiesOf } from '@calmirror/connectors';
import type { ConnectorKind } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Configuration } from '../config/configuration.js';
import { bulkPerSecond, budgetsOf } from '../connectors/budget/provider-budgets.js';
import { estimatedEnd } from './fill-estimate.js';

/** Other first fills that are looked at: with more of them an end is far away in any case. */
const OTHERS = 100;

interface TargetRow {
  readonly kind: ConnectorKind;
  readonly waitMs: number;
  readonly others: number;
}

/** The account that a pair writes to, and what the first fills of other pairs into it have left. */
const TARGET = `
SELECT k.kind, GREATEST(0, extract(epoch FROM q.wait_until - now())::float8 * 1000) AS "waitMs",
  (SELECT COALESCE(sum(GREATEST(0, o.events - o.decided)), 0)::int FROM (
    SELECT (SELECT count(*) FROM snapshot_events e WHERE e.calendar_id = other.source_calendar_id) AS events,
      (SELECT count(*) FROM mappings m WHERE m.pair_id = other.id) AS decided
    FROM calendars c JOIN pairs other ON other.target_calendar_id = c.id
    WHERE c.connector_id = t.connector_id AND c.account_id = t.account_id AND other.id <> p.id
      AND other.enabled AND other.removing IS NULL AND other.applied_from IS NULL LIMIT ${OTHERS}) AS o) AS others
FROM pairs p JOIN calendars t ON t.id = p.target_calendar_id JOIN connectors k ON k.id = t.connector_id
  LEFT JOIN account_quotas q ON q.account_id = t.account_id
WHERE p.id = $1`;

/** When first fills will be done. */
@Injectable()
export class FirstFills {
  constructor(
    private readonly db: DataSource,
    private readonly configuration: Configuration,
  ) {}

  /** @param donePerSecond the pace of the run that is under way; null while there is none */
  async estimatedEnd(pairId: string, left: number, donePerSecond: number | null): Promise<Date | null> {
    const [target] = await this.db.query<TargetRow[]>(TARGET, [pairId]);
    if (!target) return null;
    const { kind, others, waitMs } = target;
    const budget = budgetsOf(kind, this.configuration).account;
    const allowedPerSecond = budget && bulkPerSecond(budget, capabilitiesOf(kind).batchSize);
    return estimatedEnd({ left, others, allowedPerSecond, donePerSecond, waitMs }, Date.now());
  }
}
