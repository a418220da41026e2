import type { MirrorOperation, MirrorReceipt } from '../adapter.js';
import { aMirror, anOverride, aSeries, GoogleScene } from '@calmirror/testkit';

const CALLS_IN_ONE_REQUEST = 50;

describe('requests to Google', () => {
  let scene: GoogleScene;
  beforeEach(async () => {
    scene = await GoogleScene.start();
  });
  afterEach(() => scene.stop());

  const titles = (count: number): string[] => Array.from({ length: count }, (_, index) => `event ${index}`);
  const creates = (count: number): MirrorOperation[] =>
    titles(count).map((summary, index) => ({ kind: 'create', mirror: aMirror(`mirr0r${index}`, { summary }) }));
  const apply = async (operations: readonly MirrorOperation[]): Promise<MirrorReceipt[]> => {
    const outcomes = (await scene.adapter.applyBatch?.(scene.calendarId, operations)) ?? [];
    return outcomes.map((outcome) => {
      if (!outcome.ok || outcome.receipt === null) throw new Error('a write failed');
      return outcome.receipt;
    });
  };
  /** A batch of one is sent as what it holds. */
  const batches = (calls: number): string[] => {
    const rest = calls % CALLS_IN_ONE_REQUEST;
    const whole = Array.from({ length: Math.floor(calls / CALLS_IN_ONE_REQUEST) }, () => 'batch of 50');
    return rest === 0 ? whole : [...whole, rest === 1 ? 'events.insert' : `batch of ${rest}`];
  };

  it('for a calendar that did not change: one', async () => {
    scene.hold(...titles(30));
    await scene.read();
    expect(await scene.requestsOf(() => scene.read())).toEqual(['events.list']);
  });

  it('for a first read: one for each page', async () => {
    scene.calendar.limitPages(10);
    scene.hold(...titles(25));
    expect(await scene.requestsOf(() => scene.read())).toEqual(['events.list', 'events.list', 'events.list']);
    expect(scene.titles()).toHaveLength(25);
  });

  it.each([1, 30])('for %i changed events: one', async (changed) => {
    scene.hold('A');
    await scene.read();
    scene.hold(...titles(changed));
    expect(await scene.requestsOf(() => scene.read())).toEqual(['events.list']);
    expect(scene.titles()).toHaveLength(changed + 1);
  });

  it('for a series that changed as a whole, and has no instance by itself: one', async () => {
    const id = scene.holdSeries('Standup', ['RRULE:FREQ=DAILY']);
    await scene.read();
    scene.calendar.patch(id, { summary: 'Stand-up' });
    expect(await scene.requestsOf(() => scene.read())).toEqual(['events.list']);
    expect(scene.titles()).toEqual(['Stand-up']);
  });

  it('for one changed instance of a series: one, and one for the series', async () => {
    const id = scene.holdSeries('Standup', ['RRULE:FREQ=DAILY']);
    await scene.read();
    scene.calendar.patch(`${id}_20260304T090000Z`, { summary: 'Retro' });
    expect(await scene.requestsOf(() => scene.read())).toEqual(['events.list', 'events.get']);
  });

  it('for one changed instance of a series with many others: one, and one for the whole series', async () => {
    const id = scene.holdSeries('Standup', ['RRULE:FREQ=DAILY']);
    for (const day of [10, 11, 12, 13]) scene.calendar.patch(`${id}_202603${day}T090000Z`, { summary: `Retro ${day}` });
    await scene.read();
    scene.calendar.patch(`${id}_20260304T090000Z`, { summary: 'Retro' });
    expect(await scene.requestsOf(() => scene.read())).toEqual(['events.list', 'events.list']);
  });

  it('for instances of many series: one, and one for each fifty series', async () => {
    const ids = titles(60).map((title) => scene.holdSeries(title, ['RRULE:FREQ=DAILY']));
    await scene.read();
    for (const id of ids) scene.calendar.delete(`${id}_20260304T090000Z`);
    expect(await scene.requestsOf(() => scene.read())).toEqual(['events.list', 'batch of 50', 'batch of 10']);
  });

  it('for a write: one each', async () => {
    const { adapter, calendarId } = scene;
    let receipt: MirrorReceipt = { targetId: '', revision: null };
    const create = async (): Promise<unknown> => (receipt = await adapter.createMirror(calendarId, aMirror('mirr0r1')));
    expect(await scene.requestsOf(create)).toEqual(['events.insert']);
    const changed = aMirror('mirr0r1', { summary: 'Changed' });
    const update = async (): Promise<unknown> => (receipt = await adapter.updateMirror(calendarId, changed, receipt));
    expect(await scene.requestsOf(update)).toEqual(['events.update']);
    const remove = (): Promise<void> => adapter.deleteMirror(calendarId, 'mirr0r1', receipt);
    expect(await scene.requestsOf(remove)).toEqual(['events.delete']);
    expect(scene.calendar.events()).toEqual([]);
  });

  it.each([1, 2, 49, 50, 51, 120])('for the first fill of %i events: one for each fifty', async (count) => {
    expect(await scene.requestsOf(() => apply(creates(count)))).toEqual(batches(count));
    expect(scene.calendar.events()).toHaveLength(count);
    expect(scene.budget.taken.get('connector-1')).toBe(count);
  });

  it('for fifty changes and deletions: one', async () => {
    const receipts = await apply(creates(50));
    const operations = receipts.map((previous, index): MirrorOperation => {
      const mirror = aMirror(`mirr0r${index}`, { summary: 'Changed' });
      return index % 2 === 0 ? { kind: 'update', mirror, previous } : { kind: 'delete', mirrorId: mirror.id, previous };
    });
    const change = async (): Promise<unknown> => scene.adapter.applyBatch?.(scene.calendarId, operations);
    expect(await scene.requestsOf(change)).toEqual(['batch of 50']);
    expect(scene.calendar.events().map(({ summary }) => summary)).toEqual(Array.from({ length: 25 }, () => 'Changed'));
  });

  it('for a first fill of series: one for each fifty, and one for each fifty of their changed instances', async () => {
    const overrides = [anOverride('2026-03-04T10:00:00', { summary: 'Retro' }), anOverride('2026-03-05T10:00:00')];
    const operations = titles(30).map((summary, index): MirrorOperation => {
      const series = aSeries({}, { summary, overrides });
      return { kind: 'create', mirror: aMirror(`mirr0r${index}`, series) };
    });
    expect(await scene.requestsOf(() => apply(operations))).toEqual(['batch of 30', 'batch of 50', 'batch of 10']);
  });

  it('for a change of one instance of a series with many: one for the series, one for the instance', async () => {
    const { adapter, calendarId } = scene;
    const days = ['03', '04', '05', '06'];
    const mirror = (changed: string): ReturnType<typeof aMirror> =>
      aMirror(
        'mirr0r1',
        aSeries(
          {},
          {
            overrides: days.map((day) =>
              anOverride(`2026-03-${day}T10:00:00`, { summary: day === changed ? 'Changed' : `Day ${day}` }),
            ),
          },
        ),
      );
    const receipt = await adapter.createMirror(calendarId, mirror('none'));
    const update = (): Promise<unknown> => adapter.updateMirror(calendarId, mirror('05'), receipt);
    expect(await scene.requestsOf(update)).toEqual(['events.update', 'events.update']);
    expect(scene.calendar.get('mirr0r1_20260305T090000Z').summary).toBe('Changed');
  });

  it('for a listing of mirrors: one for each page, and one for each fifty series', async () => {
    await apply([
      ...creates(5),
      { kind: 'create', mirror: aMirror('mirr0rs1', aSeries()) },
      { kind: 'create', mirror: aMirror('mirr0rs2', aSeries()) },
    ]);
    expect(await scene.requestsOf(() => scene.list())).toEqual(['events.list', 'batch of 2']);
    expect(await scene.list()).toHaveLength(7);
  });

  it('for a write that has failed for the whole account: none but the one', async () => {
    const body = JSON.stringify({ error: { errors: [{ reason: 'rateLimitExceeded' }] } });
    scene.server.faults.next('events.insert', {
      kind: 'answer',
      status: 403,
      headers: { 'retry-after': '30' },
      body,
    });
    const write = (): Promise<unknown> => scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'));
    const failed = async (): Promise<void> =>
      expect(write()).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 30_000 });
    expect(await scene.requestsOf(failed)).toEqual(['events.insert']);
  });
});
