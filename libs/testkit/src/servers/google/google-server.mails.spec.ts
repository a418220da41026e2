import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const BOB = 'bob@corp.test';
const EVE = 'eve@other.test';
const MEETING = {
  id: 'abcde',
  start: { date: '2026-03-02' },
  end: { date: '2026-03-03' },
  attendees: [{ email: 'alice@corp.test' }, { email: BOB }, { email: EVE }],
};

describe('mails that the Google server would send', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    google.addUser(BOB);
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  const mails = (): unknown[] => google.mails.sent.map(({ to, about }) => `${about} ${to}`);

  it('tell all guests of an event, its changes and its end', async () => {
    await client.send('POST', `${EVENTS}?sendUpdates=all`, MEETING);
    await client.send('PATCH', `${EVENTS}/abcde?sendUpdates=all`, { attendees: [{ email: BOB }] });
    await client.send('DELETE', `${EVENTS}/abcde?sendUpdates=all`);
    const invited = [`invitation ${BOB}`, `invitation ${EVE}`];
    expect(mails()).toEqual([...invited, `update ${BOB}`, `cancellation ${EVE}`, `cancellation ${BOB}`]);
  });

  it('tell only those outside, where that is wanted', async () => {
    await client.send('POST', `${EVENTS}?sendUpdates=externalOnly`, MEETING);
    expect(mails()).toEqual([`invitation ${EVE}`]);
  });

  it.each(['sendUpdates=none', ''])('are none with "%s", but the guests count as invited', async (query) => {
    await client.send('POST', `${EVENTS}?${query}`, MEETING);
    expect(mails()).toEqual([]);
    expect(google.mails.invited).toBe(2);
  });

  it('are none without guests, nor for what a person does by hand', async () => {
    await client.send('POST', `${EVENTS}?sendUpdates=all`, { ...MEETING, attendees: [] });
    google.primary.patch('abcde', { attendees: [{ email: BOB }] });
    expect([mails(), google.mails.invited]).toEqual([[], 0]);
  });

  it('follow the old switch as well', async () => {
    await client.send('POST', `${EVENTS}?sendNotifications=true`, MEETING);
    expect(mails()).toHaveLength(2);
    expect(verdictOf(await client.send('DELETE', `${EVENTS}/abcde?sendUpdates=some`))).toBe('400 invalid');
  });
});
