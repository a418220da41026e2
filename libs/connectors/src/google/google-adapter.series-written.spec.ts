import { type CalendarEvent, hasSameContent, instancesOf, instantOf, type Mirror } from '@calmirror/core';
import {
  aMirror,
  anOverride,
  arbitrarySeries,
  aSeries,
  googleFault,
  GoogleScene,
  inBerlin,
  onDate,
} from '@calmirror/testkit';
import fc from 'fast-check';
import type { MirrorReceipt } from '../adapter.js';
import { takesSeries } from './takes-series.js';

const spring = { from: '2026-01-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };

describe('series that are written to Google', () => {
  let scene: GoogleScene;
  beforeEach(async () => {
    scene = await GoogleScene.start();
  });
  afterEach(() => scene.stop());

  const create = (mirror: Mirror): Promise<MirrorReceipt> => scene.adapter.createMirror(scene.calendarId, mirror);
  const update = (mirror: Mirror, previous: MirrorReceipt): Promise<MirrorReceipt> =>
    scene.adapter.updateMirror(scene.calendarId, mirror, previous);
  const mirrorOf = (event: CalendarEvent): Mirror => aMirror('mirr0r1', { ...event, id: 'mirr0r1', uid: 'mirr0r1' });

  /** Start, end and title of each occurrence. */
  const seen = (event: CalendarEvent | undefined): unknown[] =>
    event === undefined
      ? []
      : instancesOf(event, spring, { by: 'overlap' }).instances.map(({ start, end, override }) => [
          instantOf(start),
          instantOf(end),
          (override ?? event).summary?.trim() ?? '',
        ]);
  /** The same, as somebody sees it who reads the target as a source. */
  const seenThere = async (): Promise<unknown[]> => seen((await scene.eventsReadAnew()).get('mirr0r1'));
  const expectAsWritten = async ({ event }: Mirror, { revision }: MirrorReceipt): Promise<void> => {
    expect(await seenThere()).toEqual(seen(event));
    const [standing] = await scene.list();
    const shown = standing?.content?.event;
    expect(shown && hasSameContent(scene.adapter.keeps?.(event) ?? event, shown)).toBe(true);
    // Nor is it shown where it is known.
    expect(await scene.list(new Map([['mirr0r1', revision ?? '']]))).toMatchObject([{ content: null }]);
  };

  it('show what they are of, with moved, changed and cancelled instances', async () => {
    const mirror = mirrorOf(
      aSeries(
        { exclusions: [inBerlin('2026-03-03T10:00:00')] },
        {
          overrides: [
            anOverride('2026-03-04T10:00:00', {
              summary: 'Retro',
              start: inBerlin('2026-03-04T16:00:00'),
              end: inBerlin('2026-03-04T17:00:00'),
            }),
            anOverride('2026-03-05T10:00:00', { status: 'cancelled' }),
          ],
        },
      ),
    );
    await expectAsWritten(mirror, await create(mirror));
    expect(scene.calendar.get('mirr0r1').recurrence).toEqual([
      'RRULE:FREQ=DAILY',
      'EXDATE;TZID=Europe/Berlin:20260303T100000,20260305T100000',
    ]);
  });

  it('are refused by themselves where Google has no instance that is to differ: the calendar is there all the same', async () => {
    const mirror = mirrorOf(aSeries({}, { overrides: [anOverride('2026-03-04T10:00:00', { summary: 'Retro' })] }));
    scene.server.faults.next('events.update', googleFault.refusal(404, 'notFound', 'Not Found'));
    await expect(create(mirror)).rejects.toMatchObject({ kind: 'rejected', reason: 'refused' });
    await expectAsWritten(mirror, await create(mirror));
  });

  it('give instances back to their series, and take them again', async () => {
    const changed = anOverride('2026-03-04T10:00:00', { summary: 'Retro' });
    const states = [
      aSeries({}, { overrides: [changed] }),
      aSeries(),
      aSeries({}, { summary: 'Daily' }),
      aSeries({}, { overrides: [{ ...changed, status: 'cancelled' }] }),
      aSeries({}, { overrides: [changed] }),
      aSeries({ rules: ['FREQ=WEEKLY'] }),
      aSeries(),
    ].map(mirrorOf);
    let receipt: MirrorReceipt | null = null;
    for (const mirror of states) {
      receipt = receipt === null ? await create(mirror) : await update(mirror, receipt);
      await expectAsWritten(mirror, receipt);
    }
  });

  it('have instances that no rule gives', async () => {
    const outside = anOverride('2026-03-04T10:00:00', { summary: 'Once on a Wednesday' });
    const mirror = mirrorOf(aSeries({ rules: ['FREQ=WEEKLY'] }, { overrides: [outside] }));
    await expectAsWritten(mirror, await create(mirror));
  });

  it('consist of dates alone, some with a length of their own', async () => {
    const dates = [
      { start: inBerlin('2026-03-10T10:00:00'), end: inBerlin('2026-03-10T15:00:00'), duration: null },
      { start: inBerlin('2026-03-12T10:00:00'), end: null, duration: null },
      { start: inBerlin('2026-03-14T12:00:00'), end: null, duration: 'PT3H' },
    ];
    const mirror = mirrorOf(aSeries({ rules: [], dates }));
    await expectAsWritten(mirror, await create(mirror));
  });

  it('of whole days end on a day', async () => {
    const days = { start: onDate('2026-03-02'), end: onDate('2026-03-03') };
    const mirror = mirrorOf(aSeries({ rules: ['FREQ=WEEKLY;UNTIL=20260401T100000Z'] }, days));
    await expectAsWritten(mirror, await create(mirror));
    expect(scene.calendar.get('mirr0r1').recurrence).toEqual(['RRULE:FREQ=WEEKLY;UNTIL=20260401']);
  });

  it('whatever they are, are read back as they were meant, created as well as changed', async () => {
    const series = arbitrarySeries().filter(takesSeries);
    const calendars = { next: 0 };
    await fc.assert(
      fc.asyncProperty(series, series, async (one, other) => {
        const calendar = scene.server.addCalendar({ summary: `calendar ${(calendars.next += 1)}` });
        const source = new Map<string, CalendarEvent>();
        const look = async (mirror: Mirror): Promise<void> => {
          source.clear();
          const request = {
            calendarId: calendar.id,
            window: spring,
            cursor: null,
            known: () => Promise.resolve(new Map()),
          };
          const read = await scene.adapter.fetchWindow({ ...request, signal: new AbortController().signal });
          expect(seen(read.events[0]?.event)).toEqual(seen(scene.adapter.keeps?.(mirror.event)));
        };
        const [first, second] = [mirrorOf(one), mirrorOf(other)];
        const receipt = await scene.adapter.createMirror(calendar.id, first);
        await look(first);
        await scene.adapter.updateMirror(calendar.id, second, receipt);
        await look(second);
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  it('are completed by whoever comes after a worker that died between series and instances', async () => {
    const overrides = [anOverride('2026-03-04T10:00:00', { summary: 'Retro' }), anOverride('2026-03-05T10:00:00')];
    const mirror = mirrorOf(aSeries({}, { overrides }));
    scene.server.faults.next('batch', { kind: 'cut-before' });
    await expect(create(mirror)).rejects.toMatchObject({ kind: 'temporary' });
    expect(scene.calendar.events()).toHaveLength(1);
    await expectAsWritten(mirror, await create(mirror));
    expect(scene.calendar.events().filter(({ recurrence }) => recurrence)).toHaveLength(1);
  });

  it('are mended where a person changed, cancelled or added instances', async () => {
    const mirror = mirrorOf(aSeries({}, { overrides: [anOverride('2026-03-04T10:00:00', { summary: 'Retro' })] }));
    const receipt = await create(mirror);
    scene.calendar.patch('mirr0r1_20260304T090000Z', { summary: 'Mine' });
    scene.calendar.delete('mirr0r1_20260305T090000Z');
    scene.calendar.patch('mirr0r1_20260306T090000Z', { summary: 'Also mine' });
    const [standing] = await scene.list(new Map([['mirr0r1', receipt.revision ?? '']]));
    expect(standing?.content?.event && hasSameContent(mirror.event, standing.content.event)).toBe(false);
    await expectAsWritten(mirror, await update(mirror, standing?.receipt ?? receipt));
  });
});
