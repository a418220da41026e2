import { anEvent } from '@calmirror/testkit';
import fc from 'fast-check';
import type { CalendarEvent } from '../event/calendar-event.js';
import { formatMarker } from '../mirror/marker.js';
import { matchMirrors, type MirrorGroup, type StandingObject } from './match-mirrors.js';
import { reconcileMirror, type ReconciledMapping, type TargetEdits } from './reconcile-mirror.js';

interface Row extends ReconciledMapping {
  readonly written: CalendarEvent;
}
interface Stored {
  readonly revision: string | null;
  readonly marker: string;
  readonly event: CalendarEvent | null;
}
/** A target by target id, and what the pair knows by mirror id. */
interface World {
  readonly target: Map<string, Stored>;
  readonly rows: Map<string, Row>;
}

const owner = { installationId: 'i1', pairId: 'p1' };
const WANTED = new Set(['aaaaa', 'bbbbb', 'ccccc']);
const ids = fc.constantFrom('aaaaa', 'bbbbb', 'ccccc', 'ddddd', 'eeeee');
const places = fc.constantFrom('/1', '/2', '/3', '/4', '/5', '/6');
const revisions = fc.constantFrom('1', '2', null);
const wordings = fc.constantFrom('Busy', 'Mine');
const eventOf = (id: string, summary: string): CalendarEvent => anEvent({ id, uid: id, summary });

const stored = fc
  .record({
    at: places,
    id: ids,
    revision: revisions,
    of: fc.constantFrom(owner, owner, owner, { ...owner, pairId: 'p2' }, { ...owner, installationId: 'i2' }),
    summary: fc.option(wordings, { nil: null }),
    copied: fc.boolean(),
  })
  .map(({ at, id, revision, of, summary, copied }): [string, Stored] => [
    at,
    {
      // What says something else has another revision.
      revision: revision !== null && summary !== 'Busy' ? `e${revision}` : revision,
      marker: formatMarker(of, id),
      event: summary === null ? null : { ...eventOf(id, summary), uid: copied ? 'copy' : id },
    },
  ]);
const row = fc
  .record({
    id: ids,
    at: fc.option(places, { nil: null }),
    revision: revisions,
    standing: fc.constantFrom('written' as const, 'written' as const, 'respected' as const, 'other' as const),
  })
  .map(({ id, at, revision, standing }): Row => {
    // Only what a person deleted is known to be nowhere.
    const known = at ?? (standing === 'written' ? '/9' : null);
    return {
      mirrorId: id,
      targetId: known,
      revision: known === null ? null : revision,
      standing,
      written: eventOf(id, 'Busy'),
    };
  });
const worlds = fc
  .record({
    target: fc.uniqueArray(stored, { selector: ([at]) => at }),
    rows: fc.uniqueArray(row, { selector: ({ mirrorId }) => mirrorId }),
  })
  .map(({ target, rows }): World => ({
    target: new Map(target),
    rows: new Map(distinctPlaces(rows).map((each) => [each.mirrorId, each])),
  }));

/** A target names each object once. */
function distinctPlaces(rows: readonly Row[]): Row[] {
  const taken = new Set<string | null>();
  return rows.filter(({ targetId }) => targetId === null || (!taken.has(targetId) && Boolean(taken.add(targetId))));
}

/** As an adapter lists a target: what stands in its known revision is not shown. */
function listed({ target, rows }: World): StandingObject[] {
  const known = new Map([...rows.values()].map((each) => [each.targetId, each]));
  return [...target].map(([targetId, { revision, marker, event }]) => {
    const its = known.get(targetId);
    const asKnown =
      its?.standing === 'written' &&
      revision !== null &&
      its.revision === revision &&
      marker === formatMarker(owner, its.mirrorId);
    return { receipt: { targetId, revision }, content: asKnown ? null : { marker, event } };
  });
}

