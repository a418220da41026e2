import type { PairState } from '@calmirror/contracts/closed-lists';
import { fillPhase } from './fill-phase';

const at = '2026-11-22T12:00:00Z';

describe('fillPhase', () => {
  it.each<[string, PairState, string | null, { total: number } | null, string]>([
    ['while nothing is known of the run', 'working', null, null, 'reading'],
    ['while the source is read', 'working', null, { total: 0 }, 'reading'],
    ['while mirrors are written', 'working', null, { total: 3 }, 'writing'],
    ['when all is there', 'ok', at, null, 'done'],
    ['when all is there and the next run is under way', 'working', at, { total: 3 }, 'done'],
    ['when the source is refused', 'needs-attention', null, { total: 0 }, 'stopped'],
    ['when somebody has paused it', 'paused', null, null, 'stopped'],
  ])('%s (%s, succeeded %s, %j) is %s', (_when, state, lastSucceededAt, progress, phase) => {
    expect(fillPhase({ state, lastSucceededAt }, progress)).toBe(phase);
  });
});
