import { calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { GoogleServer } from './google-server.js';

const TIMES = {
  start: { dateTime: '2026-03-02T10:00:00.250+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T11:00:00', timeZone: 'Europe/Berlin' },
};

describe('the Google server, to a client that Google wrote', () => {
  let google: GoogleServer;
  let api: calendar_v3.Calendar;

  beforeEach(async () => {
    google = await GoogleServer.start();
    api = calendar({ version: 'v3', rootUrl: `${google.url}/`, headers: { authorization: 'Bearer token-1' } });
  });
  afterEach(() => google.stop());

  it('keeps an event and gives it back in its own spelling', async () => {
    const made = await api.events.insert({
      calendarId: 'primary',
      requestBody: { id: 'abcde', summary: 'Planning', ...TIMES },
    });
    expect(made.data).toMatchObject({
      id: 'abcde',
      iCalUID: 'abcde@google.com',
      status: 'confirmed',
      start: { dateTime: '2026-03-02T10:00:00+01:00', timeZone: 'Europe/Berlin' },
      sequence: 0,
      organizer: { email: 'alice@corp.test', self: true },
    });
    const { data } = await api.events.get({ calendarId: 'primary', eventId: 'abcde' });
    expect(data).toEqual(made.data);
  });

  it('tells what changed since a sync token', async () => {
    const first = await api.events.list({ calendarId: 'primary' });
    const syncToken = first.data.nextSyncToken ?? '';
    await api.events.insert({ calendarId: 'primary', requestBody: { id: 'abcde', summary: 'Planning', ...TIMES } });
    await api.events.delete({ calendarId: 'primary', eventId: 'abcde' });
    const { data } = await api.events.list({ calendarId: 'primary', syncToken });
    expect(data.items).toMatchObject([{ id: 'abcde', status: 'cancelled' }]);
    expect(data.nextSyncToken).not.toBe(syncToken);
  });

  it('lists calendars', async () => {
    const team = google.addCalendar({ summary: 'Team' });
    const { data } = await api.calendarList.list();
    expect(data.items?.map(({ id, accessRole }) => [id, accessRole])).toEqual([
      ['alice@corp.test', 'owner'],
      [team.id, 'owner'],
    ]);
  });
});
