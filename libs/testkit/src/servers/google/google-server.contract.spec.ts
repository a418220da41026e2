import { GoogleServer } from './google-server.js';
import { GoogleContract } from './contract/google-contract.js';
import { readPublishedContract } from './contract/published-contract.js';
import { PlainClient } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const DAY = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };

// Google's own description lies beside the repository; a clone without it has nothing to hold the server to.
const whenThere = readPublishedContract() ? describe : describe.skip;

whenThere('the published contract of Google Calendar', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
  });
  afterEach(() => {
    google.violations.splice(0);
    return google.stop();
  });

  it('is kept by what a client may say, and by every answer', async () => {
    const event = {
      ...DAY,
      attendees: [{ email: 'bob@other.test', responseStatus: 'needsAction' }],
      extendedProperties: { private: { a: '1' } },
      reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 10 }] },
      visibility: 'private',
    };
    await client.send('POST', `${EVENTS}?sendUpdates=none&conferenceDataVersion=1`, { id: 'abcde', ...event });
    await client.send('PATCH', `${EVENTS}/abcde`, { description: null, extendedProperties: { private: { a: null } } });
    await client.send('GET', `${EVENTS}?maxResults=5&eventTypes=default&timeMin=2026-03-01T00:00:00Z`);
    await client.send('GET', '/users/me/calendarList');
    expect(google.violations).toEqual([]);
  });

  it.each([
    ['a member that there is none of', { ...DAY, title: 'Planning' }, '/title|additional properties'],
    ['a member deep within', { ...DAY, attendees: [{ email: 'a@x.test', mail: 'a@x.test' }] }, '/attendees/0'],
    ['a type', { ...DAY, summary: 7 }, '/summary'],
    ['a value that is not among those possible', { ...DAY, status: 'gone' }, '/status'],
    ['a date', { start: { date: '2.3.2026' }, end: DAY.end }, '/start/date'],
    ['a time', { start: { dateTime: 'noon' }, end: DAY.end }, '/start/dateTime'],
  ])('is broken by %s that a client says', async (_, event, where) => {
    await client.send('POST', EVENTS, event);
    expect(google.violations.join()).toMatch(new RegExp(`^events\\.insert body.*(${where})`));
  });

  it.each([
    ['events?singleEvent=true', 'events.list query knows no singleEvent'],
    ['events?singleEvents=yes', 'events.list query singleEvents cannot be yes'],
    ['events?maxResults=many', 'events.list query maxResults cannot be many'],
    ['events?orderBy=summary', 'events.list query orderBy cannot be summary'],
    ['events?timeMin=2026-03-01', 'events.list query timeMin cannot be 2026-03-01'],
  ])('is broken by the query of %s', async (asked, violation) => {
    await client.send('GET', `/calendars/primary/${asked}`);
    expect(google.violations).toEqual([violation]);
  });

  it.each([
    ['null', { summary: null }, '/summary'],
    ['a time without its offset', { start: { dateTime: '2026-03-02T10:00:00' } }, '/start/dateTime'],
    ['a member that there is none of', { htmlUrl: 'https://x.test' }, 'htmlUrl'],
    ['a type', { sequence: '1' }, '/sequence'],
  ])('would be broken by %s in an answer', async (_, event, where) => {
    const contract = await GoogleContract.load();
    expect(contract?.answerFaults('events.get', { id: 'abcde', status: 'confirmed' })).toEqual([]);
    expect(contract?.answerFaults('events.get', event).join()).toContain(where);
    expect(contract?.answerFaults('events.list', { items: [event] }).join()).toContain(`/items/0`);
  });

  it('has every member that the newer list names, and the shapes of the older one', async () => {
    const contract = await GoogleContract.load();
    const newer = { focusTimeProperties: { chatStatus: 'available' }, eventType: 'focusTime', eventLabelId: '1' };
    expect(contract?.answerFaults('events.get', newer)).toEqual([]);
    const wrong = { focusTimeProperties: { chatStatus: 1 }, reminders: { overrides: [{ minutes: 'ten' }] } };
    expect(contract?.answerFaults('events.get', wrong)).toHaveLength(2);
  });

  it('makes the server’s end an error where it was broken', async () => {
    const other = await GoogleServer.start();
    await new PlainClient(other.url).send('POST', EVENTS, { ...DAY, title: 'Planning' });
    await expect(other.stop()).rejects.toThrow('events.insert body');
  });
});
