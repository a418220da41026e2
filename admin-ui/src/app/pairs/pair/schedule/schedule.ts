import type { PairAnswer } from '@calmirror/contracts';

/** What the tab changes of a pair. */
export type Schedule = Pick<PairAnswer, 'name' | 'window' | 'intervalSeconds' | 'limits' | 'targetEdits'>;

export const UNITS = { seconds: 1, minutes: 60, hours: 3_600 } as const;
export type Unit = keyof typeof UNITS;

/** The same as it is entered: flat, and with the rhythm in a unit. */
export interface EnteredSchedule {
  readonly name: string;
  readonly pastDays: number;
  readonly futureDays: number;
  readonly every: number;
  readonly unit: Unit;
  readonly deletePercent: number;
  readonly deleteCount: number;
  readonly targetEdits: Schedule['targetEdits'];
}

export function scheduleOf({ name, window, intervalSeconds, limits, targetEdits }: PairAnswer): Schedule {
  return { name, window, intervalSeconds, limits, targetEdits };
}

export function enteredOf({ name, window, intervalSeconds, limits, targetEdits }: Schedule): EnteredSchedule {
  const unit = intervalSeconds % 3_600 === 0 ? 'hours' : intervalSeconds % 60 === 0 ? 'minutes' : 'seconds';
  return { name, ...window, every: intervalSeconds / UNITS[unit], unit, ...limits, targetEdits };
}

export function scheduleFrom(entered: EnteredSchedule): Schedule {
  const { name, pastDays, futureDays, every, unit, deletePercent, deleteCount, targetEdits } = entered;
  return {
    name,
    window: { pastDays, futureDays },
    intervalSeconds: every * UNITS[unit],
    limits: { deletePercent, deleteCount },
    targetEdits,
  };
}
