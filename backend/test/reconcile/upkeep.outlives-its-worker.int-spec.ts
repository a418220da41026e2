import { formatMarker } from '@calmirror/core';
import { anEvent } from '@calmirror/testkit';
import { LostLeases } from '../../src/queue/lost-leases.js';
import { hours, ReconciledPair } from './harness/reconciled-pair.js';

const COUNT = 70;
const SOMEBODY = '00000000-0000-7000-8000-000000000000';

describe.each(['arrived', 'carriedOut'] as const)('a worker that loses its job at a write that has %s', (moment) => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(COUNT));
    const installationId = pair.mirrorOf('event-0').marker?.split(':')[2] ?? '';
    for (const [id, owner] of [
      ['of-another-installation', { installationId: SOMEBODY, pairId: pair.id }],
      ['of-another-pair', { installationId, pairId: SOMEBODY }],
    ] as const) {
      const marker = formatMarker(owner, 'abcde01234');
      pair.target.held.put(anEvent({ id, uid: 'abcde01234', summary: id, marker }));
    }
    pair.target.held.put(anEvent({ id: 'dentist', summary: 'dentist' }));
  });
  afterAll(() => pair.stop());

  const foreign = ['dentist', 'of-another-installation', 'of-another-pair'];
  const wanted = [...hours(COUNT).map(({ uid }) => uid), ...foreign].sort();
  let writes = 0;
  /** Of the steps under way another worker does the rest. */
  const loseAtTheSecondWrite = (): void => {
    writes = 0;
    pair.targetAccount.provider.watchedBy({
      [moment]: async ({ kind }: { kind: string }) => {
        if (kind !== 'write' || (writes += 1) !== 2) return;
        const { app, db } = pair.mirroring.running;
        // A heartbeat that comes between the two steps renews the lease.
        for (let isHeld = true; isHeld;) {
          const [, held] = await db.query<[unknown, number]>(
            `UPDATE sync_jobs SET lease_until = now() - interval '1 s'
             WHERE subject_id = $1 AND status = 'running' AND attempt = 1`,
            [pair.id],
          );
          isHeld = held > 0;
          await app.get(LostLeases).sweep();
        }
      },
    });
  };

  it('in a reconcile leaves it to the next one, which mends the rest', async () => {
    for (const { event } of pair.target.held.all()) {
      if (foreign.includes(event.id)) continue;
      if (Number(event.summary?.slice(6)) % 2 === 0) pair.target.held.delete(event.id);
      else pair.target.held.put({ ...event, summary: 'Mine' });
    }
    loseAtTheSecondWrite();
    expect(await pair.reconcile()).toMatchObject({ status: 'succeeded', attempt: 2 });
    expect(writes).toBeGreaterThan(2);
    expect(pair.titles()).toEqual(wanted);
    expect((await pair.reconcile()).counts).toMatchObject({ created: 0, updated: 0, deleted: 0, unchanged: COUNT });
  });

  it('in a removal leaves it to the next one, which takes the rest, and nothing of others', async () => {
    loseAtTheSecondWrite();
    const { json } = await pair.mirroring.client.delete(`/api/pairs/${pair.id}`);
    expect(await pair.mirroring.ended(json<{ id: string }>().id)).toMatchObject({ status: 'succeeded', attempt: 2 });
    expect(writes).toBeGreaterThan(2);
    expect(pair.titles()).toEqual(foreign);
    expect((await pair.mirroring.client.get(`/api/pairs/${pair.id}`)).status).toBe(404);
  });
});
