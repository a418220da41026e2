import { GraphScene, MARCH, MEETING } from './graph-scene.js';

describe('events of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  it('are made, read, changed and deleted', async () => {
    const made = await scene.ask('POST', '/me/events', MEETING);
    expect(made).toMatchObject({ status: 201, body: { subject: 'Meeting', type: 'singleInstance' } });
    const path = `/me/events/${made.id}`;
    expect(await scene.ask('GET', path)).toMatchObject({ status: 200, body: { subject: 'Meeting' } });
    const changed = await scene.ask('PATCH', path, { subject: 'Other' });
    expect(changed).toMatchObject({ status: 200, body: { subject: 'Other' } });
    expect(await scene.ask('DELETE', path)).toMatchObject({ status: 204, text: '' });
    expect(await scene.ask('GET', path)).toMatchObject({ status: 404, code: 'ErrorItemNotFound' });
  });

  it('remind, and block the time, unless their maker says otherwise', async () => {
    const { body } = await scene.ask('POST', '/me/events', MEETING);
    expect(body).toMatchObject({ isReminderOn: true, reminderMinutesBeforeStart: 15, showAs: 'busy' });
    const quiet = await scene.ask('POST', '/me/events', { ...MEETING, isReminderOn: false, showAs: 'free' });
    expect(quiet.body).toMatchObject({ isReminderOn: false, showAs: 'free' });
  });

  it('keep HTML within a document, and show text as HTML to those who do not prefer text', async () => {
    const html = await scene.ask('POST', '/me/events', {
      ...MEETING,
      body: { contentType: 'html', content: '<b>Hi</b>' },
    });
    expect(html.body['body']).toEqual({
      contentType: 'html',
      content: expect.stringMatching(/<html>.*<b>Hi<\/b>/s) as string,
    });
    const { id } = await scene.ask('POST', '/me/events', {
      ...MEETING,
      body: { contentType: 'text', content: 'a < b' },
    });
    const shown = await scene.ask('GET', `/me/events/${id}`);
    expect(shown.body).toMatchObject({ body: { contentType: 'html' }, bodyPreview: 'a < b' });
    const text = await scene.ask('GET', `/me/events/${id}`, undefined, { prefer: 'outlook.body-content-type="text"' });
    expect(text.body['body']).toEqual({ contentType: 'text', content: 'a < b' });
    expect(text.headers.get('preference-applied')).toBe('outlook.body-content-type="text"');
  });

  it('have a place and all its parts, and an address to join where they are online', async () => {
    const said = { ...MEETING, location: { displayName: 'Room 1' }, isOnlineMeeting: true };
    const { body } = await scene.ask('POST', '/me/events', said);
    expect(body).toMatchObject({
      location: { displayName: 'Room 1', locationType: 'default' },
      locations: [{ displayName: 'Room 1' }],
      onlineMeetingProvider: 'teamsForBusiness',
      onlineMeeting: { joinUrl: expect.stringContaining('https://') as string },
    });
  });

  it('are listed by pages that know their next one, sorted and counted', async () => {
    for (const subject of ['c', 'a', 'b']) await scene.ask('POST', '/me/events', { ...MEETING, subject });
    const first = await scene.ask('GET', '/me/calendar/events?$top=2&$orderby=subject&$select=subject&$count=true');
    expect(first.list.map(({ subject }) => subject)).toEqual(['a', 'b']);
    expect(Object.keys(first.list[0]!)).toEqual(['@odata.etag', 'subject', 'id']);
    expect(first.body['@odata.count']).toBe(3);
    const last = await scene.ask('GET', String(first.body['@odata.nextLink']));
    expect(last.list.map(({ subject }) => subject)).toEqual(['c']);
    expect(last.body['@odata.nextLink']).toBeUndefined();
  });

  it('are found by what they say', async () => {
    for (const subject of ["Ann's", 'Bob']) await scene.ask('POST', '/me/events', { ...MEETING, subject });
    const found = async (filter: string): Promise<unknown[]> => {
      const { list } = await scene.ask('GET', `/me/events?$filter=${encodeURIComponent(filter)}`);
      return list.map(({ subject }) => subject);
    };
    expect(await found("subject eq 'ann''s'")).toEqual(["Ann's"]);
    expect(await found("start/dateTime ge '2026-03-02T09:00:00Z' and not startswith(subject,'ann')")).toEqual(['Bob']);
    expect(await found("contains(subject,'ob') or subject eq 'x'")).toEqual(['Bob']);
    expect(await found("start/dateTime gt '2026-03-02T09:00'")).toEqual(["Ann's", 'Bob']);
    const refused = await scene.ask('GET', "/me/events?$filter=transactionId eq 'x'");
    expect(refused).toMatchObject({ status: 400, code: 'ErrorInvalidProperty' });
  });

  it('have ids of two kinds, each good for the event', async () => {
    const immutable = { prefer: 'IdType="ImmutableId"' };
    const { id } = await scene.ask('POST', '/me/events', MEETING);
    const other = await scene.ask('GET', `/me/events/${id}`, undefined, immutable);
    expect(other.id).not.toBe(id);
    expect((await scene.ask('GET', `/me/events/${other.id}`)).id).toBe(id);
    expect(await scene.ask('GET', `/me/events/${id.toLowerCase()}`)).toMatchObject({
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    });
  });

  it('are seen by hands that need no requests, and put by them', async () => {
    const id = scene.server.alice.put({ ...MEETING, subject: 'By Outlook' });
    const view = await scene.ask('GET', `/me/calendarView?${MARCH}`);
    expect(view.list).toMatchObject([{ id, subject: 'By Outlook' }]);
    scene.server.alice.patch(id, { subject: 'Changed' });
    expect(scene.server.alice.events()).toMatchObject([{ subject: 'Changed', singleValueExtendedProperties: [] }]);
    scene.server.alice.delete(id);
    expect(scene.server.alice.events()).toEqual([]);
  });
});
