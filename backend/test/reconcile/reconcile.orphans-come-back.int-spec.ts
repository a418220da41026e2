import { hours, ReconciledPair } from './harness/reconciled-pair.js';

const COUNT = 4;

describe('orphans whose source events come back', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(COUNT));
  });
  afterAll(() => pair.stop());

  const decide = (what: string, body: object) =>
    pair.mirroring.client.post(`/api/pairs/${pair.id}/deletions/${what}`, body);

  it('are mirrors again, in place, whether they were held or kept; what was let go is made anew', async () => {
    const standing = pair.standing();
    await pair.mirroring.running.db.query('DELETE FROM mappings');
    pair.source.held.hold([]);
    expect((await pair.reconcile()).counts).toMatchObject({ held: COUNT, deleted: 0 });
    const [first, second] = (await pair.events('held')).map((line) => line.split(' ')[0] ?? '');
    await decide('discard', { eventIds: [first] });
    await decide('approve', { eventIds: [second] });
    await pair.mirroring.quiet();
    expect(pair.titles()).toHaveLength(COUNT - 1);
    pair.source.held.hold(hours(COUNT));
    expect(await pair.mirror()).toMatchObject({ status: 'succeeded', counts: { created: 1, deleted: 0 } });
    await pair.mirroring.quiet();
    expect(pair.standing().sort()).toEqual(standing.sort());
    expect(await pair.events('mirrored')).toEqual(hours(COUNT).map(({ uid }) => `${uid} null`));
    expect(await pair.mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', counts: { mirrored: COUNT, held: 0 } });
  });

  it('are taken away or held like any others where they come back unwanted', async () => {
    await pair.mirroring.running.db.query('DELETE FROM mappings');
    pair.source.held.hold([]);
    expect((await pair.reconcile()).counts).toMatchObject({ held: COUNT });
    const filters = [{ kind: 'text', mode: 'exclude', field: 'summary', pattern: 'event-1' }];
    expect((await pair.mirroring.client.put(`/api/pairs/${pair.id}`, { filters })).status).toBe(200);
    pair.source.held.hold(hours(COUNT));
    expect(await pair.mirror()).toMatchObject({ status: 'succeeded' });
    await pair.mirroring.quiet();
    expect(pair.titles()).toEqual(['event-0', 'event-2', 'event-3']);
  });
});
