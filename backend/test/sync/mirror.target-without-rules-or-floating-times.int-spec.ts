import type { CalendarEvent, EventTime } from '@calmirror/core';
import { aSeries } from '@calmirror/testkit';
import { ReconciledPair } from '../reconcile/harness/reconciled-pair.js';
import { dashedIn } from './harness/sample-feed.js';

const zone = 'America/New_York';
const floating = (days: number, time: string): EventTime => ({ kind: 'floating', wall: `${dashedIn(days)}T${time}` });

const pills: CalendarEvent = aSeries(
  { rules: ['FREQ=DAILY;COUNT=4'] },
  { id: 'pills', uid: 'pills', summary: 'Pills', start: floating(1, '08:00:00'), end: floating(1, '08:05:00') },
);

describe('a target that knows neither rules nor times without a zone', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start([], {}, { rules: false, floating: false });
    await pair.mirroring.running.db.query('UPDATE calendars SET time_zone = $2 WHERE id = $1', [pair.target.id, zone]);
    pair.source.held.hold([pills]);
    await pair.mirror();
  });
  afterAll(() => pair.stop());

  it('is given the dates of a series, on the clock of its own calendar', () => {
    const { start, recurrence } = pair.mirrorOf('Pills');
    expect(recurrence?.rules).toEqual([]);
    expect([start, ...(recurrence?.dates ?? []).map((date) => date.start)]).toEqual(
      [1, 2, 3, 4].map((days) => ({ kind: 'zoned', wall: `${dashedIn(days)}T08:00:00`, zone })),
    );
  });

  it('has nothing to be written again, nor to be mended', async () => {
    const { version } = pair.target.held;
    expect((await pair.mirror()).counts).toMatchObject({ created: 0, updated: 0 });
    expect((await pair.reconcile()).counts).toMatchObject({ unchanged: 1, updated: 0 });
    expect(pair.target.held.version).toBe(version);
  });

  it('follows an instance that is cancelled, in place', async () => {
    const [first] = pair.target.held.all();
    const exclusions = [floating(2, '08:00:00')];
    pair.source.held.put({ ...pills, recurrence: { ...pills.recurrence!, exclusions } });
    expect((await pair.mirror()).counts).toMatchObject({ created: 0, updated: 1, deleted: 0 });
    expect(pair.mirrorOf('Pills').id).toBe(first?.event.id);
    expect(pair.mirrorOf('Pills').recurrence?.dates).toHaveLength(2);
  });
});
