import { formatMarker } from '@calmirror/core';
import { anEvent } from '@calmirror/testkit';
import type { JobAnswer } from '@calmirror/contracts';
import { JobCancellation } from '../../src/queue/job-cancellation.js';
import { hours, ReconciledPair } from './harness/reconciled-pair.js';

const COUNT = 70;

describe('the removal of a pair', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(COUNT));
  });
  afterAll(() => pair.stop());

  const remove = async (): Promise<JobAnswer> => {
    const { status, json } = await pair.mirroring.client.delete(`/api/pairs/${pair.id}`);
    expect(status).toBe(202);
    return pair.mirroring.ended(json<{ id: string }>().id);
  };

  it('stops between two steps, and leaves the others where they are', async () => {
    const { held } = pair.target;
    const installationId = pair.mirrorOf('event-0').marker?.split(':')[2] ?? '';
    const marker = formatMarker({ installationId, pairId: pair.id }, '0rphan');
    held.put(anEvent({ id: 'an-orphan', uid: 'an-orphan', summary: 'orphan', marker }));
    held.put({ ...pair.mirrorOf('event-1'), id: 'a-copy', uid: 'a-copy' });
    held.put(anEvent({ id: 'dentist', uid: 'dentist', summary: 'Dentist' }));
    let writes = 0;
    pair.targetAccount.provider.watchedBy({
      arrived: async ({ kind }) => {
        if (kind !== 'write' || (writes += 1) !== 2) return;
        await new JobCancellation().cancelAllOf(pair.id, pair.mirroring.running.db.manager);
      },
    });
    expect(await remove()).toMatchObject({ status: 'cancelled', lane: 'upkeep', counts: { deleted: 40 } });
    pair.targetAccount.provider.watchedBy({});
    expect(held.all()).toHaveLength(COUNT - 40 + 3);
  });

  it('goes on past a mirror that the target keeps, and says so', async () => {
    const [first] = pair.standing();
    const kept = pair.target.held.get(first?.[1] ?? '');
    if (!kept) throw new Error('nothing is left');
    // An event of somebody else under the id of the mirror.
    pair.target.held.put({ ...kept.event, marker: null, summary: 'Somebody else' });
    expect(await remove()).toMatchObject({ status: 'queued', error: { kind: 'conflict' } });
    expect(pair.titles()).toEqual(['Dentist', 'Somebody else']);
    expect(await pair.mirroring.pairNow(pair.id)).toMatchObject({ counts: { mirrored: 1 } });
    pair.target.held.put(kept.event);
    await pair.mirroring.forgetWaiting();
  });

  it('ends with nothing of the pair on the target, its orphans and twins included', async () => {
    expect(await remove()).toMatchObject({ status: 'succeeded' });
    expect(pair.titles()).toEqual(['Dentist']);
    expect((await pair.mirroring.client.get(`/api/pairs/${pair.id}`)).status).toBe(404);
  });
});
