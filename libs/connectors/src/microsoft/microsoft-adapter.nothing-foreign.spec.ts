import fc from 'fast-check';
import type { MirrorReceipt } from '@calmirror/connectors';
import { aMirror, aSeries, GRAPH_HOUR, MicrosoftScene } from '@calmirror/testkit';

const IDS = ['mirr0r1', 'mirr0r2', 'mirr0r3'];

describe('whatever is done to a calendar of Microsoft 365', () => {
  it('nothing without the marker is changed or deleted', async () => {
    const scene = await MicrosoftScene.start();
    const { adapter, calendarId, user } = scene;
    const foreign = [
      user.put({ subject: 'Dentist', ...GRAPH_HOUR }),
      scene.holdSeries('Daily', 5),
      // As a copy has it that somebody made of a mirror, without what cannot be seen.
      user.put({ subject: 'Planning', ...GRAPH_HOUR, transactionId: 'other-mirr0r1-0' }),
    ];
    const shown = (): unknown[] => foreign.map((id) => user.events().find((event) => event.id === id));
    const before = shown();
    const act = fc.record({
      id: fc.constantFrom(...IDS),
      kind: fc.constantFrom('create', 'series', 'update', 'delete', 'person-deletes', 'restamp' as const),
      blind: fc.constantFrom(null, ...foreign),
    });
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
          const receipts = new Map<string, MirrorReceipt>();
          for (const { id, kind, blind } of acts) {
            const known = receipts.get(id) ?? { targetId: foreign[0] ?? '', revision: null };
            const previous = blind === null ? known : { targetId: blind, revision: null };
            const [standing] = user.events().filter((event) => event.id === known.targetId);
            const isMirror = standing?.id !== undefined && !foreign.includes(standing.id);
            if (kind === 'restamp' || kind === 'person-deletes') {
              if (isMirror) user[kind === 'restamp' ? 'restamp' : 'delete'](standing.id ?? '');
              continue;
            }
            const series = aMirror(id, aSeries({}, { id, uid: id }));
            const done =
              kind === 'delete'
                ? adapter.deleteMirror(calendarId, id, previous)
                : kind === 'update'
                  ? adapter.updateMirror(calendarId, aMirror(id), previous)
                  : adapter.createMirror(calendarId, kind === 'series' ? series : aMirror(id));
            const receipt = await done.catch(() => undefined);
            if (receipt) receipts.set(id, receipt);
          }
          expect(shown()).toEqual(before);
          expect(user.events().length).toBeLessThanOrEqual(foreign.length + IDS.length);
        }),
        { numRuns: 15 },
      );
    } finally {
      await scene.stop();
    }
  }, 60_000);
});
