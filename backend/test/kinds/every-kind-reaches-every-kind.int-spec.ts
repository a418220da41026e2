import type { PairAnswer } from '@calmirror/contracts';
import { isDeepStrictEqual } from 'node:util';
import { eu } from './harness/corpus-days.js';
import { NOTES, NOTES_TEXT } from './harness/corpus-singles.js';
import { SOURCES, type TargetKind, TARGETS, wantedLines } from './harness/corpus.js';
import { KindsHouse } from './harness/kinds-house.js';
import { linesOf } from './harness/shown.js';
import type { Source } from './harness/sources.js';
import type { Target } from './harness/targets.js';

/** As far ahead as the next spring may be. */
const WINDOW = { pastDays: 30, futureDays: 700 };

/** The one request that tells whether a source has changed. */
const LOOK = {
  google: 'google events.list',
  microsoft: 'microsoft view.delta',
  caldav: 'caldav REPORT',
  ics: 'ics GET',
};

/** With the series that the changed instance belongs to. */
const READ_OF_A_CHANGE = {
  google: ['google events.list', 'google events.list'],
  microsoft: ['microsoft view.delta', 'microsoft event.get'],
  caldav: ['caldav REPORT', 'caldav REPORT'],
  ics: ['ics GET'],
};

/** The series, its instances; in Microsoft 365 all that is said of instances is forgotten first, and said anew in one batch. */
const WRITES_OF_A_CHANGE = [
  ...['google events.update', 'google events.update'],
  ...['microsoft event.patch', 'microsoft event.patch', 'microsoft event.instances', 'microsoft batch of 5'],
  'caldav PUT',
];

const FIRST_STAND_UP = `${eu(-13)}T09:00Z ${eu(-13)}T09:30Z`;
const RENAMED = 'Stand-up, early';

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

    it('is followed in one instance: by what it takes to read the series and to write it, and no more', async () => {
      const before = await house.mirroring.written();
      const requests = await house.requestsOf(async () => {
        source.renameOne(RENAMED);
        await house.mirroring.pull(source.calendar.id);
        await house.mirroring.quiet();
      });
      expect(requests.sort()).toEqual([...READ_OF_A_CHANGE[sourceKind], ...WRITES_OF_A_CHANGE].sort());
      const after = await house.mirroring.written();
      expect(after.filter((row) => !before.some((other) => isDeepStrictEqual(row, other)))).toHaveLength(1);
    });

    it.each(TARGETS)('is the same at %s again', async (kind) => {
      const wanted = wantedLines(sourceKind, kind);
      const renamed = wanted.map((line) => (line.startsWith(FIRST_STAND_UP) ? `${FIRST_STAND_UP} ${RENAMED}` : line));
      expect(linesOf(await onto(kind).target.shown())).toEqual(renamed);
    });

    it.each(TARGETS)('stands at %s as it was written, in whatever version: nothing is mended', async (kind) => {
      const { pair, target } = onto(kind);
      const before = await house.mirroring.written();
      target.restamp();
      const writes = await house.writesOf(async () => {
        const { status, counts } = await house.reconcile(pair.id);
        expect([status, counts]).toEqual([
          'succeeded',
          expect.objectContaining({ created: 0, updated: 0, deleted: 0 }),
        ]);
        await house.mirroring.quiet();
      });
      expect(writes).toEqual([]);
      expect(await house.mirroring.written()).toEqual(before);
    });
  });
});
