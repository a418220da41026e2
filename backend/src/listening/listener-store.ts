import type { ConnectorKind } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readSeconds } from '../database/held-by-target.js';
import { isAlive, IS_LISTENING_KIND, IS_SOURCE, isSource } from '../database/push-standing.js';
import type { Load } from './fair-share.js';

/** A calendar that a worker has taken on. */
export interface TakenCalendar {
  readonly id: string;
  readonly externalId: string;
  readonly accountId: string;
  readonly connectorId: string;
  readonly kind: ConnectorKind;
  /** Of the connector's settings and credentials. */
  readonly version: number;
  /** When connector and credentials were last known to be right, as the database writes it. */
  readonly provenAt: string;
  /** A pair reads it, its connector works as far as is known, and not too many others of the connector are listened to. */
  readonly wanted: boolean;
}

/** What is to be written of a calendar that is listened to. */
export interface ListenerNote {
  readonly calendarId: string;
  readonly ready: boolean;
  readonly failure: 'refused-by-provider' | 'provider-failing' | null;
  readonly message: string | null;
  readonly heardAt: Date | null;
  /** `provenAt` of the try that was refused, where it was; it is then nobody's. */
  readonly refusedAsOf: string | null;
}

/** Any constant will do, as long as nothing else in this database locks it. */
const CLAIMS_LOCK = 7005;

/**
 * Connections that are held with one account: its server bears no more than ten at once, say (Dovecot as it comes; Gmail: 15), and
 * those who read it need some as well.
 */
const MOST_OF_ACCOUNT = 8;

/** Those of a connector that were taken into use first. */
const HAS_A_PLACE = `(SELECT count(*) FROM calendars earlier
  WHERE earlier.connector_id = c.connector_id AND earlier.id < c.id AND ${isSource('earlier')}) < ${MOST_OF_ACCOUNT}`;

const WANTED = `(${IS_LISTENING_KIND} AND k.status NOT IN ('disabled', 'needs-attention') AND ${IS_SOURCE} AND ${HAS_A_PLACE})`;

/** Somebody changed or tried the connector, or the calendar was read: what refused to be listened to before may not now. */
const PROVEN_AT = 'GREATEST(k.updated_at, k.connected_at, k.last_validated_at, c.last_pulled_at)';

const LISTENABLE = `FROM calendars c JOIN connectors k ON k.id = c.connector_id LEFT JOIN listeners l ON l.calendar_id = c.id
WHERE ${WANTED} AND (l.refused_as_of IS NULL OR l.refused_as_of < ${PROVEN_AT})`;

const LOAD = `
SELECT (SELECT count(*) ${LISTENABLE})::int AS wanted,
  (SELECT count(*) FROM listeners WHERE worker = $1)::int AS held,
  1 + (SELECT count(*) FROM listening_workers WHERE worker <> $1 AND lease_until > now())::int AS workers`;

const RENEW = `
WITH over AS (
  DELETE FROM listening_workers WHERE worker IN (
    SELECT worker FROM listening_workers WHERE worker <> $1 AND lease_until < now() FOR UPDATE SKIP LOCKED)
)
INSERT INTO listening_workers (worker, lease_until) VALUES ($1, now() + $2::float8 * interval '1 millisecond')
ON CONFLICT (worker) DO UPDATE SET lease_until = excluded.lease_until`;

/** What was heard by one who has died comes first: something may have been missed. */
const CLAIM = `
WITH free AS (
  SELECT c.id, l.ready_since IS NOT NULL AS lost ${LISTENABLE} AND NOT ${isAlive('l')}
  ORDER BY lost DESC, c.id LIMIT $2
), claimed AS (
  INSERT INTO listeners (calendar_id, worker) SELECT id, $1 FROM free
  ON CONFLICT (calendar_id) DO UPDATE SET worker = excluded.worker, ready_since = NULL, failure = NULL, message = NULL,
    refused_as_of = NULL
)
SELECT id FROM free WHERE NOT lost`;

