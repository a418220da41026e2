import { GraphScene, MEETING } from './graph-scene.js';

describe('times of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  it('are shown in UTC with seven decimals and no offset, beside the zones they were made in', async () => {
    const { body } = await scene.ask('POST', '/me/events', MEETING);
    expect(body).toMatchObject({
      start: { dateTime: '2026-03-02T09:00:00.0000000', timeZone: 'UTC' },
      originalStartTimeZone: 'W. Europe Standard Time',
      originalEndTimeZone: 'W. Europe Standard Time',
    });
  });

  it.each([
    ['Tokyo Standard Time', '2026-03-02T18:00:00.0000000'],
    ['America/New_York', '2026-03-02T04:00:00.0000000'],
    ['Europe/Berlin', '2026-03-02T10:00:00.0000000'],
  ])('are shown in %s to those who prefer it', async (zone, dateTime) => {
    const { id } = await scene.ask('POST', '/me/events', MEETING);
    const shown = await scene.ask('GET', `/me/events/${id}`, undefined, { prefer: `outlook.timezone="${zone}"` });
    expect(shown.body['start']).toEqual({ dateTime, timeZone: zone });
    expect(shown.headers.get('preference-applied')).toBe(`outlook.timezone="${zone}"`);
  });

  it('know no zone but those that are some', async () => {
    const refused = await scene.ask('GET', '/me/events', undefined, { prefer: 'outlook.timezone="Mars"' });
    expect(refused).toMatchObject({ status: 400, code: 'TimeZoneNotSupportedException' });
  });

  it('leave days of an all-day event the same days in every zone', async () => {
    const day = (date: string): object => ({ dateTime: `${date}T00:00:00`, timeZone: 'Tokyo Standard Time' });
    const { id, body } = await scene.ask('POST', '/me/events', {
      isAllDay: true,
      start: day('2026-03-02'),
      end: day('2026-03-03'),
    });
    expect(body['start']).toEqual({ dateTime: '2026-03-02T00:00:00.0000000', timeZone: 'UTC' });
    const shown = await scene.ask('GET', `/me/events/${id}`, undefined, {
      prefer: 'outlook.timezone="Hawaiian Standard Time"',
    });
    expect(shown.body['end']).toEqual({ dateTime: '2026-03-03T00:00:00.0000000', timeZone: 'Hawaiian Standard Time' });
  });

  it('follow the clock of their zone over a change of offset', async () => {
    const { id } = await scene.ask('POST', '/me/events', {
      ...MEETING,
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
        range: { type: 'noEnd', startDate: '2026-03-02' },
      },
    });
    const { list } = await scene.ask(
      'GET',
      `/me/events/${id}/instances?startDateTime=2026-03-20&endDateTime=2026-04-01`,
    );
    expect(list.map(({ start }) => (start as { dateTime: string }).dateTime.slice(0, 16))).toEqual([
      '2026-03-23T09:00',
      '2026-03-30T08:00',
    ]);
  });
});
