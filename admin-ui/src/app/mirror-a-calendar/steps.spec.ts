import type { Problem } from '../ui/problem/problem';
import { type Done, mendingStep, reachable, stepAfter, stepAt, stepBefore, STEPS } from './steps';

const upTo = (count: number): Done =>
  Object.fromEntries(STEPS.map((step, index) => [step, index < count])) as unknown as Done;
const problem = (code: Problem['code'], ...fields: string[]): Problem => ({
  code,
  detail: null,
  requestId: null,
  retryAfterSeconds: null,
  fields: fields.map((field) => ({ field, message: '' })),
});

describe('the way through the steps', () => {
  it('opens with the first one alone', () => {
    expect(STEPS.filter((step) => reachable(step, upTo(0)))).toEqual(['account']);
  });

  it('leads one step beyond what is done', () => {
    expect(STEPS.filter((step) => reachable(step, upTo(2)))).toEqual(['account', 'calendar', 'target']);
  });

  it('is cut where something before has come undone', () => {
    expect(reachable('filters', { ...upTo(5), calendar: false })).toBe(false);
  });

  it.each([
    [undefined, 3, 'account'],
    ['nowhere', 3, 'account'],
    ['calendar', 3, 'calendar'],
    ['start', 3, 'privacy'],
    ['start', 0, 'account'],
    ['start', 6, 'start'],
  ] as const)('of an address that asks for %p with %p done ends at %p', (asked, count, step) => {
    expect(stepAt(asked, upTo(count))).toBe(step);
  });

  it('ends at both ends', () => {
    expect([stepBefore('account'), stepAfter('start'), stepAfter('account')]).toEqual([null, 'start', 'calendar']);
  });
});

describe('mendingStep', () => {
  it.each([
    ['pair-exists', 'target'],
    ['same-calendar', 'target'],
    ['target-not-writable', 'target'],
    ['source-not-readable', 'calendar'],
    ['loop', 'start'],
    ['internal', 'start'],
    ['unreachable', 'start'],
  ] as const)('of a pair that is refused as %p is %p', (code, step) => {
    expect(mendingStep(problem(code), 'pair')).toBe(step);
  });

  it.each([
    ['name', 'start'],
    ['filters.0.pattern', 'filters'],
    ['policy.fields.summary', 'privacy'],
    ['sourceCalendarId', 'calendar'],
    ['targetCalendarId', 'target'],
  ] as const)('of a fault of %p is %p', (field, step) => {
    expect(mendingStep(problem('invalid-input', field), 'pair')).toBe(step);
  });

  it('of a target that cannot be made is where it was chosen, unless nothing chosen is to blame', () => {
    expect(mendingStep(problem('invalid-input', 'name'), 'target')).toBe('target');
    expect(mendingStep(problem('connector-failed'), 'target')).toBe('target');
    expect(mendingStep(problem('unreachable'), 'target')).toBe('start');
  });
});
