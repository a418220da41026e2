import { instancesOf } from '@calmirror/core';
import { GoogleScene } from '@calmirror/testkit';

const STANDUP = ['RRULE:FREQ=DAILY'];
const week = { from: '2026-03-02T00:00:00Z', to: '2026-03-07T00:00:00Z' };

describe('series at Google', () => {
  let scene: GoogleScene;
  let id: string;
  beforeEach(async () => {
    scene = await GoogleScene.start();
    id = scene.holdSeries('Standup', STANDUP);
  });
  afterEach(() => scene.stop());

  const instance = (day: string): string => `${id}_202603${day}T090000Z`;
  const at = (day: string, hour: string): Record<string, unknown> => ({
    start: { dateTime: `2026-03-${day}T${hour}:00:00`, timeZone: 'Europe/Berlin' },
    end: { dateTime: `2026-03-${day}T${hour}:30:00`, timeZone: 'Europe/Berlin' },
  });

  /** Day, hour and title of each instance in the first week. */
  const seen = (events = scene.events()): string[] =>
    [...events.values()].flatMap((event) =>
      instancesOf(event, week).instances.map(({ start, override }) => {
        const wall = start.kind === 'zoned' ? start.wall.slice(5, 16) : JSON.stringify(start);
        return `${wall} ${(override ?? event).summary}`;
      }),
    );

  /** What is known by deltas is what a first read says. */
  const expectAsAnew = async (): Promise<void> => expect(await scene.eventsReadAnew()).toEqual(scene.events());

  it('are one event each, with what differs from them', async () => {
    scene.calendar.patch(instance('03'), { summary: 'Retro', ...at('03', '14') });
    scene.calendar.delete(instance('04'));
    await scene.read();
    expect(scene.events().size).toBe(1);
    expect(seen()).toEqual(['03-02T10:00 Standup', '03-03T14:00 Retro', '03-05T10:00 Standup', '03-06T10:00 Standup']);
  });

  it('keep what differs while one instance after the other is changed, moved, cancelled and brought back', async () => {
    await scene.read();
    const steps = [
      () => scene.calendar.patch(instance('03'), { summary: 'Retro' }),
      () => scene.calendar.delete(instance('04')),
      () => scene.calendar.patch(instance('05'), at('05', '16')),
      () => scene.calendar.patch(instance('03'), { summary: 'Review' }),
      () => scene.calendar.patch(instance('04'), { status: 'confirmed' }),
      () => scene.calendar.delete(instance('03')),
      () => scene.calendar.patch(id, { summary: 'Daily' }),
    ];
    for (const step of steps) {
      step();
      expect((await scene.read()).kind).toBe('delta');
      await expectAsAnew();
    }
    expect(seen()).toEqual(['03-02T10:00 Daily', '03-04T10:00 Standup', '03-05T16:00 Standup', '03-06T10:00 Daily']);
  });

  it('say the same after the loss of a sync token, which is no change', async () => {
    scene.calendar.patch(instance('03'), { summary: 'Retro' });
    scene.calendar.delete(instance('04'));
    await scene.read();
    scene.calendar.expireSyncTokens();
    expect(await scene.readWhatever()).toMatchObject({ kind: 'full', events: [], present: [id] });
  });

  it('go with all that differs', async () => {
    scene.calendar.patch(instance('03'), { summary: 'Retro' });
    await scene.read();
    scene.calendar.delete(id);
    expect((await scene.read()).removed).toContain(id);
    expect(scene.events().size).toBe(0);
  });

  it('become a single event, and the other way round', async () => {
    const [other = ''] = scene.hold('Lunch');
    scene.calendar.patch(instance('03'), { summary: 'Retro' });
    await scene.read();
    scene.calendar.patch(id, { recurrence: null });
    scene.calendar.patch(other, { recurrence: ['RRULE:FREQ=DAILY;COUNT=2'] });
    await scene.read();
    await expectAsAnew();
    expect(seen().sort()).toEqual(['03-02T10:00 Lunch', '03-02T10:00 Standup', '03-03T10:00 Lunch']);
  });

  it('are followed when their instances come on an earlier page than they', async () => {
    scene.calendar.limitPages(1);
    scene.calendar.patch(instance('03'), { summary: 'Retro' });
    await scene.read();
    expect(seen()).toContain('03-03T10:00 Retro');
    scene.calendar.patch(instance('05'), { summary: 'Review' });
    scene.calendar.patch(id, { summary: 'Daily' });
    await scene.read();
    await expectAsAnew();
  });

  it('of whole days are days, also where instances are moved and cancelled', async () => {
    const days = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };
    const holiday = scene.calendar.put({ summary: 'Away', recurrence: ['RRULE:FREQ=DAILY;COUNT=4'], ...days }).id;
    scene.calendar.delete(`${holiday}_20260303`);
    scene.calendar.patch(`${holiday}_20260304`, { start: { date: '2026-03-20' }, end: { date: '2026-03-22' } });
    await scene.read();
    expect(scene.events().get(holiday)).toMatchObject({
      start: { kind: 'date', date: '2026-03-02' },
      recurrence: { exclusions: [{ kind: 'date', date: '2026-03-03' }] },
      overrides: [{ recurrenceId: { kind: 'date', date: '2026-03-04' }, end: { kind: 'date', date: '2026-03-22' } }],
    });
  });

  it('that change between the delta and what is asked for then lose nothing', async () => {
    scene.calendar.patch(instance('03'), { summary: 'Retro' });
    await scene.read();
    scene.calendar.patch(instance('04'), { summary: 'Review' });
    scene.server.faults.next(({ query }) => query.has('iCalUID'), {
      kind: 'meanwhile',
      act: () => scene.calendar.delete(instance('03')),
    });
    await scene.read();
    await scene.read();
    await expectAsAnew();
    expect(seen()).not.toContain('03-03T10:00 Standup');
  });
});
