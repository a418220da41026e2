const MOST_PATIENCE = 10;

/**
 * How patient a job is that its provider kept waiting: a step more than before when it had got nothing done meanwhile, a step
 * less when it had. What has been going on for hours, and is only held up now and then, so goes on soon.
 */
export const patienceAfter = (patience: number, gotSomethingDone: boolean): number =>
  Math.max(0, Math.min(MOST_PATIENCE, patience + (gotSomethingDone ? -1 : 1)));
