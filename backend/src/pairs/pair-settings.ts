import type { PairInput, PairUpdate } from '@calmirror/contracts';
import type { Pair } from '../database/entities/pair.entity.js';

/** What of a pair a person decides, and may decide anew. */
export type PairSettings = Pick<
  Pair,
  'name' | 'enabled' | 'policy' | 'filters' | 'window' | 'intervalSeconds' | 'limits' | 'targetEdits'
>;

/** Busy by default (promise 7), and a deletion guard from the first day (promise 3). */
const DEFAULTS: Omit<PairSettings, 'name'> = {
  enabled: true,
  policy: { preset: 'busy' },
  filters: [],
  window: { pastDays: 30, futureDays: 365 },
  intervalSeconds: 300,
  limits: { deletePercent: 30, deleteCount: 50 },
  targetEdits: 'mend',
};

export const newSettings = (input: Omit<PairInput, 'faults'>): PairSettings =>
  changedSettings({ ...DEFAULTS, name: input.name }, input);

/** What is not said stays: to leave a filter out of a request must not let more through. */
export const changedSettings = (stored: PairSettings, update: Omit<PairUpdate, 'faults'>): PairSettings => ({
  name: update.name ?? stored.name,
  enabled: update.enabled ?? stored.enabled,
  policy: update.policy ?? stored.policy,
  filters: update.filters ?? stored.filters,
  window: { ...(update.window ?? stored.window) },
  intervalSeconds: update.intervalSeconds ?? stored.intervalSeconds,
  limits: { ...(update.limits ?? stored.limits) },
  targetEdits: update.targetEdits ?? stored.targetEdits,
});
