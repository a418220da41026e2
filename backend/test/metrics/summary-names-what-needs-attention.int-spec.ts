import type { MetricsSummary, PairAnswer } from '@calmirror/contracts';
import { House } from '../pairs/house.js';

describe('the summary of the pairs', () => {
  let house: House;
  const named = new Map<string, string>();

  beforeAll(async () => {
    house = await House.build();
    const source = await house.calendar('Source');
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) {
      const answer = await house.pair(source, await house.calendar(name), { name, intervalSeconds: 600 });
      named.set(name, answer.json<PairAnswer>().id);
    }
  });
  afterAll(() => house.running.stop());

  const set = (name: string, columns: string): Promise<unknown> =>
    house.running.db.query(`UPDATE pairs SET ${columns} WHERE id = $1`, [named.get(name)]);
  const summary = async (): Promise<MetricsSummary> => (await house.client.get('/api/metrics/summary')).json();

  it('names those that need a person, the worst first and what is oldest before the rest, with the time since when', async () => {
    await set('A', `state = 'held', state_reason = 'deletions-held'`);
    await set('B', `state = 'failing', state_reason = 'source-failing'`);
    await set('C', `state = 'failing', state_reason = 'target-failing'`);
    await set('D', `state = 'needs-attention', state_reason = 'target-not-writable'`);
    await set('E', `state = 'ok'`);
    const { attention } = await summary();
    expect(attention.map(({ name }) => name)).toEqual(['D', 'B', 'C', 'A']);
    expect(attention[0]).toMatchObject({ state: 'needs-attention', stateReason: 'target-not-writable' });
    for (const { since } of attention) expect(Math.abs(Date.now() - Date.parse(since ?? ''))).toBeLessThan(60_000);

    const [before] = attention;
    await set('D', `state = 'needs-attention', state_reason = 'target-needs-attention'`);
    expect((await summary()).attention[0]?.since).toBe(before?.since);
  });

  it('tells which are fresh, which are late, and which were never filled', async () => {
    expect((await summary()).freshness).toEqual({ fresh: 0, late: 0, never: 6 });
    await set('A', `last_succeeded_at = now() - interval '29 minutes'`);
    await set('B', `last_succeeded_at = now() - interval '31 minutes'`);
    await set('C', `last_succeeded_at = now() - interval '14 minutes', interval_seconds = 5`);
    await set('D', `last_succeeded_at = now() - interval '16 minutes', interval_seconds = 5`);
    await set('E', `last_succeeded_at = now() - interval '3 days', enabled = false`);
    expect((await summary()).freshness).toEqual({ fresh: 2, late: 2, never: 1 });
  });

  it('does not call late what is read as rarely as its source asks', async () => {
    await house.running.db.query('UPDATE calendars SET pull_seconds = 1200');
    expect((await summary()).freshness).toEqual({ fresh: 4, late: 0, never: 1 });
  });
});
