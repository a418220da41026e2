import { GoogleScene } from '@calmirror/testkit';

const SERIES = 'abcdef0123';
const INSTANCE = `${SERIES}_20260304T090000Z`;
const refusal = { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' } } as const;

const instance = (differing: object = {}): object => ({
  id: INSTANCE,
  etag: '"2"',
  status: 'confirmed',
  summary: 'Review',
  iCalUID: 'series@elsewhere.test',
  recurringEventId: SERIES,
  originalStartTime: { dateTime: '2026-03-04T10:00:00+01:00', timeZone: 'Europe/Berlin' },
  start: { dateTime: '2026-03-04T15:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-04T16:00:00+01:00', timeZone: 'Europe/Berlin' },
  ...differing,
});

const series = {
  id: SERIES,
  etag: '"3"',
  status: 'confirmed',
  summary: 'Planning',
  iCalUID: 'series@elsewhere.test',
  recurrence: ['RRULE:FREQ=DAILY'],
  start: { dateTime: '2026-03-02T10:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T11:00:00+01:00', timeZone: 'Europe/Berlin' },
};

/** Google shows whoever is invited to one instance alone that instance, and not its series. */
describe('instances at Google whose series is not shown', () => {
  let scene: GoogleScene;
  beforeEach(async () => {
    scene = await GoogleScene.start();
  });
  afterEach(() => scene.stop());

  /** What the next listings answer, in their order. */
  const tell = (...pages: readonly (readonly object[])[]): void => {
    for (const [index, items] of pages.entries()) {
      const body = JSON.stringify({ kind: 'calendar#events', nextSyncToken: `token ${index}`, items });
      scene.server.faults.next('events.list', { ...refusal, body });
    }
  };

  it('are events of their own, that know which instance they are', async () => {
    tell([instance()]);
    const { events } = await scene.read();
    expect(events.map(({ event }) => event)).toMatchObject([
      {
        id: INSTANCE,
        uid: 'series@elsewhere.test',
        recurrenceId: { kind: 'zoned', wall: '2026-03-04T10:00:00', zone: 'Europe/Berlin' },
        summary: 'Review',
        recurrence: null,
      },
    ]);
  });

  it('are changed and taken away by a delta, without asking for the series', async () => {
    tell(
      [instance()],
      [instance({ etag: '"4"', summary: 'Demo' })],
      [{ ...instance({ etag: '"5"', status: 'cancelled' }) }],
    );
    await scene.read();
    expect(await scene.requestsOf(() => scene.read())).toEqual(['events.list']);
    expect(scene.titles()).toEqual(['Demo']);
    expect(await scene.read()).toMatchObject({ kind: 'delta', events: [] });
    expect(scene.titles()).toEqual([]);
  });

  it('become part of the series once that is shown', async () => {
    tell([instance()], [series], [series, instance()]);
    await scene.read();
    const answer = await scene.read();
    expect(answer).toMatchObject({ kind: 'delta', removed: [INSTANCE] });
    expect([...scene.events().values()]).toMatchObject([{ id: SERIES, overrides: [{ summary: 'Review' }] }]);
  });
});
