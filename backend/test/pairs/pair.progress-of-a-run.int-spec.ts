import type { PairAnswer, PairProgress } from '@calmirror/contracts';
import { newId } from '../../src/database/new-id.js';
import { House } from './house.js';

describe('the progress of a pair', () => {
  let house: House;
  let pair: PairAnswer;

  beforeAll(async () => {
    house = await House.build();
  });
  beforeEach(async () => {
    const source = await house.calendar('Source');
    pair = (await house.pair(source, await house.calendar('Target'))).json<PairAnswer>();
    await house.running.db.query(
      `INSERT INTO snapshot_events (calendar_id, event_id, revision, version, first_start, last_end)
       SELECT $1::uuid, 'e' || n, '1', 1, now() + n * interval '1 day', now() + n * interval '1 day' FROM generate_series(1, 10) AS n
       UNION ALL SELECT $1::uuid, 'old', '1', 1, now() - interval '5 years', now() - interval '5 years'`,
      [source],
    );
  });
  afterAll(() => house.running.stop());

  const progress = async (): Promise<PairProgress> => (await house.client.get(`/api/pairs/${pair.id}/progress`)).json();
  const running = (counts = '{}'): Promise<unknown> =>
    house.running.db.query(
      `INSERT INTO sync_jobs (id, kind, lane, priority, status, subject_id, pair_id, exclusive_key, started_at, counts)
       VALUES ($1, 'mirror', 'push', 0, 'running', $2::uuid, $2::uuid, 'pair:' || $2::uuid, now() - interval '8 seconds', $3)`,
      [newId(), pair.id, counts],
    );
  const filled = (version: number): Promise<unknown> =>
    house.running.db.query(
      'UPDATE pairs SET applied_from = now(), applied_to = now(), applied_version = $2, applied_rules_version = 1 WHERE id = $1',
      [pair.id, version],
    );

  it('of a first fill counts what is decided of what is in the window', async () => {
    await running();
    await house.mappings(pair.id, { e1: 'mirrored', e2: 'filtered', e3: 'mirrored', e4: 'failed' });
    const { startedAt, remainingSeconds, estimatedEndAt, ...counts } = await progress();
    expect(counts).toEqual({ total: 10, done: 4 });
    expect(Date.parse(startedAt ?? '')).toBeLessThan(Date.now());
    expect(remainingSeconds).toBeGreaterThanOrEqual(12);
    expect(remainingSeconds).toBeLessThan(20);
    const secondsToEnd = (Date.parse(estimatedEndAt ?? '') - Date.now()) / 1000;
    expect(secondsToEnd).toBeGreaterThan(9);
    expect(secondsToEnd).toBeLessThan(20);
  });

  it('of a first fill is known while nobody is at it', async () => {
    await house.mappings(pair.id, { e1: 'mirrored' });
    const { estimatedEndAt, ...known } = await progress();
    expect(known).toEqual({ total: 10, done: 1, startedAt: null, remainingSeconds: null });
    // By the budget alone, of which nine writes need less than a second.
    expect(Date.parse(estimatedEndAt ?? '') - Date.now()).toBeLessThanOrEqual(1_000);
  });

  it('of a first fill ends the later, the more the other ones of its account have left, and when it may not be asked', async () => {
    const end = async (): Promise<number> => Date.parse((await progress()).estimatedEndAt ?? '');
    const alone = await end();
    const source = await house.calendar('Another source');
    await house.pair(source, await house.calendar('Another target'));
    await house.running.db.query(
      `INSERT INTO snapshot_events (calendar_id, event_id, revision, version)
       SELECT $1::uuid, 'e' || n, '1', 1 FROM generate_series(1, 1600) AS n`,
      [source],
    );
    const shared = await end();
    expect(shared - alone).toBeGreaterThan(95_000);
    await house.running.db.query(
      `INSERT INTO account_quotas (account_id, connector_id, wait_until)
       SELECT account_id, connector_id, now() + interval '1 hour' FROM calendars LIMIT 1`,
    );
    expect((await end()) - shared).toBeGreaterThan(3_500_000);
    await house.running.db.query('DELETE FROM account_quotas');
  });

  it('of a later run counts what changed, and has no rate before its first step', async () => {
    await filled(0);
    await running();
    expect(await progress()).toMatchObject({ total: 11, done: 0, remainingSeconds: null });
  });

  it('of a later run goes by what the job has counted', async () => {
    await filled(0);
    await running('{"updated":5,"unchanged":2,"requests":40}');
    expect(await progress()).toMatchObject({ total: 11, done: 7 });
  });

  it('is none when no run is under way, and of a paused pair', async () => {
    await house.client.put(`/api/pairs/${pair.id}`, { enabled: false });
    expect(await progress()).toEqual({
      total: 0,
      done: 0,
      startedAt: null,
      remainingSeconds: null,
      estimatedEndAt: null,
    });
    await house.client.put(`/api/pairs/${pair.id}`, { enabled: true });
    await filled(1);
    expect(await progress()).toEqual({
      total: 0,
      done: 0,
      startedAt: null,
      remainingSeconds: null,
      estimatedEndAt: null,
    });
  });
});
