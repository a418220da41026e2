import pg from 'pg';
import type { Listing, PairAnswer, PairEventAnswer } from '@calmirror/contracts';
import { House, refusal, faults } from './house.js';

describe('a pair', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.build();
  });
  afterAll(() => house.running.stop());

  const made = async (more: object = {}): Promise<PairAnswer> =>
    (await house.pair(await house.calendar('Source'), await house.calendar('Target'), more)).json<PairAnswer>();
  const row = async (id: string): Promise<Record<string, unknown>> => {
    const [found] = await house.running.db.query<Record<string, unknown>[]>(
      `SELECT p.rules_version, p.removing, s.next_pull_at IS NOT NULL AS polled FROM pairs p JOIN calendars s ON s.id = p.source_calendar_id WHERE p.id = $1`,
      [id],
    );
    return found ?? {};
  };

  it('starts with the strictest privacy and a guard, and its source is read at once', async () => {
    const pair = await made();
    expect(pair).toMatchObject({
      enabled: true,
      policy: { preset: 'busy' },
      filters: [],
      window: { pastDays: 30, futureDays: 365 },
      intervalSeconds: 300,
      limits: { deletePercent: 30, deleteCount: 50 },
      state: 'working',
      stateReason: 'first-fill',
      lastSucceededAt: null,
      freshnessSeconds: null,
      counts: { mirrored: 0, filtered: 0, held: 0, failed: 0 },
    });
    expect(await house.waiting(pair.sourceCalendarId)).toEqual(['pull interactive']);
    expect((await house.client.get(`/api/pairs/${pair.id}`)).json()).toEqual(pair);
  });

  it('is decided anew when its rules change, and only then', async () => {
    const { id, ...pair } = await made();
    const path = `/api/pairs/${id}`;
    await house.client.put(path, {
      name: 'Renamed',
      limits: { deletePercent: 1, deleteCount: 1 },
      policy: { preset: 'busy' },
    });
    expect([await row(id), await house.waiting(id)]).toEqual([{ rules_version: 1, removing: null, polled: true }, []]);

    const changed = await house.client.put(path, { filters: [{ kind: 'free' }] });
    expect(changed.json()).toMatchObject({ name: 'Renamed', filters: [{ kind: 'free' }], policy: pair.policy });
    expect([await row(id), await house.waiting(id)]).toEqual([
      { rules_version: 2, removing: null, polled: true },
      ['mirror interactive'],
    ]);
  });

  it('sleeps when it is switched off, with its source, and wakes again', async () => {
    const { id, sourceCalendarId } = await made();
    const path = `/api/pairs/${id}`;
    const off = await house.client.put(path, { enabled: false });
    expect(off.json()).toMatchObject({ enabled: false, state: 'paused', stateReason: 'paused-by-administrator' });
    expect(await row(id)).toMatchObject({ polled: false });
    const on = await house.client.put(path, { enabled: true });
    expect(on.json()).toMatchObject({ enabled: true, state: 'working' });
    expect([await row(id), await house.waiting(sourceCalendarId)]).toMatchObject([
      { polled: true },
      ['pull interactive'],
    ]);
  });

  it('keeps its calendars, and refuses a stale write', async () => {
    const { id, sourceCalendarId } = await made();
    const path = `/api/pairs/${id}`;
    const tag = (await house.client.get(path)).headers.get('etag') ?? '';
    const other = await house.client.put(path, { targetCalendarId: await house.calendar('Other') });
    expect([other.status, faults(other)]).toEqual([400, ['targetCalendarId not-allowed']]);
    expect((await house.client.put(path, { sourceCalendarId, name: 'First' }, { 'if-match': tag })).status).toBe(200);
    expect(refusal(await house.client.put(path, { name: 'Second' }, { 'if-match': tag }))).toEqual([412, 'stale']);
    expect(refusal(await house.client.delete(path, { 'if-match': tag }))).toEqual([412, 'stale']);
    expect((await house.client.put(path, { policy: null })).status).toBe(400);
  });

  it('is removed with its mirrors by a job, which is answered', async () => {
    const { id, sourceCalendarId, targetCalendarId } = await made();
    const removed = await house.client.delete(`/api/pairs/${id}`);
    expect([removed.status, removed.json()]).toEqual([202, { id: expect.any(String) as string, status: 'queued' }]);
    expect(await row(id)).toEqual({ rules_version: 1, removing: 'delete-mirrors', polled: false });
    expect(await house.waiting(id)).toEqual(['remove upkeep']);
    expect((await house.client.delete(`/api/pairs/${id}`)).json()).toEqual(removed.json());
    expect(refusal(await house.client.put(`/api/pairs/${id}`, { name: 'x' }))).toEqual([409, 'conflict']);
    expect(refusal(await house.pair(sourceCalendarId, targetCalendarId))).toEqual([409, 'pair-exists']);
  });

  it('is removed at once when its mirrors are to stay', async () => {
    const { id } = await made();
    expect((await house.client.delete(`/api/pairs/${id}?mirrors=burn`)).status).toBe(400);
    expect((await house.client.delete(`/api/pairs/${id}?mirrors=keep`)).status).toBe(204);
    expect((await house.client.get(`/api/pairs/${id}`)).status).toBe(404);
  });

  it('tells what became of its events, and lets held deletions be decided one by one or all', async () => {
    const { id } = await made();
    await house.mappings(id, { a: 'held', b: 'held', c: 'held', d: 'mirrored', e: 'filtered', f: 'failed' });
    const counts = async (): Promise<object> => (await house.client.get(`/api/pairs/${id}`)).json<PairAnswer>().counts;
    expect(await counts()).toEqual({ mirrored: 4, filtered: 1, held: 3, failed: 1, respected: 0 });

    const list = async (path: string): Promise<[string[], number]> => {
      const { items, total } = (await house.client.get(`/api/pairs/${id}${path}`)).json<Listing<PairEventAnswer>>();
      return [items.map(({ eventId, state }) => `${eventId} ${state}`), total];
    };
    expect(await list('/deletions?pageSize=2')).toEqual([['a held', 'b held'], 3]);
    expect(await list('/deletions?pageSize=2&sort=-eventId')).toEqual([['c held', 'b held'], 3]);
    expect(await list('/events?state=filtered')).toEqual([['e filtered'], 1]);
    expect((await house.client.get(`/api/pairs/${id}/events?sort=colour`)).status).toBe(400);

    const decide = async (what: string, body: object): Promise<unknown> =>
      (await house.client.post(`/api/pairs/${id}/deletions/${what}`, body)).json();
    expect(await decide('approve', { eventIds: ['a', 'd', 'unknown'] })).toEqual({ decided: 1 });
    expect(await decide('discard', {})).toEqual({ decided: 2 });
    expect(await decide('discard', {})).toEqual({ decided: 0 });
    expect(await list('/events')).toEqual([
      ['a approved', 'b kept', 'c kept', 'd mirrored', 'e filtered', 'f failed'],
      6,
    ]);
    expect(await house.waiting(id)).toEqual(['mirror interactive']);
    expect(await counts()).toEqual({ mirrored: 4, filtered: 1, held: 0, failed: 1, respected: 0 });
  });

  it('stands in a list that is sorted, filtered and counted by a number of statements that does not grow', async () => {
    const source = await house.calendar('Shared source');
    for (const name of ['Zebra', 'Ant 100%', 'Moose']) {
      const pair = (await house.pair(source, await house.calendar(name), { name })).json<PairAnswer>();
      await house.mappings(pair.id, { x: 'mirrored' });
    }
    const list = (query: string) => house.client.get(`/api/pairs?sourceCalendarId=${source}&${query}`);
    const names = async (query: string): Promise<string[]> =>
      (await list(query)).json<Listing<PairAnswer>>().items.map(({ name }) => name);
    expect(await names('sort=-name')).toEqual(['Zebra', 'Moose', 'Ant 100%']);
    expect(await names('page=2&pageSize=2')).toEqual(['Zebra']);
    expect(await names('name=0%25')).toEqual(['Ant 100%']);
    expect(await names('state=held')).toEqual([]);
    expect(await names('enabled=true&pageSize=1')).toEqual(['Ant 100%']);
    expect(await names('enabled=false')).toEqual([]);
    expect((await list('enabled=perhaps')).status).toBe(400);
    expect((await list('sort=policy')).status).toBe(400);
    expect((await list('pageSize=201')).status).toBe(400);
    const forOne = await statements(() => list('pageSize=1'));
    expect(forOne).toBeGreaterThan(2);
    expect(await statements(() => list('pageSize=3'))).toBe(forOne);
  });
});

/** Statements that are sent to the database meanwhile. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const sent = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return sent.mock.calls.length;
  } finally {
    sent.mockRestore();
  }
}
