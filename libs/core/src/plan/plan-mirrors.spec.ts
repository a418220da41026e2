import { aMirror } from '@calmirror/testkit';
import type { MappingFacts } from './mapping-state.js';
import { planMirrors, type PlanInput, type Wish } from './plan-mirrors.js';

const mirror = aMirror('mirror1');

function mapping(named: Partial<MappingFacts> = {}): MappingFacts {
  return { sourceEventId: 'event', mirrorId: mirror.id, state: 'written', fingerprint: mirror.fingerprint, ...named };
}

const wanted: Wish = { sourceEventId: 'event', mirror };
const unwanted: Wish = { sourceEventId: 'event', mirror: null, reason: 'free', agedOut: false };

/** Where the one mapping or event of the plan ended up. */
function planOf(named: Partial<PlanInput<MappingFacts>>): string {
  const plan = planMirrors({ wishes: [], mappings: [], covered: 'all', ...named });
  const [deletion] = plan.deletes;
  return [
    ...plan.creates.map(() => 'create'),
    ...plan.updates.map(() => 'update'),
    ...(deletion
      ? [`delete ${deletion.reason}${deletion.agedOut ? ' aged' : ''}${deletion.approved ? ' approved' : ''}`]
      : []),
    ...plan.restored.map(() => 'restore'),
    ...plan.forgotten.map(() => 'forget'),
    ...plan.standing.map(() => 'stand'),
    ...(plan.unchanged > 0 ? ['unchanged'] : []),
    ...plan.filtered.map(({ reason }) => `filtered ${reason}`),
  ].join(', ');
}

describe('planMirrors', () => {
  it.each<[string, Partial<PlanInput<MappingFacts>>, string]>([
    ['creates what is wanted and not there', { wishes: [wanted] }, 'create'],
    ['leaves what is as wanted', { wishes: [wanted], mappings: [mapping()] }, 'unchanged'],
    ['updates what differs', { wishes: [wanted], mappings: [mapping({ fingerprint: '1:old' })] }, 'update'],
    [
      'writes again what failed, though it would be the same',
      { wishes: [wanted], mappings: [mapping({ state: 'failed' })] },
      'update',
    ],
    [
      'creates again what never was written',
      { wishes: [wanted], mappings: [mapping({ state: 'failed', fingerprint: null })] },
      'create',
    ],
    ['deletes what vanished from a complete read', { mappings: [mapping()] }, 'delete vanished'],
    [
      'deletes what the source named as gone',
      { mappings: [mapping()], covered: new Set(['event']) },
      'delete vanished',
    ],
    ['leaves what the read did not cover', { mappings: [mapping()], covered: new Set(['other']) }, 'stand'],
    ['deletes what a filter now excludes', { wishes: [unwanted], mappings: [mapping()] }, 'delete free, filtered free'],
    [
      'deletes what is excluded also where the read covered only changes',
      { wishes: [unwanted], mappings: [mapping()], covered: new Set() },
      'delete free, filtered free',
    ],
    [
      'says of a deletion that only time has passed',
      { wishes: [{ ...unwanted, reason: 'outside-window', agedOut: true }], mappings: [mapping()] },
      'delete outside-window aged, filtered outside-window',
    ],
    [
      'keeps the mirror of an event that cannot be read',
      { wishes: [{ ...unwanted, reason: 'unreadable' }], mappings: [mapping()] },
      'stand, filtered unreadable',
    ],
    ['has nothing to delete for an excluded event without mirror', { wishes: [unwanted] }, 'filtered free'],
    ['leaves a held deletion held', { mappings: [mapping({ state: 'held' })] }, 'stand'],
    ['leaves a mirror whose deletion was refused', { mappings: [mapping({ state: 'kept' })] }, 'stand'],
    [
      'leaves it also where the event is back but excluded',
      { wishes: [unwanted], mappings: [mapping({ state: 'kept' })] },
      'stand, filtered free',
    ],
    ['deletes what was approved', { mappings: [mapping({ state: 'approved' })] }, 'delete vanished approved'],
    [
      'does not delete what was approved and came back meanwhile',
      { wishes: [wanted], mappings: [mapping({ state: 'approved' })] },
      'restore',
    ],
    [
      'restores a held one that came back as it was',
      { wishes: [wanted], mappings: [mapping({ state: 'held' })] },
      'restore',
    ],
    [
      'updates a held one that came back changed',
      { wishes: [wanted], mappings: [mapping({ state: 'held', fingerprint: '1:old' })] },
      'update',
    ],
    ['restores a kept one that came back', { wishes: [wanted], mappings: [mapping({ state: 'kept' })] }, 'restore'],
    [
      'leaves alone what a person deleted on the target',
      { wishes: [wanted], mappings: [mapping({ state: 'gone' })] },
      'unchanged',
    ],
    [
      'writes it again when its event has changed',
      { wishes: [wanted], mappings: [mapping({ state: 'gone', fingerprint: '1:old' })] },
      'update',
    ],
    [
      'forgets it when its event is not wanted any more',
      { wishes: [unwanted], mappings: [mapping({ state: 'gone' })] },
      'forget, filtered free',
    ],
    ['forgets it when its event is gone', { mappings: [mapping({ state: 'gone' })] }, 'forget'],
    ['deletes again what failed to be deleted', { mappings: [mapping({ state: 'failed' })] }, 'delete vanished'],
  ])('%s', (_, input, expected) => {
    expect(planOf(input)).toBe(expected);
  });

  it('compares 10,000 with 10,000 without looking at each pair of them, within seconds on a busy machine too', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `event-${index}`);
    const began = performance.now();
    const plan = planMirrors({
      wishes: ids.map((sourceEventId) => ({ sourceEventId, mirror })),
      mappings: ids.map((sourceEventId) => mapping({ sourceEventId })),
      covered: 'all',
    });
    expect(plan.unchanged).toBe(10_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
