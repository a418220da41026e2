import { aFeed, aVevent, feed, FeedServer, localHttpClient } from '@calmirror/testkit';
import type { FetchResult } from '../adapter.js';
import type { HttpClient } from '../http/http-client.js';
import type { CalendarReader } from '../reading/calendar-reader.js';
import { parseFeedSettings } from './feed-settings.js';
import { IcsAdapter } from './ics-adapter.js';
import { inlineReader } from '../reading/inline-reader.js';

const A = aVevent('a@feeds.test', 'A');
const B = aVevent('b@feeds.test', 'B');

describe('reading a feed', () => {
  let server: FeedServer;
  let http: HttpClient;
  let readings: number;
  beforeEach(async () => {
    server = await FeedServer.start();
    http = localHttpClient();
    readings = 0;
  });
  afterEach(() => Promise.all([http.close(), server.close()]));

  const reader: CalendarReader = {
    read: (...given) => {
      readings += 1;
      return inlineReader.read(...given);
    },
  };
  const adapter = (secret: unknown = null): IcsAdapter =>
    new IcsAdapter({
      http,
      reader,
      account: { kind: 'ics', key: 'connector-1' },
      settings: parseFeedSettings({ url: server.url('/rota.ics') }, secret),
    });
  const read = (previous: FetchResult | null = null, secret: unknown = null): Promise<FetchResult> =>
    adapter(secret).fetchWindow({
      calendarId: 'any',
      window: { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' },
      cursor: previous?.cursor ?? null,
      known: () => Promise.resolve(new Map(previous?.events.map(({ event, revision }) => [event.id, revision]))),
      signal: new AbortController().signal,
    });

  it('sends back ETag and Last-Modified, and takes 304 for unchanged', async () => {
    server.route('/rota.ics', feed.conditional(aFeed([A])));
    const again = await read(await read());
    expect(server.requests[1]?.headers).toMatchObject({
      'if-none-match': expect.stringMatching(/^".+"$/) as string,
      'if-modified-since': 'Mon, 02 Mar 2026 10:00:00 GMT',
    });
    expect([again.kind, readings]).toEqual(['unchanged', 1]);
  });

  it('sends no validators at first', async () => {
    server.route('/rota.ics', feed.conditional(aFeed([A])));
    await read();
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
    expect(server.requests[0]?.headers).not.toHaveProperty('if-modified-since');
  });

  it('takes the same bytes from a server without validators for unchanged, and reads nothing', async () => {
    server.route('/rota.ics', feed.plain(aFeed([A])));
    expect(await read(await read())).toMatchObject({ kind: 'unchanged', events: [] });
    expect(readings).toBe(1);
  });

  it('keeps the newer validators when only they changed', async () => {
    const same = aFeed([A]);
    server.route('/rota.ics', feed.inTurn(feed.plain(same), feed.conditional(same)));
    const again = await read(await read());
    expect(again.kind).toBe('unchanged');
    await read(again);
    expect(server.requests[2]?.headers).toHaveProperty('if-none-match');
  });

  it('does without an ETag that cannot be sent back', async () => {
    const etag = Buffer.from('"会議"').toString('latin1');
    server.route('/rota.ics', feed.status(200, { etag }, aFeed([A])));
    expect(await read(await read())).toMatchObject({ kind: 'unchanged' });
    expect(server.requests[1]?.headers).not.toHaveProperty('if-none-match');
  });

  it('brings only what changed, and names all that is there', async () => {
    const moved = aVevent('b@feeds.test', 'B moved');
    server.route('/rota.ics', feed.inTurn(feed.plain(aFeed([A, B])), feed.plain(aFeed([A, moved]))));
    const again = await read(await read());
    expect(again.events.map(({ event }) => event.summary)).toEqual(['B moved']);
    expect(again.present).toEqual(['a@feeds.test', 'b@feeds.test']);
  });

  it('takes a feed that stamps its events anew for each request for one without changes', async () => {
    const stamped = A.replace('20260101T000000Z', '20260302T120000Z');
    server.route('/rota.ics', feed.inTurn(feed.plain(aFeed([A])), feed.plain(aFeed([stamped]))));
    expect(await read(await read())).toMatchObject({ kind: 'full', events: [], present: ['a@feeds.test'] });
  });

  it('signs in with the connector’s credentials', async () => {
    server.route('/rota.ics', feed.guarded('jürgen', 'pass:word', feed.plain(aFeed([A]))));
    await expect(read()).rejects.toMatchObject({ kind: 'auth' });
    await expect(read(null, { username: 'jürgen', password: 'pass:word' })).resolves.toMatchObject({ kind: 'full' });
  });

  it('understands the charset that the server declares', async () => {
    const latin = Buffer.from(aFeed([aVevent('a', 'Réunion')]), 'latin1');
    server.route('/rota.ics', feed.plain(latin, 'text/calendar; charset=windows-1252'));
    expect((await read()).events[0]?.event.summary).toBe('Réunion');
  });

  it.each([
    ['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 3600],
    ['X-PUBLISHED-TTL:PT15M', 900],
    ['X-NOTHING:PT15M', null],
  ])('hands on %s as a floor of %p seconds', async (line, seconds) => {
    server.route('/rota.ics', feed.plain(aFeed([A], [line])));
    expect((await read()).refreshSeconds).toBe(seconds);
  });

  it('keeps an event that cannot be read out of the events, and names it', async () => {
    const bad = aVevent('bad', 'Bad', 'DTSTART:yesterday');
    server.route('/rota.ics', feed.plain(aFeed([A, bad])));
    const result = await read();
    expect(result.events.map(({ event }) => event.id)).toEqual(['a@feeds.test']);
    expect(result.withheld).toMatchObject([{ id: 'bad', problem: { code: 'bad-start' } }]);
    expect(result.present).toEqual(['a@feeds.test', 'bad']);
  });

  it('finds one calendar, by the name and colour that it gives itself', async () => {
    server.route('/rota.ics', feed.plain(aFeed([A], ['X-WR-CALNAME:Rota', 'COLOR:teal', 'X-WR-TIMEZONE:Europe/Oslo'])));
    expect(await adapter().listCalendars()).toEqual([
      {
        externalId: server.url('/rota.ics'),
        name: 'Rota',
        color: 'teal',
        timeZone: 'Europe/Oslo',
        readable: true,
        writable: false,
      },
    ]);
  });

  it('calls a calendar without a name by its host', async () => {
    server.route('/rota.ics', feed.plain(aFeed([A])));
    expect(await adapter().listCalendars()).toMatchObject([{ name: `127.0.0.1:${server.port}` }]);
  });

  it('tells by its checks where a connector fails', async () => {
    server.route('/rota.ics', feed.status(401));
    expect((await adapter().validate()).at(-1)).toMatchObject({ name: 'credentials', reason: 'credentials-refused' });
    server.route('/rota.ics', feed.plain('<html></html>'));
    expect((await adapter().validate()).at(-1)).toMatchObject({ name: 'calendar', reason: 'html-instead-of-calendar' });
    server.route('/rota.ics', feed.plain(aFeed([A, B])));
    expect((await adapter().validate()).at(-1)).toMatchObject({ name: 'calendar', ok: true });
  });
});
