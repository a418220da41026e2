import {
  type Filter,
  type JudgeContext,
  type PolicySettings,
  type TimeWindow,
  compileFilters,
  resolvePolicy,
} from '@calmirror/core';

/** A custom policy with only what is named; `busy` where nothing is. */
export function aPolicy(named: Partial<PolicySettings> = {}): PolicySettings {
  return { preset: named.fields === undefined ? 'busy' : 'custom', ...named };
}

/** What judges events in March 2026 from Berlin, under the preset `full` and no filter unless named. */
export function aJudge(
  named: { settings?: PolicySettings; filters?: readonly Filter[]; window?: TimeWindow } = {},
): JudgeContext {
  const { settings = { preset: 'full' }, filters = [] } = named;
  return {
    policy: resolvePolicy(settings),
    filters: compileFilters(filters),
    window: named.window ?? { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' },
    referenceZone: 'Europe/Berlin',
  };
}
