import type { GoogleEvent } from './google-event.js';
import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const SERIES = `${EVENTS}/abcde`;

/** An hour from 10 on, on the clock of Berlin. */
const on = (date: string, hour = 10): Record<string, object> => ({
  start: { dateTime: `${date}T${hour}:00:00`, timeZone: 'Europe/Berlin' },
  end: { dateTime: `${date}T${hour + 1}:00:00`, timeZone: 'Europe/Berlin' },
});

describe('a series on the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
    // The clock is put forward on 29 March.
    google.primary.put({
      id: 'abcde',
      summary: 'Weekly',
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=5', 'EXDATE;TZID=Europe/Berlin:20260330T100000'],
      ...on('2026-03-16'),
    });
  });
  afterEach(() => google.stop());

  const items = async (path: string): Promise<readonly GoogleEvent[]> =>
    ((await client.send('GET', path)).json as { items: readonly GoogleEvent[] }).items;
  const starts = async (path: string): Promise<(string | undefined)[]> =>
    (await items(path)).map(({ start }) => start?.dateTime ?? start?.date).sort();

  it('has instances that go by the clock on the wall', async () => {
    expect(await starts(`${SERIES}/instances`)).toEqual([
      '2026-03-16T10:00:00+01:00',
      '2026-03-23T10:00:00+01:00',
      '2026-04-06T10:00:00+02:00',
      '2026-04-13T10:00:00+02:00',
    ]);
    expect((await items(`${SERIES}/instances`)).map(({ id }) => id).sort()).toEqual([
      'abcde_20260316T090000Z',
      'abcde_20260323T090000Z',
      'abcde_20260406T080000Z',
      'abcde_20260413T080000Z',
    ]);
  });

  it('has nights that end at their hour on the clock, also where the clock skips one', async () => {
    google.primary.put({
      id: 'fghij',
      start: { dateTime: '2026-03-27T23:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-03-28T06:00:00', timeZone: 'Europe/Berlin' },
      recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
    });
    const ends = (await items(`${EVENTS}/fghij/instances`)).map(({ end }) => end?.dateTime).sort();
    expect(ends).toEqual(['2026-03-28T06:00:00+01:00', '2026-03-29T06:00:00+02:00', '2026-03-30T06:00:00+02:00']);
  });

  it('has instances of whole days by their dates', async () => {
    const days = { start: { date: '2026-03-01' }, end: { date: '2026-03-03' } };
    google.primary.put({
      id: 'fghij',
      recurrence: ['RRULE:FREQ=MONTHLY;COUNT=2', 'RDATE;VALUE=DATE:20260315'],
      ...days,
    });
    expect((await items(`${EVENTS}/fghij/instances`)).map(({ id, end }) => [id, end?.date]).sort()).toEqual([
      ['fghij_20260301', '2026-03-03'],
      ['fghij_20260315', '2026-03-17'],
      ['fghij_20260401', '2026-04-03'],
    ]);
  });

  it('shows an instance by its id, where it has one', async () => {
    const { json } = await client.send('GET', `${SERIES}_20260323T090000Z`);
    expect(json).toMatchObject({
      summary: 'Weekly',
      recurringEventId: 'abcde',
      originalStartTime: { dateTime: '2026-03-23T10:00:00+01:00', timeZone: 'Europe/Berlin' },
      iCalUID: 'abcde@google.com',
    });
    expect(json).not.toHaveProperty('recurrence');
    expect(verdictOf(await client.send('GET', `${SERIES}_20260324T090000Z`))).toBe('404 notFound');
    expect(verdictOf(await client.send('GET', `${SERIES}_20260330T080000Z`))).toBe('404 notFound');
  });

  it('is listed with what differs from it, or as its instances', async () => {
    await client.send('PATCH', `${SERIES}_20260323T090000Z`, { summary: 'Moved', ...on('2026-03-24', 15) });
    await client.send('DELETE', `${SERIES}_20260406T080000Z`);
    const listed = (await items(EVENTS)).map(({ id, status, summary }) => [id, status, summary]).sort();
    expect(listed).toEqual([
      ['abcde', 'confirmed', 'Weekly'],
      ['abcde_20260323T090000Z', 'confirmed', 'Moved'],
      ['abcde_20260406T080000Z', 'cancelled', undefined],
    ]);
    expect(await starts(`${EVENTS}?singleEvents=true`)).toEqual([
      '2026-03-16T10:00:00+01:00',
      '2026-03-24T15:00:00+01:00',
      '2026-04-13T10:00:00+02:00',
    ]);
    const ordered = await items(`${EVENTS}?singleEvents=true&orderBy=startTime&timeMin=2026-03-20T00:00:00Z`);
    expect(ordered.map(({ summary }) => summary)).toEqual(['Moved', 'Weekly']);
  });

  it('keeps what differs of instances that it still has, and ends the rest', async () => {
    for (const day of ['20260316T090000Z', '20260413T080000Z'])
      google.primary.patch(`abcde_${day}`, { summary: 'Mine' });
    await client.send('PATCH', SERIES, { recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'] });
    const standing = google.primary.events().map(({ id, summary }) => [id, summary]);
    expect(standing.sort()).toEqual([
      ['abcde', 'Weekly'],
      ['abcde_20260316T090000Z', 'Mine'],
    ]);
    google.primary.patch('abcde', on('2026-03-16', 12));
    expect(google.primary.events().map(({ id }) => id)).toEqual(['abcde']);
  });

  it('goes with its instances, and comes back with them as they were', async () => {
    google.primary.patch('abcde_20260323T090000Z', { summary: 'Mine' });
    await client.send('DELETE', SERIES);
    expect(await items(EVENTS)).toEqual([]);
    expect(verdictOf(await client.send('GET', `${SERIES}_20260316T090000Z`))).toBe('404 notFound');
    await client.send('PATCH', SERIES, { status: 'confirmed' });
    expect(
      google.primary
        .events()
        .map(({ summary }) => summary)
        .sort(),
    ).toEqual(['Mine', 'Weekly']);
  });

  it('takes a cancelled instance back', async () => {
    await client.send('DELETE', `${SERIES}_20260323T090000Z`);
    expect(verdictOf(await client.send('DELETE', `${SERIES}_20260323T090000Z`))).toBe('410 deleted');
    await client.send('PATCH', `${SERIES}_20260323T090000Z`, { status: 'confirmed' });
    expect(await starts(`${SERIES}/instances`)).toContain('2026-03-23T10:00:00+01:00');
  });

  it('can be dates alone', async () => {
    google.primary.put({
      id: 'fghij',
      recurrence: ['RDATE;TZID=Europe/Berlin:20260320T100000,20260401T120000'],
      ...on('2026-03-18'),
    });
    expect(await starts(`${EVENTS}/fghij/instances`)).toEqual([
      '2026-03-18T10:00:00+01:00',
      '2026-03-20T10:00:00+01:00',
      '2026-04-01T12:00:00+02:00',
    ]);
  });
});
