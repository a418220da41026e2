import { formatMarker } from '@calmirror/core';
import { anEvent } from '@calmirror/testkit';
import { hours, ReconciledPair } from './harness/reconciled-pair.js';

const SOMEBODY = '01890000-0000-7000-8000-000000000001';

describe('a target with twins, orphans, and what is none of our business', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(10));
  });
  afterAll(() => pair.stop());

  it.each([
    ['loses the orphans of this pair alone, and no copies that people made, where they are respected', 'respect', 1],
    ['loses the twins and orphans of this pair alone', 'mend', 3],
  ] as const)('%s', async (_, setting, gone) => {
    await pair.setting(setting);
    const { held } = pair.target;
    const [installationId] = pair.mirrorOf('event-0').marker?.split(':').slice(2) ?? [];
    const owner = { installationId: installationId ?? '', pairId: pair.id };
    const marked = (id: string, of: typeof owner): void => {
      const marker = formatMarker(of, 'abcde01234');
      held.put(anEvent({ id, uid: 'abcde01234', summary: id, marker }));
    };
    held.put(anEvent({ id: 'dentist', summary: 'dentist' }));
    held.put(anEvent({ id: 'odd', summary: 'odd', marker: 'calmirror:v9:what' }));
    marked('other-installation', { ...owner, installationId: SOMEBODY });
    marked('other-pair', { ...owner, pairId: SOMEBODY });
    const foreign = ['dentist', 'odd', 'other-installation', 'other-pair'].map((id) => held.get(id));
    marked('orphan', owner);
    held.put({ ...pair.mirrorOf('event-2'), id: 'a-copy', uid: 'a-copy', summary: 'copied' });
    held.put({ ...pair.mirrorOf('event-3'), id: 'z-copy', uid: 'z-copy', summary: 'copied' });

    const job = await pair.reconcile();
    expect(job).toMatchObject({
      status: 'succeeded',
      counts: { deleted: gone, created: 0, updated: 0, held: 0, respected: 3 - gone },
    });
    expect(foreign.map((object) => held.get(object?.event.id ?? ''))).toEqual(foreign);
    const ours = hours(10).map(({ uid }) => uid);
    const copies = setting === 'mend' ? [] : ['copied', 'copied'];
    expect(pair.titles()).toEqual(['dentist', ...ours, ...copies, 'odd', 'other-installation', 'other-pair'].sort());
    const deleted = ['delete event-2', 'delete event-3', 'delete orphan:abcde01234'];
    expect((await pair.journal()).slice(-gone).sort()).toEqual(deleted.slice(-gone));
    expect(await pair.log(job)).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ twins: 2, adopted: 1 }) as object }),
    );
    expect((await pair.reconcile()).counts).toMatchObject({ deleted: 0, unchanged: 10 });
  });

  it('makes a mirror anew of which only a copy is left', async () => {
    const { held } = pair.target;
    const mirror = pair.mirrorOf('event-4');
    held.put({ ...mirror, id: 'a-copy', uid: 'a-copy', location: 'Copied' });
    held.delete(mirror.id);
    expect((await pair.reconcile()).counts).toMatchObject({ deleted: 1, created: 1 });
    expect(pair.mirrorOf('event-4')).toEqual(mirror);
  });

  it('takes a mirror that was moved for what it is', async () => {
    const { held } = pair.target;
    const mirror = pair.mirrorOf('event-5');
    held.put({ ...mirror, id: 'moved' });
    held.delete(mirror.id);
    expect((await pair.reconcile()).counts).toMatchObject({ deleted: 0, created: 0 });
    expect(pair.titles().filter((title) => title === 'event-5')).toHaveLength(1);
    expect((await pair.reconcile()).counts).toMatchObject({ unchanged: 10, updated: 0 });
  });

  it('keeps more copies than the guard lets go at once, and says so', async () => {
    const { held } = pair.target;
    for (const index of [0, 1, 2, 3, 6, 7])
      held.put({ ...pair.mirrorOf(`event-${index}`), id: `copy-${index}`, uid: `copy-${index}` });
    const job = await pair.reconcile();
    expect(job.counts).toMatchObject({ deleted: 0, held: 6 });
    const data = { count: 6, reason: 'delete-percent' };
    expect(await pair.log(job)).toContainEqual(expect.objectContaining({ level: 'warn', data }));
    expect(held.get('copy-0')).not.toBeNull();
  });

  it('loses nothing more once a person has paused the pair', async () => {
    const { held } = pair.target;
    const [, ...others] = [0, 1, 2, 3, 6, 7];
    for (const index of others) held.delete(`copy-${index}`);
    pair.targetAccount.provider.watchedBy({
      arrived: async ({ kind }) => {
        if (kind !== 'list-mirrors') return;
        await pair.mirroring.client.put(`/api/pairs/${pair.id}`, { enabled: false });
      },
    });
    expect(await pair.reconcile()).toMatchObject({ status: 'succeeded', counts: { deleted: 0 } });
    pair.targetAccount.provider.watchedBy({});
    expect(held.get('copy-0')).not.toBeNull();
  });
});
