import { aMirror, CaldavScene } from '@calmirror/testkit';

const MIRROR = aMirror('mirr0r1', { summary: 'Early' });

describe('a write that a CalDAV server does not take', () => {
  let scene: CaldavScene;
  beforeEach(async () => {
    scene = await CaldavScene.start();
  });
  afterEach(() => scene.stop());

  it('and says so within a 207 is refused', async () => {
    scene.server.quirks.refuseIn207 = (text) => text.includes('Early');
    await expect(scene.adapter.createMirror(scene.calendarId, MIRROR)).rejects.toMatchObject({ kind: 'rejected' });
    scene.server.quirks.refuseIn207 = null;
    const receipt = await scene.adapter.createMirror(scene.calendarId, MIRROR);
    scene.server.quirks.refuseIn207 = () => true;
    const update = scene.adapter.updateMirror(scene.calendarId, aMirror('mirr0r1', { summary: 'Late' }), receipt);
    await expect(update).rejects.toMatchObject({ kind: 'rejected' });
    expect([...scene.texts().values()].join()).toContain('SUMMARY:Early');
  });

  it.each([
    [403, 'rejected'],
    [400, 'rejected'],
    [500, 'temporary'],
  ])('and gives no more than the number %i within a 207 is not taken for done', async (inner, kind) => {
    const response = `<D:response><D:href>/x</D:href><D:status>HTTP/1.1 ${inner} No</D:status></D:response>`;
    const body = `<D:multistatus xmlns:D="DAV:">${response}</D:multistatus>`;
    const receipt = await scene.adapter.createMirror(scene.calendarId, MIRROR);
    scene.server.faults.next('PUT', { kind: 'status', status: 207, body });
    await expect(scene.adapter.updateMirror(scene.calendarId, MIRROR, receipt)).rejects.toMatchObject({ kind });
    scene.server.faults.next('DELETE', { kind: 'status', status: 207, body });
    await expect(scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', receipt)).rejects.toMatchObject({ kind });
  });

  it('as the calendar may only be read is told from an event that it does not like', async () => {
    const holidays = scene.server.calendar('holidays', { readOnly: true });
    const tasks = scene.server.calendar('tasks', { components: ['VTODO'] });
    const into = (collection: typeof tasks): Promise<unknown> =>
      scene.adapter.createMirror(scene.server.urlOf(collection), MIRROR);
    await expect(into(holidays)).rejects.toMatchObject({ kind: 'auth', reason: 'forbidden' });
    await expect(into(tasks)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('as there is no such calendar is not found', async () => {
    const nowhere = `${scene.server.url}/dav/calendars/alice/nowhere/`;
    await expect(scene.adapter.createMirror(nowhere, MIRROR)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(
      scene.adapter.listMirrors?.({ calendarId: nowhere, known: new Map(), signal: new AbortController().signal }),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });

  it.each([
    [429, 'rate-limited', 90_000],
    [503, 'temporary', 90_000],
  ])('for now (%i) is tried again when the server says', async (status, kind, retryAfterMs) => {
    scene.server.faults.next('PUT', { kind: 'status', status, headers: { 'retry-after': '90' } });
    await expect(scene.adapter.createMirror(scene.calendarId, MIRROR)).rejects.toMatchObject({ kind, retryAfterMs });
    expect(scene.texts().size).toBe(0);
  });

  it.each([500, 502, 504, 423])('for now (%i) is worth another try', async (status) => {
    scene.server.faults.next('PUT', { kind: 'status', status });
    await expect(scene.adapter.createMirror(scene.calendarId, MIRROR)).rejects.toMatchObject({ kind: 'temporary' });
  });

  it.each([400, 413, 415, 507])('ever (%i) is rejected', async (status) => {
    scene.server.faults.next('PUT', { kind: 'status', status });
    await expect(scene.adapter.createMirror(scene.calendarId, MIRROR)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('as the password is no longer good is for a person to mend', async () => {
    scene.server.faults.next('PUT', { kind: 'status', status: 401 });
    await expect(scene.adapter.createMirror(scene.calendarId, MIRROR)).rejects.toMatchObject({ kind: 'auth' });
  });

  it('by deleting is told likewise', async () => {
    const receipt = await scene.adapter.createMirror(scene.calendarId, MIRROR);
    const remove = (): Promise<void> => scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', receipt);
    scene.server.faults.next('DELETE', { kind: 'status', status: 503, headers: { 'retry-after': '5' } });
    await expect(remove()).rejects.toMatchObject({ kind: 'temporary', retryAfterMs: 5000 });
    scene.server.faults.next('DELETE', { kind: 'cut-after' });
    await expect(remove()).rejects.toMatchObject({ kind: 'temporary' });
    await remove();
    expect(scene.texts().size).toBe(0);
  });
});
