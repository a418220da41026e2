import type { Problem } from '../ui/problem/problem';

/** The steps from an address to a pair, in their order. */
export const STEPS = ['account', 'calendar', 'target', 'privacy', 'filters', 'start'] as const;
export type Step = (typeof STEPS)[number];

/** Which steps have all that they need. */
export type Done = Readonly<Record<Step, boolean>>;

/** A step can be gone to when all before it are done. */
export function reachable(step: Step, done: Done): boolean {
  return STEPS.slice(0, STEPS.indexOf(step)).every((before) => done[before]);
}

/** The step that an address asks for, or the last one on the way to it that can be gone to. */
export function stepAt(asked: string | undefined, done: Done): Step {
  const wanted = STEPS.find((step) => step === asked) ?? 'account';
  return STEPS.slice(0, STEPS.indexOf(wanted) + 1).findLast((step) => reachable(step, done)) ?? 'account';
}

export const stepAfter = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? step;
export const stepBefore = (step: Step): Step | null => STEPS[STEPS.indexOf(step) - 1] ?? null;

/** What was being made when a problem came: the calendar that is the target, or the pair itself. */
export type Making = 'target' | 'pair';

const BY_CODE: Readonly<Partial<Record<Problem['code'], Step>>> = {
  'same-calendar': 'target',
  'target-not-writable': 'target',
  'pair-exists': 'target',
  'source-not-readable': 'calendar',
};
const BY_FIELD: readonly (readonly [string, Step])[] = [
  ['sourceCalendarId', 'calendar'],
  ['targetCalendarId', 'target'],
  ['policy', 'privacy'],
  ['filters', 'filters'],
];
/** Of the calendar at the target: another name, another calendar or another account may do. */
const OF_TARGET: ReadonlySet<Problem['code']> = new Set<Problem['code']>([
  'invalid-input',
  'connector-failed',
  'conflict',
  'not-found',
]);

/** The step at which a problem can be mended; where nothing that was entered is to blame, it is tried again at the last. */
export function mendingStep({ code, fields }: Problem, making: Making): Step {
  if (making === 'target') return OF_TARGET.has(code) ? 'target' : 'start';
  const named = BY_FIELD.find(([member]) => fields.some(({ field }) => field.split('.')[0] === member));
  return BY_CODE[code] ?? named?.[1] ?? 'start';
}
