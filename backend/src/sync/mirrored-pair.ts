import type { TargetEdits } from '@calmirror/contracts';
import type { Filter, LimitSettings, PolicySettings, TimeWindow, WindowSettings } from '@calmirror/core';
import type { DataSource } from 'typeorm';
import { readSeconds } from '../database/held-by-target.js';

/** A pair as one run of its mirroring sees it; loaded once, at the run's start. */
export interface MirroredPair {
  readonly id: string;
  readonly name: string;
  readonly installationId: string;
  readonly sourceCalendarId: string;
  readonly sourceName: string;
  /** IANA name in which the source's floating times and whole days are placed. */
  readonly sourceZone: string;
  /** Version of the source's snapshot at the start: what the pair has seen once the run is complete. */
  readonly snapshotVersion: string;
  readonly targetCalendarId: string;
  readonly targetExternalId: string;
  readonly targetConnectorId: string;
  /** Whose slots and budget its writes take. */
  readonly targetAccountId: string;
  /** The target is itself read, so that it is known what it holds of its own. */
  readonly targetIsRead: boolean;
  readonly targetCanBeRead: boolean;
  /** It is to be read first: it never was, or not since the pair slept, or perhaps not as far as its present rules look. */
  readonly targetAwaitsRead: boolean;
  /** Version of the target's own snapshot at the start. */
  readonly targetVersion: string;
  /** IANA name in which floating times are placed on a target that knows none. */
  readonly targetZone: string;
  readonly policy: PolicySettings;
  readonly filters: readonly Filter[];
  readonly window: WindowSettings;
  readonly limits: LimitSettings;
  readonly targetEdits: TargetEdits;
  readonly rulesVersion: number;
  readonly appliedRulesVersion: number;
  readonly appliedVersion: string;
  readonly appliedTargetVersion: string;
  /** Window of the last complete run; null before the first. */
  readonly appliedWindow: TimeWindow | null;
}

interface PairRow extends Omit<MirroredPair, 'appliedWindow'> {
  readonly appliedFrom: Date | null;
  readonly appliedTo: Date | null;
}

/**
 * The pair; null when it is paused, being removed or gone, and so has nothing to mirror.
 *
 * @param targetWasRead its target has just been read, whether or not anybody goes on reading it
 */
export async function loadMirroredPair(
  db: DataSource,
  pairId: string,
  targetWasRead = false,
): Promise<MirroredPair | null> {
  const [row] = await db.query<PairRow[]>(
    `SELECT p.id, p.name, i.id AS "installationId", p.source_calendar_id AS "sourceCalendarId", s.name AS "sourceName",
       COALESCE(s.time_zone, 'UTC') AS "sourceZone",
       s.snapshot_version AS "snapshotVersion", p.target_calendar_id AS "targetCalendarId",
       t.external_id AS "targetExternalId", t.connector_id AS "targetConnectorId", t.account_id AS "targetAccountId",
       t.snapshot_version > 0 AND (onto.seconds IS NOT NULL OR $2) AS "targetIsRead", t.readable AS "targetCanBeRead", t.snapshot_version AS "targetVersion",
       onto.seconds IS NOT NULL AND (t.last_pulled_at IS NULL OR p.applied_target_version = 0 OR p.applied_rules_version < p.rules_version) AS "targetAwaitsRead",
       COALESCE(t.time_zone, s.time_zone, 'UTC') AS "targetZone",
       p.policy, p.filters, p."window", p.limits, p.target_edits AS "targetEdits",
       p.rules_version AS "rulesVersion", p.applied_rules_version AS "appliedRulesVersion",
       p.applied_version AS "appliedVersion", p.applied_target_version AS "appliedTargetVersion",
       p.applied_from AS "appliedFrom", p.applied_to AS "appliedTo"
     FROM pairs p JOIN calendars s ON s.id = p.source_calendar_id JOIN calendars t ON t.id = p.target_calendar_id
       CROSS JOIN LATERAL (SELECT ${readSeconds('t.id')} AS seconds) onto, installation i
     WHERE p.id = $1 AND p.enabled AND p.removing IS NULL`,
    [pairId, targetWasRead],
  );
  if (!row) return null;
  const { appliedFrom, appliedTo, ...pair } = row;
  const appliedWindow =
    appliedFrom === null || appliedTo === null
      ? null
      : { from: appliedFrom.toISOString(), to: appliedTo.toISOString() };
  return { ...pair, appliedWindow };
}
