import { CaldavScene } from '@calmirror/testkit';

/** A multistatus of these responses, as the answer to the next request of a method. */
const told = (responses: string, token = '') =>
  ({
    kind: 'status',
    status: 207,
    headers: { 'content-type': 'application/xml' },
    body: `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${responses}${token}</d:multistatus>`,
  }) as const;
const response = (href: string, inner: string): string => `<d:response><d:href>${href}</d:href>${inner}</d:response>`;
const status = (code: number): string => `<d:status>HTTP/1.1 ${code} X</d:status>`;
const missing = '<d:propstat><d:prop><d:getetag/></d:prop><d:status>HTTP/1.1 404 No</d:status></d:propstat>';

/** Another name of the calendar, as some servers have for the account's own. */
const ALIAS = '/dav/calendars/me/work/';

describe('a listing that leaves out what is there', () => {
  let scene: CaldavScene;
  afterEach(() => scene.stop());

  it.each([
    ['breaks off, and says so under another name of the calendar', response(ALIAS, status(507))],
    ['refuses the calendar under another name', response(ALIAS, status(403))],
    ['names neither the calendar nor its members', response('/dav/other/', missing)],
  ])('and %s is an error', async (_, responses) => {
    scene = await CaldavScene.start({ syncTokens: 'none', ctag: false });
    scene.hold('A', 'B');
    await scene.read();
    scene.server.faults.next('PROPFIND', told(responses));
    await expect(scene.read()).rejects.toMatchObject({ name: 'ProviderError' });
    expect(scene.titles()).toEqual(['A', 'B']);
  });

  it('and is the calendar’s own under another name is whole', async () => {
    scene = await CaldavScene.start({ syncTokens: 'none', ctag: false });
    scene.hold('A');
    await scene.read();
    const type = '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>';
    const self = `<d:propstat><d:prop>${type}</d:prop>${status(200)}</d:propstat>`;
    scene.server.faults.next('PROPFIND', told(response(ALIAS, self)));
    await scene.read();
    expect(scene.titles()).toEqual([]);
  });

  it('as its changes come in parts, told under another name of the calendar, is gone on with', async () => {
    scene = await CaldavScene.start();
    scene.hold('A');
    await scene.read();
    scene.hold('B', 'C');
    const token = `<d:sync-token>http://sync.test/ns/sync/${scene.calendar.version - 1}</d:sync-token>`;
    const first = response('/dav/calendars/alice/work/B.ics', missing);
    scene.server.faults.next('REPORT', told(response(ALIAS, status(507)) + first, token));
    await scene.read();
    expect(scene.titles()).toEqual(['A', 'B', 'C']);
  });

  it('for an empty token is not believed where events are known', async () => {
    scene = await CaldavScene.start();
    scene.hold('A', 'B');
    await scene.read();
    scene.calendar.forgetTokens();
    scene.server.faults.next(
      ({ method, body }) => method === 'REPORT' && /sync-token\s*\/>|sync-token><\//.test(body),
      told('', '<d:sync-token>https://dav.test/now</d:sync-token>'),
    );
    expect(await scene.requestsOf(() => scene.readWhatever())).toEqual(['REPORT', 'REPORT', 'PROPFIND']);
    expect(scene.titles()).toEqual(['A', 'B']);
  });

  it('by a resource without any of the properties asked for does not say that it is gone', async () => {
    scene = await CaldavScene.start({ syncTokens: 'none', ctag: false });
    scene.hold('A');
    await scene.read();
    const path = '/dav/calendars/alice/work/';
    scene.server.faults.next('PROPFIND', told(response(path, missing) + response(`${path}A.ics`, missing)));
    await scene.read();
    expect(scene.titles()).toEqual(['A']);
  });
});
