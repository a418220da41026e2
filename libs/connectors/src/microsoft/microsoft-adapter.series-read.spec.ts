import { graphDaily, MicrosoftScene } from '@calmirror/testkit';
import type { CalendarEvent } from '@calmirror/core';

const berlin = (wall: string): object => ({ kind: 'zoned', wall, zone: 'Europe/Berlin' });
const moved = {
  start: { dateTime: '2026-03-04T15:00:00', timeZone: 'W. Europe Standard Time' },
  end: { dateTime: '2026-03-04T16:00:00', timeZone: 'W. Europe Standard Time' },
};

describe('a series of Graph', () => {
  let scene: MicrosoftScene;
  let id: string;
  beforeEach(async () => {
    scene = await MicrosoftScene.start();
    id = scene.holdSeries('Daily', 10);
  });
  afterEach(() => scene.stop());

  const only = (): CalendarEvent => {
    const [event] = [...scene.events().values()];
    if (event === undefined || scene.events().size > 1) throw new Error(`${scene.events().size} events are known`);
    return event;
  };
  const instance = (day: string): string => scene.user.instanceId(id, `2026-03-${day}T10:00:00`);

  it('is one event, with its rule, and none for each of its instances', async () => {
    await scene.read();
    expect(only()).toMatchObject({
      summary: 'Daily',
      start: berlin('2026-03-02T10:00:00'),
      recurrence: { rules: ['FREQ=DAILY;COUNT=10'], exclusions: [], dates: [] },
      overrides: [],
    });
  });

  it('shows instances that were moved, renamed and cancelled', async () => {
    scene.user.patch(instance('04'), moved);
    scene.user.patch(instance('06'), { subject: 'Other' });
    scene.user.delete(instance('08'));
    await scene.read();
    expect(only().overrides).toMatchObject([
      { recurrenceId: berlin('2026-03-04T10:00:00'), start: berlin('2026-03-04T15:00:00'), summary: 'Daily' },
      { recurrenceId: berlin('2026-03-06T10:00:00'), start: berlin('2026-03-06T10:00:00'), summary: 'Other' },
    ]);
    expect(only().recurrence?.exclusions).toEqual([berlin('2026-03-08T10:00:00')]);
  });

  it('shows what is done to an instance afterwards, as the series that it belongs to', async () => {
    await scene.read();
    for (const act of [
      () => scene.user.patch(instance('04'), moved),
      () => scene.user.delete(instance('08')),
      () => scene.user.delete(instance('04')),
      () => scene.user.patch(id, { subject: 'Renamed' }),
    ]) {
      act();
      const result = await scene.read();
      expect(result).toMatchObject({ kind: 'delta', removed: [] });
      expect(result.events).toHaveLength(1);
      expect(scene.events()).toEqual(await scene.eventsReadAnew());
    }
    expect(only().recurrence?.exclusions).toHaveLength(2);
  });

  it('does not tell of attendees whom its organizer hides from each other', async () => {
    const attendees = [{ emailAddress: { name: 'Bob', address: 'bob@corp.test' }, type: 'required' as const }];
    scene.user.patch(id, { attendees, hideAttendees: false });
    await scene.read();
    expect(only().attendees).toHaveLength(1);
    scene.user.patch(id, { hideAttendees: true });
    await scene.read();
    expect(only().attendees).toEqual([]);
  });

  it('shows what differs in it out of the window too', async () => {
    const long = scene.user.put({
      subject: 'Long',
      start: { dateTime: '2024-03-04T10:00:00', timeZone: 'W. Europe Standard Time' },
      end: { dateTime: '2024-03-04T11:00:00', timeZone: 'W. Europe Standard Time' },
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
        range: { type: 'noEnd', startDate: '2024-03-04', recurrenceTimeZone: 'W. Europe Standard Time' },
      },
    });
    scene.user.delete(scene.user.instanceId(long, '2024-03-11T10:00:00'));
    scene.user.patch(scene.user.instanceId(long, '2028-03-06T10:00:00'), { subject: 'Far' });
    await scene.read();
    const event = [...scene.events().values()].find(({ summary }) => summary === 'Long');
    expect(event?.recurrence?.exclusions).toEqual([berlin('2024-03-11T10:00:00')]);
    expect(event?.overrides.map(({ summary }) => summary)).toEqual(['Far']);
  });

  it('that is deleted is gone', async () => {
    await scene.read();
    scene.user.delete(id);
    expect((await scene.read()).removed).toHaveLength(1);
    expect(scene.events().size).toBe(0);
  });

  it('that becomes a single event, and a series again, stays one and the same', async () => {
    await scene.read();
    const { id: known } = only();
    scene.user.patch(id, { recurrence: null });
    await scene.read();
    expect(only()).toMatchObject({ id: known, recurrence: null });
    scene.user.patch(id, { recurrence: graphDaily(3) });
    await scene.read();
    expect(only()).toMatchObject({ id: known, recurrence: { rules: ['FREQ=DAILY;COUNT=3'] } });
  });

  it('does not change its revision with the window', async () => {
    scene.user.patch(instance('04'), moved);
    await scene.read();
    const { adapter, calendarId } = scene;
    const revisions = await Promise.all(
      ['2026-12-01T00:00:00Z', '2026-03-05T00:00:00Z'].map(async (to) => {
        const result = await adapter.fetchWindow({
          calendarId,
          window: { from: '2026-01-01T00:00:00Z', to },
          cursor: null,
          known: () => Promise.resolve(new Map()),
          signal: new AbortController().signal,
        });
        return result.events.map(({ revision }) => revision);
      }),
    );
    expect(revisions[0]).toEqual(revisions[1]);
  });
});