const TAKEN = `
SELECT c.id, c.external_id AS "externalId", c.account_id AS "accountId", k.id AS "connectorId", k.kind, k.version,
  ${PROVEN_AT}::text AS "provenAt", ${WANTED} AS wanted
FROM listeners l JOIN calendars c ON c.id = l.calendar_id JOIN connectors k ON k.id = c.connector_id
WHERE l.worker = $1`;

const NOTE = `
UPDATE listeners l SET ready_since = CASE WHEN told.ready THEN COALESCE(l.ready_since, now()) END,
  failure = told.failure, message = told.message, last_heard_at = GREATEST(l.last_heard_at, told.heard_at),
  refused_as_of = told.refused_as_of, worker = CASE WHEN told.refused_as_of IS NULL THEN l.worker END
FROM unnest($2::uuid[], $3::boolean[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
  AS told (id, ready, failure, message, heard_at, refused_as_of)
WHERE l.calendar_id = told.id AND l.worker = $1`;

/**
 * The clock takes over: at some moment within the interval, so that a server that is gone does not have all its calendars read at
 * once. One that is being read just now need not be.
 */
const READ_BY_CLOCK = `
UPDATE calendars c SET next_pull_at = LEAST(c.next_pull_at, now() + random() * unheard.seconds * interval '1 second')
FROM (SELECT unheld.id, ${readSeconds('unheld.id')} AS seconds FROM calendars unheld WHERE unheld.id = ANY($1)
  ORDER BY unheld.id FOR UPDATE SKIP LOCKED) AS unheard
WHERE c.id = unheard.id AND unheard.seconds IS NOT NULL`;

/** Which worker listens to which calendars, and what came of it, for all processes to see. */
@Injectable()
export class ListenerStore {
  constructor(private readonly db: DataSource) {}

  async load(worker: string): Promise<Load> {
    const [load] = await this.db.query<Load[]>(LOAD, [worker]);
    if (!load) throw new Error('the load of the workers was not counted');
    return load;
  }

  /** The worker is alive for so many milliseconds more. */
  async renew(worker: string, leaseMs: number): Promise<void> {
    await this.db.query(RENEW, [worker, leaseMs]);
  }

  /**
   * Takes on calendars that no living worker has, as many as there are up to `most`. One worker does so at a time: another one
   * that tries meanwhile gets nothing, and looks again. Answers those that nobody listened to before.
   */
  async claim(worker: string, most: number): Promise<Set<string>> {
    return this.db.transaction(async (manager) => {
      const [turn] = await manager.query<{ mine: boolean }[]>(
        `SELECT pg_try_advisory_xact_lock(${CLAIMS_LOCK}) AS mine`,
      );
      if (turn?.mine !== true) return new Set();
      const fresh = await manager.query<{ id: string }[]>(CLAIM, [worker, most]);
      return new Set(fresh.map(({ id }) => id));
    });
  }

  taken(worker: string): Promise<TakenCalendar[]> {
    return this.db.query<TakenCalendar[]>(TAKEN, [worker]);
  }

  async note(worker: string, notes: readonly ListenerNote[]): Promise<void> {
    const column = <T>(of: (note: ListenerNote) => T): T[] => notes.map(of);
    await this.db.query(NOTE, [
      worker,
      column(({ calendarId }) => calendarId),
      column(({ ready }) => ready),
      column(({ failure }) => failure),
      column(({ message }) => message),
      column(({ heardAt }) => heardAt),
      column(({ refusedAsOf }) => refusedAsOf),
    ]);
  }

  /** They are free for others, or for nobody. */
  async release(worker: string, calendarIds: readonly string[]): Promise<void> {
    if (calendarIds.length === 0) return;
    await this.db.query('DELETE FROM listeners WHERE worker = $1 AND calendar_id = ANY($2)', [worker, calendarIds]);
    await this.readByClock(calendarIds);
  }

  async readByClock(calendarIds: readonly string[]): Promise<void> {
    if (calendarIds.length > 0) await this.db.query(READ_BY_CLOCK, [calendarIds]);
  }

  /** The worker is about to end: the others need not wait for its lease. */
  async leave(worker: string): Promise<void> {
    await this.db.query('DELETE FROM listening_workers WHERE worker = $1', [worker]);
  }
}
