import type { GoogleEvent } from './google-event.js';
import { GoogleServer } from './google-server.js';
import { PlainClient } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const HOUR = {
  start: { dateTime: '2026-03-02T10:00:00', timeZone: 'America/New_York' },
  end: { dateTime: '2026-03-02T11:00:00', timeZone: 'America/New_York' },
};

describe('how the Google server spells what it was given', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  const insert = async (event: object, query = ''): Promise<GoogleEvent> =>
    (await client.send('POST', `${EVENTS}?${query}`, event)).json as GoogleEvent;

  it('tells moments by the clock of the calendar, and keeps the zone that was named', async () => {
    const made = await insert(HOUR);
    expect(made.start).toEqual({ dateTime: '2026-03-02T16:00:00+01:00', timeZone: 'America/New_York' });
    const asked = await client.send('GET', `${EVENTS}/${made.id}?timeZone=UTC`);
    expect(asked.json).toMatchObject({ start: { dateTime: '2026-03-02T15:00:00Z', timeZone: 'America/New_York' } });
  });

  it('drops fractions of seconds, and places what names no zone in the calendar’s', async () => {
    const made = await insert({
      start: { dateTime: '2026-07-02T10:00:00.123Z' },
      end: { dateTime: '2026-07-02T11:00:00.999Z' },
    });
    expect(made.start).toEqual({ dateTime: '2026-07-02T12:00:00+02:00', timeZone: 'Europe/Berlin' });
    expect(made.end).toEqual({ dateTime: '2026-07-02T13:00:00+02:00', timeZone: 'Europe/Berlin' });
  });

  it('writes rules in its own order, without what goes without saying', async () => {
    const { recurrence } = await insert({
      ...HOUR,
      recurrence: ['RRULE:BYDAY=MO,WE;INTERVAL=1;COUNT=9;FREQ=WEEKLY;WKST=SU'],
    });
    expect(recurrence).toEqual(['RRULE:FREQ=WEEKLY;WKST=SU;COUNT=9;BYDAY=MO,WE']);
  });

  it('does not say what is meant where nothing is said', async () => {
    const made = await insert({ ...HOUR, summary: '', transparency: 'opaque', visibility: 'default', attendees: [] });
    for (const name of ['summary', 'transparency', 'visibility', 'attendees', 'colorId', 'extendedProperties'])
      expect(made).not.toHaveProperty(name);
    expect(made).toMatchObject({ eventType: 'default', reminders: { useDefault: true }, status: 'confirmed' });
    expect((await insert({ ...HOUR, reminders: { useDefault: false } })).reminders).toEqual({ useDefault: false });
  });

  it('says who is who', async () => {
    const attendees = [{ email: 'alice@corp.test', responseStatus: 'accepted' }, { email: 'bob@other.test' }];
    const made = await insert({ ...HOUR, attendees });
    expect(made).toMatchObject({
      creator: { email: 'alice@corp.test', self: true },
      organizer: { email: 'alice@corp.test', self: true },
      attendees: [
        { email: 'alice@corp.test', organizer: true, self: true, responseStatus: 'accepted' },
        { email: 'bob@other.test', responseStatus: 'needsAction' },
      ],
    });
    const team = google.addCalendar({ summary: 'Team' });
    const there = (await client.send('POST', `/calendars/${team.id}/events`, HOUR)).json as GoogleEvent;
    expect(there.organizer).toEqual({ email: team.id, displayName: 'Team', self: true });
    expect(there.creator).toEqual({ email: 'alice@corp.test' });
    const few = await client.send('GET', `${EVENTS}/${made.id}?maxAttendees=1`);
    expect(few.json).toMatchObject({ attendees: [{ self: true }], attendeesOmitted: true });
  });

  it('makes a meeting where one is asked for by who knows of meetings', async () => {
    const conferenceData = { createRequest: { requestId: 'r1', conferenceSolutionKey: { type: 'hangoutsMeet' } } };
    expect(await insert({ ...HOUR, conferenceData })).not.toHaveProperty('conferenceData');
    const made = await insert({ ...HOUR, conferenceData }, 'conferenceDataVersion=1');
    expect(made.hangoutLink).toMatch(/^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
    expect(made.conferenceData?.createRequest?.status).toEqual({ statusCode: 'success' });
    // Whoever knows nothing of meetings does not take them away.
    const kept = await client.send('PUT', `${EVENTS}/${made.id}`, HOUR);
    expect(kept.json).toMatchObject({ hangoutLink: made.hangoutLink });
  });
});
