import { aFeed, aVevent } from '../../builders/a-feed.js';
import { Radicale } from '../radicale.js';
import { describeWithRadicale } from '../radicale-installed.js';
import { CaldavServer } from './caldav-server.js';
import type { ForeignClient } from './foreign-client.js';
import { childOf, elementsOf, readXml } from './xml-reader.js';

const EVENT = aFeed([aVevent('a@x.test', 'A')]);
const CHANGED = aFeed([aVevent('a@x.test', 'A changed')]);

/** What any two servers agree on, seen by a client that knows neither. */
function describeServer(
  start: () => Promise<{ client: ForeignClient; home: string; stop: () => Promise<void> }>,
): void {
  let server: Awaited<ReturnType<typeof start>>;
  let made = 0;
  let calendar: string;
  beforeAll(async () => {
    server = await start();
  });
  beforeEach(async () => {
    calendar = `${server.home}calendar-${(made += 1)}/`;
    await server.client.makeCalendar(calendar, { displayName: 'Work & "life"', components: ['VEVENT'] });
  });
  afterAll(() => server.stop());

  const ask = async (method: string, body: string, depth = '0'): Promise<string> => {
    const { status, text } = await server.client.send(method, calendar, body, { depth, 'content-type': 'text/xml' });
    expect([status, text]).toEqual([207, expect.any(String)]);
    return text;
  };
  const sync = async (token: string): Promise<{ token: string; members: string[] }> => {
    const inner = `<d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop>`;
    const answer = readXml(await ask('REPORT', `<d:sync-collection xmlns:d="DAV:">${inner}</d:sync-collection>`));
    const members = elementsOf(answer, 'response').map((member) => {
      const status = childOf(member, 'status')?.text.split(' ')[1] ?? 'there';
      return `${childOf(member, 'href')?.text.slice(calendar.length) ?? ''} ${status}`;
    });
    return { token: childOf(answer, 'sync-token')?.text ?? '', members: members.sort() };
  };

  it('makes an object once, and changes it for whoever knows its state', async () => {
    const { client } = server;
    const first = await client.put(`${calendar}a.ics`, EVENT, { 'if-none-match': '*' });
    expect(first).toMatchObject({ status: 201, etag: expect.stringMatching(/^".+"$/) as string });
    expect(await client.put(`${calendar}a.ics`, EVENT, { 'if-none-match': '*' })).toMatchObject({ status: 412 });
    const second = await client.put(`${calendar}a.ics`, CHANGED, { 'if-match': first.etag ?? '' });
    expect([200, 201, 204]).toContain(second.status);
    expect(await client.put(`${calendar}a.ics`, EVENT, { 'if-match': first.etag ?? '' })).toMatchObject({
      status: 412,
    });
    expect(await client.get(`${calendar}a.ics`)).toMatchObject({ status: 200, etag: second.etag });
    const deleted = await client.send('DELETE', `${calendar}a.ics`, null, { 'if-match': second.etag ?? '' });
    expect([200, 204]).toContain(deleted.status);
    expect(await client.get(`${calendar}a.ics`)).toMatchObject({ status: 404 });
  });

  it('takes no second object of one UID, and no object of another kind', async () => {
    await server.client.put(`${calendar}a.ics`, EVENT);
    expect([403, 409]).toContain((await server.client.put(`${calendar}b.ics`, EVENT)).status);
    expect((await server.client.put(`${calendar}c.ics`, 'nonsense')).status).toBeGreaterThanOrEqual(400);
  });

  it('tells what changed since a token, and refuses one that it did not give', async () => {
    await server.client.put(`${calendar}a.ics`, EVENT);
    await server.client.put(`${calendar}b.ics`, aFeed([aVevent('b@x.test', 'B')]));
    const first = await sync('');
    expect(first.members).toEqual(['a.ics there', 'b.ics there']);
    expect(await sync(first.token)).toEqual({ token: first.token, members: [] });
    await server.client.put(`${calendar}a.ics`, CHANGED);
    await server.client.delete(`${calendar}b.ics`);
    expect((await sync(first.token)).members).toEqual(['a.ics there', 'b.ics 404']);
    const body =
      '<d:sync-collection xmlns:d="DAV:"><d:sync-token>nonsense</d:sync-token><d:sync-level>1</d:sync-level><d:prop/></d:sync-collection>';
    const refused = await server.client.send('REPORT', calendar, body, { depth: '0' });
    expect(refused.status).toBe(403);
    expect(elementsOf(readXml(refused.text), 'valid-sync-token')).toHaveLength(1);
  });

  it('gives many objects at once, each by itself', async () => {
    await server.client.put(`${calendar}a.ics`, EVENT);
    const hrefs = ['a.ics', 'none.ics'].map((name) => `<D:href>${calendar}${name}</D:href>`).join('');
    const ns = 'xmlns:D="DAV:" xmlns="urn:ietf:params:xml:ns:caldav"';
    const body = `<calendar-multiget ${ns}><D:prop><D:getetag/><calendar-data/></D:prop>${hrefs}</calendar-multiget>`;
    const text = await ask('REPORT', body, '1');
    const data = elementsOf(readXml(text), 'calendar-data', 'urn:ietf:params:xml:ns:caldav');
    expect(data).toMatchObject([{ text: expect.stringContaining('SUMMARY:A') as string }]);
    expect(text).toContain('404');
  });

  it('finds a recurring event in a span where only its recurrence reaches', async () => {
    await server.client.put(`${calendar}a.ics`, aFeed([aVevent('a@x.test', 'A', 'RRULE:FREQ=WEEKLY')]));
    const range = (start: string, end: string): string => {
      const filter = `<C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"><C:time-range start="${start}" end="${end}"/></C:comp-filter></C:comp-filter>`;
      return `<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/></D:prop><C:filter>${filter}</C:filter></C:calendar-query>`;
    };
    const within = readXml(await ask('REPORT', range('20260601T000000Z', '20260608T000000Z'), '1'));
    expect(elementsOf(within, 'href')).toMatchObject([{ text: `${calendar}a.ics` }]);
    const before = readXml(await ask('REPORT', range('20250601T000000Z', '20250608T000000Z'), '1'));
    expect(elementsOf(before, 'href')).toEqual([]);
  });

  it('describes a calendar as it was made', async () => {
    const asked = '<d:displayname/><d:resourcetype/><c:supported-calendar-component-set/><d:nonsense/>';
    const body = `<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>${asked}</d:prop></d:propfind>`;
    const answer = readXml(await ask('PROPFIND', body));
    expect(elementsOf(answer, 'displayname')).toMatchObject([{ text: 'Work & "life"' }]);
    expect(elementsOf(answer, 'calendar', 'urn:ietf:params:xml:ns:caldav')).toHaveLength(1);
    const components = elementsOf(answer, 'comp', 'urn:ietf:params:xml:ns:caldav');
    expect(components.map(({ attributes }) => attributes['name'])).toEqual(['VEVENT']);
  });
}

describe('the CalDAV server in memory', () => {
  describeServer(async () => {
    const server = await CaldavServer.start();
    return { client: server.client(), home: '/dav/calendars/alice/', stop: () => server.stop() };
  });
});

describe('the CalDAV server in memory, in another spelling', () => {
  describeServer(async () => {
    const server = await CaldavServer.start({ prefixes: 'none', cdata: true, gzip: true });
    return { client: server.client(), home: '/dav/calendars/alice/', stop: () => server.stop() };
  });
});

describeWithRadicale('Radicale, to the same questions', () => {
  describeServer(async () => {
    const radicale = await Radicale.start();
    return { client: radicale.client(), home: '/alice/', stop: () => radicale.stop() };
  });
});
