import { feed } from '@calmirror/testkit';
import type { CalendarEvent } from '@calmirror/core';
import { Mirroring } from '../sync/harness/mirroring.js';
import { feedOf } from '../sync/harness/sample-feed.js';
import { anHourIn, hours, ReconciledPair } from './harness/reconciled-pair.js';

const COUNT = 20;

describe('a database that is older than what stands on the target', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(COUNT));
  });
  afterAll(() => pair.stop());

  const query = (sql: string): Promise<unknown> => pair.mirroring.running.db.query(sql);
  const ids = (events: readonly { event: CalendarEvent }[]): string[] => events.map(({ event }) => event.id).sort();

  it('that has lost its mappings alone knows its mirrors again, and writes none of them', async () => {
    const { version } = pair.target.held;
    await query('DELETE FROM mappings');
    const job = await pair.reconcile();
    expect(job.counts).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    expect(pair.target.held.version).toBe(version);
    expect((await pair.mirroring.pairNow(pair.id)).counts.mirrored).toBe(COUNT);
    expect((await pair.reconcile()).counts).toMatchObject({ unchanged: COUNT });
  });

  it('brings those up to date that say something else, in place', async () => {
    await query(`DELETE FROM mappings WHERE event_id IN ('event-4', 'event-5')`);
    const mirror = pair.mirrorOf('event-4');
    pair.target.held.put({ ...mirror, summary: 'Mine' });
    expect((await pair.reconcile()).counts).toMatchObject({ created: 0, updated: 1, deleted: 0 });
    expect(pair.mirrorOf('event-4')).toEqual(mirror);
  });

  it('that was saved before anything was mirrored takes all of it for its own, without a twin', async () => {
    const before = ids(pair.target.held.all());
    await query('DELETE FROM mappings');
    await query('DELETE FROM snapshot_events');
    await query('UPDATE calendars SET cursor = NULL, snapshot_version = 0');
    await query(
      'UPDATE pairs SET applied_version = 0, applied_rules_version = 0, applied_from = NULL, applied_to = NULL, last_succeeded_at = NULL',
    );
    expect((await pair.reconcile()).status).toBe('succeeded');
    expect(ids(pair.target.held.all())).toEqual(before);
    expect((await pair.mirroring.pairNow(pair.id)).counts.mirrored).toBe(COUNT);
  });

  it('whose source has moved on since takes away what is gone, and neither what changed nor what came', async () => {
    await query(`DELETE FROM mappings WHERE event_id IN ('event-0', 'event-1')`);
    await query(`DELETE FROM snapshot_events WHERE event_id IN ('event-0', 'event-1')`);
    await query(`UPDATE calendars SET cursor = 'fake:0'`);
    const kept = hours(COUNT).filter(({ uid }) => uid !== 'event-1');
    pair.source.held.hold([...kept.slice(1), anHourIn(1, 'event-0', 'moved on'), anHourIn(2, 'came')]);
    await pair.reconcile();
    await pair.mirroring.quiet();
    const wanted = [...kept.slice(1).map(({ uid }) => uid), 'moved on', 'came'];
    expect(pair.titles()).toEqual(wanted.sort());
    expect((await pair.reconcile()).counts).toMatchObject({ unchanged: COUNT, created: 0, updated: 0, deleted: 0 });
  });
});

describe('a published calendar whose mappings are lost', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(COUNT)));
  });
  afterAll(() => mirroring.stop());

  it('is known again as it stands', async () => {
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target);
    await mirroring.settled(pair.id);
    const before = await mirroring.written();
    await mirroring.running.db.query('DELETE FROM mappings');
    const queued = await mirroring.client.post('/api/jobs/schedule', { kind: 'reconcile', pairId: pair.id });
    expect([queued.status, queued.json<{ lane: string }>().lane]).toEqual([202, 'upkeep']);
    const job = await mirroring.ended(queued.json<{ id: string }>().id);
    expect(job).toMatchObject({ status: 'succeeded', counts: { created: 0, updated: 0, deleted: 0 } });
    expect(await mirroring.written()).toEqual(before);
    expect((await mirroring.pairNow(pair.id)).counts.mirrored).toBe(COUNT);
  });
});
