import type { PairAnswer, PairEventAnswer } from '@calmirror/contracts';
import type { Mapping } from '../database/entities/mapping.entity.js';
import type { Pair } from '../database/entities/pair.entity.js';
import type { Glimpse } from './mirror-glimpse.js';
import type { PairEnds } from './pair-calendars.js';
import type { PairFigures } from './pair-statistics.js';

const NOTHING_YET: PairFigures = { mirrored: 0, filtered: 0, held: 0, failed: 0, respected: 0, freshnessSeconds: null };
/** Of a pair that went while it was looked at. */
const NO_LONGER_THERE: PairEnds = { sourceName: '', targetName: '', feedUrl: null };

/** A pair as the API answers it. */
export function pairAnswer(pair: Pair, figures = NOTHING_YET, ends = NO_LONGER_THERE): PairAnswer {
  const { freshnessSeconds, ...counts } = figures;
  return {
    id: pair.id,
    name: pair.name,
    sourceCalendarId: pair.sourceCalendarId,
    targetCalendarId: pair.targetCalendarId,
    ...ends,
    enabled: pair.enabled,
    policy: pair.policy,
    filters: pair.filters,
    window: pair.window,
    intervalSeconds: pair.intervalSeconds,
    limits: pair.limits,
    targetEdits: pair.targetEdits,
    state: pair.state,
    stateReason: pair.stateReason,
    lastSucceededAt: pair.lastSucceededAt?.toISOString() ?? null,
    freshnessSeconds,
    counts,
    createdAt: pair.createdAt.toISOString(),
    updatedAt: pair.updatedAt.toISOString(),
  };
}

export const pairEventAnswer = ({ eventId, state, reason, updatedAt }: Mapping, glimpse: Glimpse): PairEventAnswer => ({
  eventId,
  state,
  reason,
  ...glimpse,
  updatedAt: updatedAt.toISOString(),
});

/** What the audit log keeps of a pair. */
export const pairRecord = (pair: Pair): object => ({
  name: pair.name,
  sourceCalendarId: pair.sourceCalendarId,
  targetCalendarId: pair.targetCalendarId,
  enabled: pair.enabled,
  policy: pair.policy,
  filters: pair.filters,
  window: pair.window,
  intervalSeconds: pair.intervalSeconds,
  limits: pair.limits,
  targetEdits: pair.targetEdits,
});
