import {
  type CalendarEvent,
  compileFilters,
  type Filter,
  judgeEvent,
  type MirrorOwner,
  type PolicySettings,
  projectMirror,
  resolvePolicy,
  windowAround,
} from '@calmirror/core';
import { sha256 } from '@calmirror/testkit';

const NAMES = { source: 'A calendar', pair: 'A pair' };

/** The mirrors that a source asks for, by id: judged and projected with nothing of the engine in between. */
export function expectedMirrors(
  events: readonly CalendarEvent[],
  owner: MirrorOwner,
  { policy, filters = [] }: { policy: PolicySettings; filters?: readonly Filter[] },
): ReadonlyMap<string, CalendarEvent> {
  const context = {
    policy: resolvePolicy(policy),
    filters: compileFilters(filters),
    window: windowAround(Date.now(), { pastDays: 30, futureDays: 365 }),
    referenceZone: 'UTC',
  };
  return new Map(
    events.flatMap((event) => {
      const judgement = judgeEvent(event, context, false);
      if (!judgement.mirrored) return [];
      const mirror = projectMirror(judgement.event, context.policy, NAMES, owner, sha256);
      return [[mirror.id, mirror.event] as const];
    }),
  );
}
