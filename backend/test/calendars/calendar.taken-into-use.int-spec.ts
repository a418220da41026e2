import type { CalendarAnswer, DiscoveredCalendars, Instances, ProblemDetails } from '@calmirror/contracts';
import { aFeed, aVevent, feed, FeedServer } from '@calmirror/testkit';
import { newId } from '../../src/database/new-id.js';
import { makeConnector, makePair, publishedCalendar } from '../harness/calendars-in-use.js';
import type { Client } from '../harness/client.js';
import { eventually } from '../harness/eventually.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

const FEED = aFeed(
  [
    aVevent('series@test', 'Weekly', 'DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z', 'RRULE:FREQ=WEEKLY;COUNT=3'),
    aVevent('day@test', 'Fair', 'DTSTART;VALUE=DATE:20260303', 'DTEND;VALUE=DATE:20260304'),
    aVevent('later@test', 'Not in the window', 'DTSTART:20260901T090000Z', 'DTEND:20260901T100000Z'),
  ],
  ['X-WR-CALNAME:The rota'],
);

describe('a calendar', () => {
  let running: RunningApp;
  let source: FeedServer;
  let client: Client;

  beforeAll(async () => {
    source = await FeedServer.start();
    source.route('/rota.ics', feed.plain(FEED)).route('/page', feed.plain('<html>', 'text/html'));
    running = await startApp();
    client = await running.client();
  });
  afterAll(async () => {
    await running.stop();
    await source.close();
  });

  const connector = async (path: string): Promise<string> =>
    (await makeConnector(client, { kind: 'ics', name: 'Rota', settings: { url: source.url(path) } })).id;
  const problem = async (body: object): Promise<[number, string, string[]]> => {
    const answer = await client.post('/api/calendars', body);
    const { code, errors = [] } = answer.json<ProblemDetails>();
    return [answer.status, code, errors.map((error) => `${error.field} ${error.code}`)];
  };

  it('is discovered, taken into use once, and says so when it is discovered again', async () => {
    const connectorId = await connector('/rota.ics');
    const discover = async (): Promise<DiscoveredCalendars> =>
      (await client.post(`/api/connectors/${connectorId}/discover`)).json();
    const found = (await discover()).items[0];
    expect(found).toMatchObject({ name: 'The rota', readable: true, writable: false, calendarId: null });
    expect((await client.get(`/api/connectors/${connectorId}`)).json()).toMatchObject({ status: 'active' });

    const made = await client.post('/api/calendars', { connectorId, externalId: found?.externalId });
    expect(made.status).toBe(201);
    const calendar = made.json<CalendarAnswer>();
    expect(calendar).toMatchObject({
      name: 'The rota',
      readable: true,
      writable: false,
      feedUrl: null,
      lastPulledAt: null,
    });
    expect((await discover()).items[0]?.calendarId).toBe(calendar.id);
    expect(await problem({ connectorId, externalId: found?.externalId })).toEqual([409, 'conflict', []]);
    expect((await client.get(`/api/calendars?connectorId=${connectorId}`)).json()).toEqual({
      items: [calendar],
      total: 1,
    });
  });

  it('is refused where it is not there, cannot be made, or cannot be told', async () => {
    const connectorId = await connector('/rota.ics');
    expect(await problem({ connectorId, externalId: 'https://elsewhere.example/' })).toEqual([
      400,
      'invalid-input',
      ['externalId not-found'],
    ]);
    expect(await problem({ connectorId, name: 'New' })).toEqual([400, 'invalid-input', ['name not-allowed']]);
    expect(await problem({ connectorId })).toEqual([400, 'invalid-input', ['externalId required']]);
    expect(await problem({ connectorId, externalId: 'x', name: 'y' })).toEqual([
      400,
      'invalid-input',
      ['name not-allowed'],
    ]);
    expect(await problem({ connectorId: newId(), name: 'x' })).toEqual([
      400,
      'invalid-input',
      ['connectorId not-found'],
    ]);
    expect(await problem({ connectorId: 'x', more: 1 })).toMatchObject([
      400,
      'invalid-input',
      expect.arrayContaining(['connectorId format', 'more unknown', 'externalId required']),
    ]);
    const page = await connector('/page');
    expect(await problem({ connectorId: page, externalId: source.url('/page') })).toEqual([
      502,
      'connector-failed',
      [],
    ]);
  });

  it('shows its instances as last read, within a window of at most 400 days', async () => {
    const connectorId = await connector('/rota.ics');
    const calendar = (
      await client.post('/api/calendars', { connectorId, externalId: source.url('/rota.ics') })
    ).json<CalendarAnswer>();
    const target = await publishedCalendar(client);
    await makePair(client, { name: 'P', sourceCalendarId: calendar.id, targetCalendarId: target.id });
    await eventually(async () =>
      expect((await client.get(`/api/calendars/${calendar.id}`)).json<CalendarAnswer>().lastPulledAt).not.toBeNull(),
    );

    const events = (query: string) => client.get(`/api/calendars/${calendar.id}/events?${query}`);
    const march = (await events('from=2026-03-01T00:00:00Z&to=2026-03-11T00:00:00Z')).json<Instances>();
    expect(march.items.map(({ start, end, summary }) => [start, end, summary])).toEqual([
      ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z', 'Weekly'],
      ['2026-03-03', '2026-03-04', 'Fair'],
      ['2026-03-09T09:00:00Z', '2026-03-09T10:00:00Z', 'Weekly'],
    ]);
    expect(march.total).toBe(3);
    expect((await events('from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z')).status).toBe(400);
    expect((await events('from=2026-01-01T00:00:00Z&to=2027-03-01T00:00:00Z')).status).toBe(400);
    expect((await events('from=yesterday')).status).toBe(400);
  });

  it('is renamed and coloured, which its readers see, and refuses a stale write', async () => {
    const { id, feedUrl } = await publishedCalendar(client, 'Team');
    const path = `/api/calendars/${id}`;
    const tag = (await client.get(path)).headers.get('etag') ?? '';
    const before = (await fetch(feedUrl ?? '')).headers.get('etag');
    expect((await client.put(path, { name: 'Crew', color: '#336699' }, { 'if-match': tag })).json()).toMatchObject({
      name: 'Crew',
      color: '#336699',
      feedUrl,
    });
    const after = await fetch(feedUrl ?? '');
    expect(after.headers.get('etag')).not.toBe(before);
    expect(await after.text()).toContain('X-WR-CALNAME:Crew');
    expect((await client.put(path, { name: 'x' }, { 'if-match': tag })).status).toBe(412);
    expect((await client.put(path, { color: 'red;}' })).status).toBe(400);
    expect((await client.put(path, { readable: true })).status).toBe(400);
    expect((await client.put(path, { color: null })).json()).toMatchObject({ name: 'Crew', color: null });
  });
});
