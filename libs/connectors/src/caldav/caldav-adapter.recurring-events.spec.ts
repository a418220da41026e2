import { instancesOf } from '@calmirror/core';
import { aFeed, aMirror, anOverride, aSeries, aVevent, CaldavScene, inBerlin } from '@calmirror/testkit';

describe('recurring events on a CalDAV server', () => {
  let scene: CaldavScene;
  afterEach(() => scene.stop());

  it('are found even where time-range queries miss them', async () => {
    scene = await CaldavScene.start({ missesRecurring: true, syncTokens: 'none' });
    scene.calendar.put(
      'old.ics',
      aFeed([
        aVevent(
          'old@x.test',
          'Since long ago',
          'RRULE:FREQ=WEEKLY',
          'DTSTART:20100104T090000Z',
          'DTEND:20100104T100000Z',
        ),
      ]),
    );
    const { events } = await scene.read();
    const window = { from: '2026-06-01T00:00:00Z', to: '2026-06-08T00:00:00Z' };
    expect(events.map(({ event }) => instancesOf(event, window).instances.length)).toEqual([1]);
  });

  it('are one event with their overrides', async () => {
    scene = await CaldavScene.start();
    const moved = aVevent(
      's@x.test',
      'Moved',
      'RECURRENCE-ID:20260309T090000Z',
      'DTSTART:20260309T120000Z',
      'DTEND:20260309T130000Z',
    );
    scene.calendar.put('s.ics', aFeed([aVevent('s@x.test', 'Weekly', 'RRULE:FREQ=WEEKLY'), moved]));
    const { events } = await scene.read();
    expect(events).toMatchObject([{ event: { summary: 'Weekly', overrides: [{ summary: 'Moved' }] } }]);
  });

  it('are written with their overrides and zone into one object', async () => {
    scene = await CaldavScene.start();
    const identity = { id: 'mirr0r1', uid: 'mirr0r1', marker: aMirror('mirr0r1').marker };
    const series = aSeries(
      { rules: ['FREQ=WEEKLY;COUNT=10'], exclusions: [inBerlin('2026-03-16T10:00:00')] },
      { ...identity, overrides: [anOverride('2026-03-09T10:00:00', { summary: 'Moved' })] },
    );
    const mirror = aMirror('mirr0r1', series);
    const receipt = await scene.adapter.createMirror(scene.calendarId, mirror);
    const [text] = [...scene.texts().values()];
    expect(text?.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(new Set(text?.match(/^UID:.*$/gm))).toEqual(new Set(['UID:mirr0r1']));
    expect(text).toContain('BEGIN:VTIMEZONE');
    const [standing] = await scene.list();
    expect(standing).toMatchObject({ receipt, content: { event: { overrides: [{ summary: 'Moved' }] } } });
  });
});
