import { FIVE_DAYS, GraphScene, MARCH, MEETING } from './graph-scene.js';
import type { Json } from './graph-request.js';

const VIEW = `/me/calendarView/delta?${MARCH}`;

describe('calendarView/delta of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  const typesOf = (items: readonly Json[]): unknown[] => items.map(({ type, '@removed': gone }) => type ?? gone);

  it('tells a series as one master and bare stubs, single events and exceptions whole', async () => {
    const { alice } = scene.server;
    const id = alice.put({ ...MEETING, recurrence: FIVE_DAYS });
    alice.patch(alice.instanceId(id, '2026-03-03T10:00:00'), { subject: 'Only today' });
    alice.put({ ...MEETING, subject: 'Once' });
    const { items } = await scene.round(VIEW);
    expect(typesOf(items)).toEqual([
      ...['seriesMaster', 'occurrence', 'exception', 'occurrence', 'occurrence', 'occurrence', 'singleInstance'],
    ]);
    const names = ['@odata.type', '@odata.etag', 'seriesMasterId', 'type', 'start', 'end', 'id'];
    expect(Object.keys(items[1]!)).toEqual(names);
    expect(items[2]).toMatchObject({ subject: 'Only today', body: { contentType: 'html' } });
  });

  it('tells what changed since, and nothing when nothing did', async () => {
    const id = scene.server.alice.put(MEETING);
    const first = await scene.round(VIEW);
    expect((await scene.round(first.link)).items).toEqual([]);
    const other = scene.server.alice.put({ ...MEETING, subject: 'Other' });
    scene.server.alice.delete(id);
    const { items } = await scene.round(first.link);
    expect(items).toHaveLength(2);
    expect(items.find((item) => item['id'] === other)).toMatchObject({ subject: 'Other' });
    expect(items.find((item) => item['id'] === id)).toMatchObject({ '@removed': { reason: 'deleted' } });
  });

  it('calls an event removed that was moved out of the window, or made outside of it', async () => {
    const id = scene.server.alice.put(MEETING);
    const { link } = await scene.round(VIEW);
    const may = (hour: string): object => ({ dateTime: `2026-05-02T${hour}:00:00`, timeZone: 'UTC' });
    scene.server.alice.patch(id, { start: may('10'), end: may('11') });
    const never = scene.server.alice.put({ subject: 'Never seen', start: may('10'), end: may('11') });
    const { items } = await scene.round(link);
    expect(items.map((item) => [item['id'], item['@removed']])).toEqual(
      expect.arrayContaining([id, never].map((gone) => [gone, { reason: 'deleted' }])),
    );
  });

  it('calls an event removed that was moved to another calendar', async () => {
    const { alice } = scene.server;
    const id = alice.put(MEETING);
    const { link } = await scene.round(VIEW);
    alice.move(id, alice.addCalendar('Other'));
    expect((await scene.round(link)).items).toMatchObject([{ id, '@removed': { reason: 'deleted' } }]);
  });

  it('tells a series anew with all that is left of it, and no word of a deleted instance unless it is wanted', async () => {
    const { alice, quirks } = scene.server;
    const id = alice.put({ ...MEETING, recurrence: FIVE_DAYS });
    const { link } = await scene.round(VIEW);
    const gone = alice.instanceId(id, '2026-03-03T10:00:00');
    alice.delete(gone);
    const four = ['occurrence', 'occurrence', 'occurrence', 'occurrence'];
    expect(typesOf((await scene.round(link)).items)).toEqual(['seriesMaster', ...four]);
    quirks.tellsDeletedInstances = true;
    expect((await scene.round(link)).items.at(-1)).toMatchObject({ id: gone, '@removed': { reason: 'deleted' } });
  });

  it('gives pages of about the preferred size that never part a series', async () => {
    const { alice } = scene.server;
    for (const subject of ['a', 'b', 'c']) alice.put({ ...MEETING, subject });
    alice.put({ ...MEETING, recurrence: FIVE_DAYS });
    const { pages } = await scene.round(VIEW, { prefer: 'odata.maxpagesize=2' });
    expect(pages.map((page) => page.length)).toEqual([2, 7]);
  });

  it('gives empty pages that lead on, where it is told to', async () => {
    scene.server.quirks.emptyPages = 'every-other';
    for (const subject of ['a', 'b']) scene.server.alice.put({ ...MEETING, subject });
    const { pages } = await scene.round(VIEW, { prefer: 'odata.maxpagesize=1' });
    expect(pages.map((page) => page.length)).toEqual([0, 1, 0, 1]);
  });

  it('gives a link that leads to itself, where it is told to', async () => {
    scene.server.quirks.loopingPages = true;
    for (const subject of ['a', 'b']) scene.server.alice.put({ ...MEETING, subject });
    const one = { prefer: 'odata.maxpagesize=1' };
    const first = await scene.ask('GET', VIEW, undefined, one);
    const link = String(first.body['@odata.nextLink']);
    const second = await scene.ask('GET', link, undefined, one);
    expect(second.body['@odata.nextLink']).toBe(link);
  });

  it.each(['$select=subject', '$filter=subject eq 1', '$expand=instances', '$orderby=subject', '$search=x'])(
    'refuses %s',
    async (query) => {
      expect((await scene.ask('GET', `${VIEW}&${query}`)).status).toBe(400);
    },
  );

  it('needs a window', async () => {
    expect((await scene.ask('GET', '/me/calendarView/delta')).code).toBe('ErrorInvalidParameter');
  });

  it.each(['SyncStateNotFound', 'syncStateNotFound', 'resyncRequired'] as const)(
    'says %s of an old link',
    async (style) => {
      const { link } = await scene.round(VIEW);
      scene.server.expireDeltas(style);
      expect(await scene.ask('GET', link)).toMatchObject({ status: 410, code: style });
    },
  );

  it('says where to begin anew', async () => {
    const { link } = await scene.round(VIEW);
    scene.server.expireDeltas('location');
    const gone = await scene.ask('GET', link);
    expect(gone.status).toBe(410);
    expect((await scene.round(gone.headers.get('location') ?? '')).items).toEqual([]);
  });

  it('says SyncStateNotFound of a link that it never gave', async () => {
    const unknown = await scene.ask('GET', '/me/calendarView/delta?$deltatoken=nonsense');
    expect(unknown).toMatchObject({ status: 410, code: 'SyncStateNotFound' });
  });
});

describe('events/delta of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  it('is of the beta, and says little of single events and masters', async () => {
    const beta = `${scene.server.url}/beta/me/calendar/events/delta`;
    const { alice } = scene.server;
    const id = alice.put({
      ...MEETING,
      recurrence: { ...FIVE_DAYS, range: { type: 'noEnd', startDate: '2026-03-02' } },
    });
    const single = alice.put(MEETING);
    const { items, link } = await scene.round(beta);
    expect(items.map((item) => Object.keys(item))).toEqual(
      Array(2).fill(['@odata.type', '@odata.etag', 'id', 'type', 'start', 'end']),
    );
    expect(items).toMatchObject([{ id, type: 'seriesMaster' }, { id: single }]);
    alice.delete(single);
    expect((await scene.round(link)).items).toMatchObject([{ id: single, '@removed': { reason: 'deleted' } }]);
    const later = await scene.round(`${beta}?startDateTime=2027-01-01T00:00:00Z`);
    expect(later.items).toMatchObject([{ id }]);
    expect((await scene.ask('GET', '/me/calendar/events/delta')).status).toBe(400);
  });
});
