import { aMirror, anOverride, aSeries, CaldavScene, inBerlin } from '@calmirror/testkit';

const ANNA = { name: 'Anna', email: 'anna@x.test' } as const;
const BEN = { ...ANNA, email: 'ben@x.test', role: 'required', answer: 'accepted' } as const;

describe('what is written to a CalDAV server', () => {
  let scene: CaldavScene;
  beforeEach(async () => {
    scene = await CaldavScene.start();
  });
  afterEach(() => scene.stop());

  const bodies = (): string[] => scene.server.requests.flatMap(({ method, body }) => (method === 'PUT' ? [body] : []));

  it('names nobody to whom the server could send an invitation', async () => {
    const people = { organizer: ANNA, attendees: [BEN] } as never;
    const series = aSeries({}, { overrides: [anOverride('2026-03-04T10:00:00', people)], ...(people as object) });
    const receipt = await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', series));
    await scene.adapter.updateMirror(scene.calendarId, aMirror('mirr0r1', { ...series, summary: 'Late' }), receipt);
    expect(bodies()).toHaveLength(2);
    for (const body of bodies()) expect(body).not.toMatch(/^(ATTENDEE|ORGANIZER|METHOD|REQUEST-STATUS)/m);
    for (const body of bodies()) expect(body).not.toMatch(/anna@x\.test|ben@x\.test|mailto:/i);
  });

  it('goes to the calendar alone, never to an outbox', async () => {
    scene.server.calendar('outbox', { kind: 'schedule-outbox' });
    const receipt = await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'));
    await scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', receipt);
    const written = scene.server.requests.filter(({ method }) => !['PROPFIND', 'REPORT', 'GET'].includes(method));
    expect(written.map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
    for (const { path } of written) expect(path).toMatch(/^\/dav\/calendars\/alice\/work\/[^/]+\.ics$/);
  });

  it('is text that holds to RFC 5545: CRLF, lines of 75 octets, zones defined', async () => {
    const zoned = { start: inBerlin('2026-03-02T10:00:00'), end: inBerlin('2026-03-02T11:00:00') };
    await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', { ...zoned, summary: 'ü'.repeat(200) }));
    const [body = ''] = bodies();
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(body).toMatch(/BEGIN:VTIMEZONE\r\nTZID:Europe\/Berlin/);
  });
});
