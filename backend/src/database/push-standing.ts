import { PUSH_KINDS } from '@calmirror/contracts';
import { oneOf } from './one-of.js';

/** SQL: a channel that tells of the changes of calendar `c` stands, as far as is known here. */
export const IS_PUSHED = `EXISTS (SELECT FROM push_channels standing
  WHERE standing.calendar_id = c.id AND standing.state IN ('live', 'replaced') AND standing.expires_at > now())`;

/** SQL: an enabled pair reads calendar `c`. */
export const IS_SOURCE = `EXISTS (SELECT FROM pairs reading
  WHERE reading.source_calendar_id = c.id AND reading.enabled AND reading.removing IS NULL)`;

/** After so long a silence of a channel that stands, something must be in the way of its first message. */
const UNHEARD_MINUTES = 10;

/**
 * SQL: why calendar `c` of connector `k` is without push (`PUSH_OFF_REASONS`); null where it has it. What can be told from a
 * row alone comes first: a large installation is counted by it.
 */
export const pushReason = (hasAddress: boolean): string => `CASE
  WHEN NOT (${oneOf('k.kind', PUSH_KINDS)}) THEN 'provider-without-push'
  WHEN ${IS_PUSHED} THEN NULL
  WHEN NOT ${IS_SOURCE} THEN 'not-a-source'
  WHEN NOT ${hasAddress} THEN 'no-public-address'
  WHEN k.status = 'disabled' THEN 'connector-disabled'
  WHEN k.status = 'needs-attention' THEN 'connector-needs-attention'
  ELSE COALESCE((
    SELECT CASE WHEN n.state = 'failed' THEN n.failure
      WHEN n.created_at < now() - interval '${UNHEARD_MINUTES} minutes' THEN 'unheard' END
    FROM push_channels n WHERE n.calendar_id = c.id AND n.state IN ('failed', 'new')
    ORDER BY n.created_at DESC LIMIT 1), 'opening') END`;
