import fc from 'fast-check';
import type { MirrorReceipt } from '@calmirror/connectors';
import { aFeed, aMirror, aVevent, CaldavScene, type CaldavQuirks } from '@calmirror/testkit';

const QUIRKS: readonly Partial<CaldavQuirks>[] = [
  {},
  { etags: 'none' },
  { etags: 'weak' },
  { etagOnPut: false, uidConflict: 207 },
  { syncTokens: 'none', uidConflict: 409 },
];

/** Ids of mirrors, of which some are names and UIDs of somebody's own events. */
const IDS = ['mirr0r1', 'mirr0r2', 'f0re1gn1', 'f0re1gn2'];

describe('whatever is done to a calendar', () => {
  it.each(QUIRKS)('nothing without the marker is changed or deleted: %p', async (quirks) => {
    const scene = await CaldavScene.start(quirks);
    const { adapter, calendarId, calendar } = scene;
    const foreign = new Map([
      ['f0re1gn1.ics', aFeed([aVevent('f0re1gn1', 'By name and UID')])],
      ['f0re1gn2.ics', aFeed([aVevent('other@x.test', 'By name')])],
      ['elsewhere.ics', aFeed([aVevent('f0re1gn2', 'By UID')])],
      ['plain.ics', aFeed([aVevent('plain@x.test', 'Plain', 'X-CALMIRROR:not a marker')])],
    ]);
    for (const [name, text] of foreign) calendar.put(name, text);
    const act = fc.record({
      id: fc.constantFrom(...IDS),
      kind: fc.constantFrom('create', 'update', 'delete', 'lose' as const),
      blind: fc.boolean(),
    });
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
          const receipts = new Map<string, MirrorReceipt>();
          for (const { id, kind, blind } of acts) {
            const unknown = { targetId: `${new URL(calendarId).pathname}${id}.ics`, revision: null };
            const previous = (blind ? undefined : receipts.get(id)) ?? unknown;
            if (kind === 'lose') scene.server.faults.next('PUT', { kind: 'cut-after' });
            const done =
              kind === 'delete'
                ? adapter.deleteMirror(calendarId, id, previous)
                : kind === 'update'
                  ? adapter.updateMirror(calendarId, aMirror(id), previous)
                  : adapter.createMirror(calendarId, aMirror(id));
            const receipt = await done.catch(() => undefined);
            if (receipt) receipts.set(id, receipt);
          }
          for (const [name, text] of foreign) expect(calendar.objects.get(name)?.text).toBe(text);
        }),
        { numRuns: 15 },
      );
    } finally {
      await scene.stop();
    }
  });
});