function matched(world: World): readonly MirrorGroup<Row, StandingObject>[] {
  const work = matchMirrors(owner, world.rows.values(), listed(world));
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value.groups;
}

let writes = 0;

/** The world after everything was carried out, and how much that was. */
function reconciled(before: World, edits: TargetEdits): { world: World; done: number } {
  const world = { target: new Map(before.target), rows: new Map(before.rows) };
  let done = 0;
  const write = (id: string, at: string): void => {
    const revision = `w${(writes += 1)}`;
    world.target.set(at, { revision, marker: formatMarker(owner, id), event: eventOf(id, 'Busy') });
    world.rows.set(id, { mirrorId: id, targetId: at, revision, standing: 'written', written: eventOf(id, 'Busy') });
  };
  for (const group of matched(before)) {
    const { mirrorId, mapping, standing, twins } = group;
    for (const { receipt } of twins) world.target.delete(receipt.targetId);
    done += twins.length;
    const step = reconcileMirror(group, mapping?.written ?? null, edits);
    if (step !== 'leave') done += 1;
    const at = standing?.receipt.targetId ?? `/new/${mirrorId}`;
    if (step === 'rewrite' || step === 'recreate') write(mirrorId, at);
    if (step === 'adopt' && WANTED.has(mirrorId)) write(mirrorId, at);
    if (step === 'adopt' && !WANTED.has(mirrorId)) world.target.delete(at);
    if (mapping === null) continue;
    const found = { targetId: standing?.receipt.targetId ?? null, revision: standing?.receipt.revision ?? null };
    if (step === 'note') world.rows.set(mirrorId, { ...mapping, ...found, standing: 'written' });
    if (step.startsWith('respect')) world.rows.set(mirrorId, { ...mapping, ...found, standing: 'respected' });
  }
  return { world, done };
}

const isOurs = ({ marker }: Stored): boolean => marker.startsWith('calmirror:v1:i1:p1:');
const both = fc.constantFrom<TargetEdits>('mend', 'respect');

describe('reconciling any target', () => {
  it('leaves exactly one object for each mirror that is written, and it says what was written', () => {
    fc.assert(
      fc.property(worlds, both, (before, edits) => {
        const { world } = reconciled(before, edits);
        for (const { mirrorId, standing } of world.rows.values()) {
          if (standing !== 'written') continue;
          const objects = [...world.target.values()].filter(({ marker }) => marker === formatMarker(owner, mirrorId));
          expect(objects.map(({ event }) => event?.summary)).toEqual([edits === 'mend' ? 'Busy' : expect.anything()]);
        }
        const ours = [...world.target.values()].filter(isOurs).map(({ marker }) => marker);
        expect(new Set(ours).size).toBe(ours.length);
      }),
    );
  });

  it('touches nothing that is not of this installation and this pair', () => {
    fc.assert(
      fc.property(worlds, both, (before, edits) => {
        const foreign = [...before.target].filter(([, object]) => !isOurs(object));
        const { world } = reconciled(before, edits);
        for (const [at, object] of foreign) expect(world.target.get(at)).toBe(object);
      }),
    );
  });

  it('writes over nothing that a person did, where that is respected', () => {
    fc.assert(
      fc.property(worlds, (before) => {
        const { world } = reconciled(before, 'respect');
        for (const [at, object] of world.target)
          if (before.rows.has(object.marker.slice(-5))) expect(object).toBe(before.target.get(at));
      }),
    );
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(worlds, both, (before, edits) => {
        expect(reconciled(reconciled(before, edits).world, edits).done).toBe(0);
      }),
    );
  });

  it('mends what was respected, once that is the setting', () => {
    fc.assert(
      fc.property(worlds, (before) => {
        const { world } = reconciled(reconciled(before, 'respect').world, 'mend');
        expect([...world.rows.values()].filter(({ standing }) => standing === 'respected')).toEqual([]);
      }),
    );
  });
});
