import type { PairAnswer } from '@calmirror/contracts';
import { NOTES, NOTES_TEXT } from './harness/corpus-singles.js';
import { SOURCES, type TargetKind, TARGETS, wantedLines } from './harness/corpus.js';
import { KindsHouse } from './harness/kinds-house.js';
import { linesOf } from './harness/shown.js';
import type { Source } from './harness/sources.js';
import type { Target } from './harness/targets.js';

/** As far ahead as the next spring may be. */
const WINDOW = { pastDays: 30, futureDays: 600 };

/** The one request that tells whether a source has changed. */
const LOOK = {
  google: 'google events.list',
  microsoft: 'microsoft view.delta',
  caldav: 'caldav REPORT',
  ics: 'ics GET',
};

interface MirroredOnto {
  readonly target: Target;
  readonly pair: PairAnswer;
}

describe('what people keep in their calendars', () => {
  let house: KindsHouse;
  beforeAll(async () => {
    house = await KindsHouse.start();
  });
  afterAll(() => house.stop());

  describe.each(SOURCES)('at %s', (sourceKind) => {
    let source: Source;
    const mirrored = new Map<TargetKind, MirroredOnto>();
    const onto = (kind: TargetKind): MirroredOnto => mirrored.get(kind)!;

    beforeAll(async () => {
      source = await house.source(sourceKind);
      for (const kind of TARGETS) {
        const target = await house.target(kind);
        mirrored.set(kind, {
          target,
          pair: await house.mirroring.pair(source.calendar, target.calendar, { window: WINDOW }),
        });
      }
      for (const { pair } of mirrored.values()) await house.mirroring.settled(pair.id);
      await house.mirroring.quiet();
    });

    it.each(TARGETS)('is the same at %s to other programs, occurrence by occurrence', async (kind) => {
      const { target } = onto(kind);
      const wanted = wantedLines(sourceKind, kind);
      expect(linesOf(await target.shown())).toEqual(wanted);
      if (target.shownAlso) expect(linesOf(await target.shownAlso())).toEqual(wanted);
    });

    it.each(TARGETS)('is the same at %s, word for word', async (kind) => {
      const notes = (await onto(kind).target.shown()).find(({ title }) => title === NOTES);
      expect(notes?.text).toBe(NOTES_TEXT);
    });

    it.each(TARGETS)('is written to %s once: to run again is to look at the source, and no more', async (kind) => {
      const before = await house.mirroring.written();
      expect(await house.requestsOf(() => house.mirroring.sync(onto(kind).pair.id))).toEqual([LOOK[sourceKind]]);
      expect(await house.mirroring.written()).toEqual(before);
    });

    it.each(TARGETS)('stands at %s as it was written: to look through all of it finds nothing to mend', async (kind) => {
      const before = await house.mirroring.written();
      const requests = await house.requestsOf(async () => {
        const { status, counts } = await house.reconcile(onto(kind).pair.id);
        expect([status, counts]).toEqual(['succeeded', expect.objectContaining({ created: 0, updated: 0, deleted: 0 })]);
        await house.mirroring.quiet();
      });
        console.log(requests.join('\n'));
      expect(await house.mirroring.written()).toEqual(before);
    });

    it('is followed in one instance', async () => {
        console.log((await house.requestsOf(async () => {
          source.renameOne('Stand-up, early');
          const job = await house.mirroring.pull(source.calendar.id);
          await house.mirroring.quiet();
          console.log(job.counts);
        })).join('\n'));
    });
  });
});
