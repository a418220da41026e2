import type { PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import { FIVE_DAYS, GraphScene, MEETING } from './graph-scene.js';
import type { Json } from './graph-request.js';

const YEARS = 'startDateTime=2026-01-01T00:00:00Z&endDateTime=2030-01-01T00:00:00Z&$top=1000';

describe('series of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  const make = async (
    recurrence: PatternedRecurrence = FIVE_DAYS,
    start: string = MEETING.start.dateTime,
  ): Promise<string> => {
    const place = (dateTime: string): object => ({ dateTime, timeZone: 'Europe/Berlin' });
    const end = `${start.slice(0, 11)}11:00:00`;
    const said = { ...MEETING, start: place(start), end: place(end), recurrence };
    const { id, status, text } = await scene.ask('POST', '/me/events', said);
    if (status !== 201) throw new Error(text);
    return id;
  };
  const instances = async (id: string): Promise<readonly Json[]> =>
    (await scene.ask('GET', `/me/events/${id}/instances?${YEARS}`)).list;
  const daysOf = async (id: string): Promise<string[]> =>
    (await instances(id)).map(({ start }) => (start as { dateTime: string }).dateTime.slice(0, 10));

  it.each<[string, PatternedRecurrence, string, string[]]>([
    [
      'each second week on two days, weeks from Sunday on',
      {
        pattern: { type: 'weekly', interval: 2, daysOfWeek: ['sunday', 'monday'] },
        range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 4 },
      },
      '2026-03-02',
      ['2026-03-02', '2026-03-15', '2026-03-16', '2026-03-29'],
    ],
    [
      'the same, weeks from Monday on',
      {
        pattern: { type: 'weekly', interval: 2, daysOfWeek: ['sunday', 'monday'], firstDayOfWeek: 'monday' },
        range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 4 },
      },
      '2026-03-02',
      ['2026-03-02', '2026-03-08', '2026-03-16', '2026-03-22'],
    ],
    [
      'day 31 of the month, which is the last of shorter ones',
      {
        pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
        range: { type: 'endDate', startDate: '2026-01-31', endDate: '2026-04-30' },
      },
      '2026-01-31',
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    ],
    [
      'the last weekday of the month',
      {
        pattern: {
          type: 'relativeMonthly',
          interval: 1,
          index: 'last',
          daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        },
        range: { type: 'numbered', startDate: '2026-02-27', numberOfOccurrences: 3 },
      },
      '2026-02-27',
      ['2026-02-27', '2026-03-31', '2026-04-30'],
    ],
    [
      'a day of the year',
      {
        pattern: { type: 'absoluteYearly', interval: 1, month: 3, dayOfMonth: 2 },
        range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 2 },
      },
      '2026-03-02',
      ['2026-03-02', '2027-03-02'],
    ],
    [
      'the first Monday in March',
      {
        pattern: { type: 'relativeYearly', interval: 1, month: 3, index: 'first', daysOfWeek: ['monday'] },
        range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 2 },
      },
      '2026-03-02',
      ['2026-03-02', '2027-03-01'],
    ],
    [
      'a first day that is none of its days: it moves',
      {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
        range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 2 },
      },
      '2026-03-02',
      ['2026-03-04', '2026-03-11'],
    ],
  ])('take place on %s', async (_, recurrence, day, days) => {
    expect(await daysOf(await make(recurrence, `${day}T10:00:00`))).toEqual(days);
  });

  it('that are moved to their first day last as long on the clock, also where it is changed on the way', async () => {
    const at = (dateTime: string): object => ({ dateTime, timeZone: 'Europe/Berlin' });
    const { id, text } = await scene.ask('POST', '/me/events', {
      ...MEETING,
      isAllDay: true,
      start: at('2026-03-29T00:00:00'),
      end: at('2026-03-31T00:00:00'),
      recurrence: {
        pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'], index: 'first' },
        range: { type: 'numbered', startDate: '2026-03-29', numberOfOccurrences: 2 },
      },
    });
    expect(text).toContain('seriesMaster');
    expect((await instances(id)).map(({ start, end }) => [start, end])).toEqual([
      [
        { dateTime: '2026-04-06T00:00:00.0000000', timeZone: 'UTC' },
        { dateTime: '2026-04-08T00:00:00.0000000', timeZone: 'UTC' },
      ],
      [
        { dateTime: '2026-05-04T00:00:00.0000000', timeZone: 'UTC' },
        { dateTime: '2026-05-06T00:00:00.0000000', timeZone: 'UTC' },
      ],
    ]);
  });

  it('are shown as their master, with every part of the pattern said', async () => {
    const { body } = await scene.ask('GET', `/me/events/${await make()}`);
    expect(body).toMatchObject({ type: 'seriesMaster', seriesMasterId: null });
    expect(body['recurrence']).toEqual({
      pattern: { type: 'daily', interval: 1, month: 0, dayOfMonth: 0, firstDayOfWeek: 'sunday', index: 'first' },
      range: {
        type: 'numbered',
        startDate: '2026-03-02',
        endDate: '0001-01-01',
        recurrenceTimeZone: 'W. Europe Standard Time',
        numberOfOccurrences: 5,
      },
    });
  });

  it('have an exception where an instance is changed, which keeps what was said of it alone', async () => {
    const id = await make();
    const second = (await instances(id))[1]!;
    const path = `/me/events/${String(second['id'])}`;
    expect(second).toMatchObject({ type: 'occurrence', seriesMasterId: id, originalStart: '2026-03-03T09:00:00Z' });
    const { body } = await scene.ask('PATCH', path, { subject: 'Only today' });
    expect(body).toMatchObject({ type: 'exception', subject: 'Only today', id: second['id'] });
    await scene.ask('PATCH', `/me/events/${id}`, { subject: 'All', showAs: 'free' });
    const subjects = (await instances(id)).map(({ subject, showAs }) => [subject, showAs]);
    expect(subjects.slice(0, 3)).toEqual([
      ['All', 'free'],
      ['Only today', 'free'],
      ['All', 'free'],
    ]);
  });

  it('lose an instance that is deleted, and tell of it to those who ask', async () => {
    const id = await make();
    const second = scene.server.alice.instanceId(id, '2026-03-03T10:00:00');
    expect((await scene.ask('DELETE', `/me/events/${second}`)).status).toBe(204);
    expect(await daysOf(id)).toEqual(['2026-03-02', '2026-03-04', '2026-03-05', '2026-03-06']);
    expect((await scene.ask('GET', `/me/events/${second}`)).status).toBe(404);
    const asked = await scene.ask('GET', `/me/events/${id}?$select=cancelledOccurrences&$expand=exceptionOccurrences`);
    expect(asked.body).toMatchObject({ cancelledOccurrences: [`OID.${id}.2026-03-03`], exceptionOccurrences: [] });
  });

  it.each([
    ['onto the day of the one before', '2026-03-02T12:00:00', '2026-03-02T13:00:00'],
    ['onto the day of the one after', '2026-03-04T08:00:00', '2026-03-04T09:00:00'],
    ['past the one after', '2026-03-05T12:00:00', '2026-03-05T13:00:00'],
    ['until the one after has begun', '2026-03-03T10:00:00', '2026-03-04T10:30:00'],
  ])('take no instance %s', async (_, from, to) => {
    const second = scene.server.alice.instanceId(await make(), '2026-03-03T10:00:00');
    const at = (dateTime: string): object => ({ dateTime, timeZone: 'Europe/Berlin' });
    const refused = await scene.ask('PATCH', `/me/events/${second}`, { start: at(from), end: at(to) });
    expect(refused).toMatchObject({ status: 400, code: 'ErrorOccurrenceCrossingBoundary' });
  });

  it('lose exceptions and bring deleted instances back when their times change', async () => {
    const id = await make();
    const { alice } = scene.server;
    alice.patch(alice.instanceId(id, '2026-03-03T10:00:00'), { subject: 'Only today' });
    alice.delete(alice.instanceId(id, '2026-03-04T10:00:00'));
    await scene.ask('PATCH', `/me/events/${id}`, { start: MEETING.start, end: MEETING.end, subject: 'Kept' });
    expect((await instances(id)).map(({ type }) => type)).toEqual([
      'occurrence',
      'exception',
      'occurrence',
      'occurrence',
    ]);
    const later = { ...MEETING.end, dateTime: '2026-03-02T12:00:00' };
    await scene.ask('PATCH', `/me/events/${id}`, { end: later });
    expect((await instances(id)).map(({ type }) => type)).toEqual(Array(5).fill('occurrence'));
  });

  it('become a single event without their recurrence', async () => {
    const id = await make();
    const { body } = await scene.ask('PATCH', `/me/events/${id}`, { recurrence: null });
    expect(body).toMatchObject({ type: 'singleInstance', recurrence: null });
  });
});
