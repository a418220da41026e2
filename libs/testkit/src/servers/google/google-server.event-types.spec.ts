import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const HOUR = {
  start: { dateTime: '2026-03-02T10:00:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T11:00:00', timeZone: 'Europe/Berlin' },
};
const DAY = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };
const TWO_DAYS = { ...DAY, end: { date: '2026-03-04' } };
const AT_HOME = {
  eventType: 'workingLocation',
  visibility: 'public',
  transparency: 'transparent',
  workingLocationProperties: { type: 'homeOffice', homeOffice: {} },
};
const BIRTHDAY = {
  eventType: 'birthday',
  visibility: 'private',
  transparency: 'transparent',
  recurrence: ['RRULE:FREQ=YEARLY'],
};

describe('types of events on the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  it.each([
    ['outOfOffice', { eventType: 'outOfOffice', outOfOfficeProperties: { autoDeclineMode: 'declineNone' }, ...HOUR }],
    ['focusTime', { eventType: 'focusTime', focusTimeProperties: { chatStatus: 'doNotDisturb' }, ...HOUR }],
    ['workingLocation', { ...AT_HOME, ...DAY }],
    ['birthday', { ...BIRTHDAY, ...DAY }],
  ])('%s stands with all that it says', async (_, event) => {
    const { status, json } = await client.send('POST', EVENTS, event);
    expect([status, json]).toMatchObject([200, { ...event, ...('dateTime' in event.start ? HOUR_SHOWN : {}) }]);
  });

  it.each([
    ['an absence of whole days', { eventType: 'outOfOffice', ...DAY }, '400 malformedOutOfOfficeEvent'],
    [
      'an absence that blocks nothing',
      { eventType: 'focusTime', transparency: 'transparent', ...HOUR },
      '400 malformedFocusTimeEvent',
    ],
    ['a secret place of work', { ...AT_HOME, visibility: 'private', ...DAY }, '400 malformedWorkingLocationEvent'],
    ['a place of work for two days', { ...AT_HOME, ...TWO_DAYS }, '400 malformedWorkingLocationEvent'],
    ['a birthday of an hour', { ...BIRTHDAY, ...HOUR }, '400 malformedBirthdayEvent'],
    ['what comes out of mails', { eventType: 'fromGmail', ...HOUR }, '400 eventTypeRestriction'],
  ])('does not take %s', async (_, event, verdict) => {
    expect(verdictOf(await client.send('POST', EVENTS, event))).toBe(verdict);
  });

  it('stand in primary calendars alone', async () => {
    const team = google.addCalendar({ summary: 'Team' });
    const answer = await client.send('POST', `/calendars/${team.id}/events`, { eventType: 'focusTime', ...HOUR });
    expect(verdictOf(answer)).toBe('400 eventTypeRestriction');
  });

  it('cannot be changed, and stay where nothing is said of them', async () => {
    const { id } = google.primary.put({ eventType: 'focusTime', ...HOUR });
    const answer = await client.send('PATCH', `${EVENTS}/${id}`, { eventType: 'outOfOffice' });
    expect(verdictOf(answer)).toBe('400 invalid');
    const put = await client.send('PUT', `${EVENTS}/${id}`, { summary: 'Deep', ...HOUR });
    expect(put.json).toMatchObject({ eventType: 'focusTime', summary: 'Deep' });
  });

  it('out of mails are made by Google', () => {
    google.primary.put({ eventType: 'fromGmail', summary: 'Flight', ...HOUR });
    expect(google.primary.events()).toMatchObject([{ eventType: 'fromGmail' }]);
  });
});

const HOUR_SHOWN = {
  start: { dateTime: '2026-03-02T10:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T11:00:00+01:00', timeZone: 'Europe/Berlin' },
};
