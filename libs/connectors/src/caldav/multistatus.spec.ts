import { davRequest } from 'tsdav';
import { decodeXml, withLiterals } from './dav-text.js';
import { textIn } from './dav-value.js';
import { type Multistatus, multistatusOf } from './multistatus.js';

/** As the client does it, without a server. */
async function parse(xml: string): Promise<Multistatus | null> {
  const text = withLiterals(decodeXml(Buffer.from(xml), null));
  const answer = new Response(text, { status: 207, headers: { 'content-type': 'text/xml' } });
  return multistatusOf(
    await davRequest({
      url: 'https://dav.test/',
      init: { method: 'PROPFIND', body: {} },
      fetch: () => Promise.resolve(answer),
    }),
  );
}

const response = (inner: string): string =>
  `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response>${inner}</d:response></d:multistatus>`;
const found = (properties: string): string =>
  response(
    `<d:href>/a</d:href><d:propstat><d:prop>${properties}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>`,
  );
const property = async (name: string, xml: string): Promise<string | null> =>
  textIn((await parse(found(xml)))?.members[0]?.properties[name]);

describe('a multistatus', () => {
  it.each([
    ['a version', '1.10'],
    ['a power of ten', '1e5'],
    ['a truth', 'TRUE'],
    ['more digits than a number holds', '12345678901234567890'],
    ['zeros', '007'],
    ['marks that have to be escaped', 'a &amp; &lt;b>'],
  ])('keeps a name that looks like %s', async (_, written) =>
    expect(await property('displayname', `<d:displayname>${written}</d:displayname>`)).toBe(
      written.replace('&amp;', '&').replace('&lt;', '<'),
    ),
  );

  it.each([
    ['plain', 'BEGIN:VCALENDAR&#13;\nSUMMARY:a &lt;b> &amp; c&#13;\nEND:VCALENDAR'],
    ['CDATA', '<![CDATA[BEGIN:VCALENDAR\r\nSUMMARY:a <b> & c\r\nEND:VCALENDAR]]>'],
  ])('hands out a text that is %s, without its blanks around', async (_, text) =>
    expect((await property('calendarData', `<c:calendar-data>${text}\n</c:calendar-data>`))?.replaceAll('\r', '')).toBe(
      'BEGIN:VCALENDAR\nSUMMARY:a <b> & c\nEND:VCALENDAR',
    ),
  );

  it('hands out a text in several sections, of any length', async () => {
    const long = 'x'.repeat(200_000);
    expect(
      await property('calendarData', `<c:calendar-data><![CDATA[a]]]]><![CDATA[>b${long}]]></c:calendar-data>`),
    ).toBe(`a]]>b${long}`);
  });

  it('knows the status of a member, which is there even if all that was asked of it is missing', async () => {
    const missing = '<d:propstat><d:prop><d:getetag/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>';
    const statuses = await Promise.all(
      [
        response('<d:href>/a</d:href><d:status>HTTP/1.1 404 Not Found</d:status>'),
        response(`<d:href>/a</d:href>${missing}`),
        found('<d:getetag>"1"</d:getetag>'),
        response('<d:href>/a</d:href>'),
      ].map(async (xml) => (await parse(xml))?.members[0]?.status),
    );
    expect(statuses).toEqual([404, 200, 200, 200]);
  });

  it('takes a member for refused whose every property is', async () => {
    const refused = '<d:propstat><d:prop><d:getetag/></d:prop><d:status>HTTP/1.1 403 No</d:status></d:propstat>';
    expect((await parse(response(`<d:href>/a</d:href>${refused}`)))?.members[0]?.status).toBe(403);
  });

  it('takes no property that was not found', async () => {
    const parts = [
      '<d:propstat><d:prop><d:getetag>"1"</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>',
      '<d:propstat><d:prop><d:displayname>no</d:displayname></d:prop><d:status>HTTP/1.1 403 Forbidden</d:status></d:propstat>',
    ];
    const [member] = (await parse(response(`<d:href>/a</d:href>${parts.join('')}`)))?.members ?? [];
    expect(member?.properties).toEqual({ getetag: { _cdata: '"1"' } });
  });

  it('gives each of several hrefs the status that they share, and names conditions', async () => {
    const xml = response(
      '<d:href>/a</d:href><d:href>/b</d:href><d:status>HTTP/1.1 507 Full</d:status><d:error><d:number-of-matches-within-limits/></d:error>',
    );
    expect((await parse(xml))?.members).toMatchObject([
      { href: '/a', status: 507, conditions: ['numberOfMatchesWithinLimits'] },
      { href: '/b', status: 507 },
    ]);
  });

  it('may name nothing but a token, of any form', async () => {
    for (const token of ['https://dav.test/sync/1', '12e5', 'data:,7', '0x10'])
      expect(await parse(`<multistatus xmlns="DAV:"><sync-token>${token}</sync-token></multistatus>`)).toEqual({
        members: [],
        syncToken: token,
      });
    expect(await parse('<D:multistatus xmlns:D="DAV:"/>')).toEqual({ members: [], syncToken: null });
  });

  it.each(['', 'nonsense', '<html><body/></html>', '<d:multistatus xmlns:d="DAV:"><d:response></d:multistatus>'])(
    'is not %p',
    async (xml) => expect(await parse(xml)).toBeNull(),
  );
});
