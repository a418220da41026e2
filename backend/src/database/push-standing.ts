import { LISTENING_KINDS, PUSH_KINDS } from '@calmirror/contracts';
import { oneOf } from './one-of.js';

/** SQL: a channel that tells of the changes of calendar `c` stands, as far as is known here. */
const HAS_CHANNEL = `EXISTS (SELECT FROM push_channels standing
  WHERE standing.calendar_id = c.id AND standing.state IN ('live', 'replaced') AND standing.expires_at > now())`;

/** SQL: the worker of `listener`, a row of `listeners` (or of null), is alive. */
export const isAlive = (listener: string): string => `EXISTS (SELECT FROM listening_workers alive
  WHERE alive.worker = ${listener}.worker AND alive.lease_until > now())`;

const IS_LISTENED = `EXISTS (SELECT FROM listeners held
  WHERE held.calendar_id = c.id AND held.ready_since IS NOT NULL AND ${isAlive('held')})`;

/** SQL: word comes of the changes of calendar `c`, as far as is known here: by a channel or by a connection that is held. */
export const IS_PUSHED = `(${HAS_CHANNEL} OR ${IS_LISTENED})`;

/** SQL: an enabled pair reads `calendar`. */
export const isSource = (calendar: string): string => `EXISTS (SELECT FROM pairs reading
  WHERE reading.source_calendar_id = ${calendar}.id AND reading.enabled AND reading.removing IS NULL)`;

/** SQL: an enabled pair reads calendar `c`. */
export const IS_SOURCE = isSource('c');

/** SQL: connector `k` is of a kind that is listened to. */
export const IS_LISTENING_KIND = `(${oneOf('k.kind', LISTENING_KINDS)})`;

/** After so long a silence of a channel that stands, something must be in the way of its first message. */
const UNHEARD_MINUTES = 10;

const UNLISTENED = `COALESCE((
    SELECT CASE WHEN n.worker IS NULL THEN n.failure WHEN ${isAlive('n')} THEN COALESCE(n.failure, 'opening') END
    FROM listeners n WHERE n.calendar_id = c.id), 'no-listener')`;

/**
 * SQL: why calendar `c` of connector `k` is without push (`PUSH_OFF_REASONS`); null where it has it. What can be told from a
 * row alone comes first: a large installation is counted by it.
 */
export const pushReason = (hasAddress: boolean): string => `CASE
  WHEN NOT (${oneOf('k.kind', [...PUSH_KINDS, ...LISTENING_KINDS])}) THEN 'provider-without-push'
  WHEN ${IS_PUSHED} THEN NULL
  WHEN NOT ${IS_SOURCE} THEN 'not-a-source'
  WHEN NOT ${hasAddress} AND NOT ${IS_LISTENING_KIND} THEN 'no-public-address'
  WHEN k.status = 'disabled' THEN 'connector-disabled'
  WHEN k.status = 'needs-attention' THEN 'connector-needs-attention'
  WHEN ${IS_LISTENING_KIND} THEN ${UNLISTENED}
  ELSE COALESCE((
    SELECT CASE WHEN n.state = 'failed' THEN n.failure
      WHEN n.created_at < now() - interval '${UNHEARD_MINUTES} minutes' THEN 'unheard' END
    FROM push_channels n WHERE n.calendar_id = c.id AND n.state IN ('failed', 'new')
    ORDER BY n.created_at DESC LIMIT 1), 'opening') END`;
