import type { Fault } from './fault.js';
import { SettingsCheck } from './settings-check.js';

/** Ten years: beyond it a daily series alone uses up its budget of instances. */
const MOST_DAYS = 3_660;
const MOST_DELETIONS = 1_000_000;

/** All that is wrong with a pair's window as it was sent; empty when it can be stored as `WindowSettings`. */
export function validateWindow(settings: unknown): readonly Fault[] {
  const check = new SettingsCheck();
  const window = check.objectAt('', settings, ['pastDays', 'futureDays']);
  if (window !== null) {
    check.wholeAt('pastDays', window['pastDays'], 0, MOST_DAYS);
    check.wholeAt('futureDays', window['futureDays'], 0, MOST_DAYS);
  }
  return check.faults;
}

/** All that is wrong with a pair's limits as they were sent; empty when they can be stored as `LimitSettings`. */
export function validateLimits(settings: unknown): readonly Fault[] {
  const check = new SettingsCheck();
  const limits = check.objectAt('', settings, ['deletePercent', 'deleteCount']);
  if (limits !== null) {
    check.wholeAt('deletePercent', limits['deletePercent'], 0, 100);
    check.wholeAt('deleteCount', limits['deleteCount'], 0, MOST_DELETIONS);
  }
  return check.faults;
}
