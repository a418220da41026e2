import type { MirrorReceipt } from '@calmirror/connectors';
import { aMirror, GRAPH_HOUR, MicrosoftScene } from '@calmirror/testkit';

const EARLY = aMirror('mirr0r1', { summary: 'Early' });
const LATE = aMirror('mirr0r1', { summary: 'Late' });
const CONFLICT = { name: 'ProviderError', kind: 'conflict' };
const FLAG = { id: 'String {8d6f2c1e-3b57-4a90-9e14-6c0b7d52f3a8} Name calmirror', value: '' };

describe('a write that meets something', () => {
  let scene: MicrosoftScene;
  beforeEach(async () => {
    scene = await MicrosoftScene.start();
  });
  afterEach(() => scene.stop());

  const create = (mirror = EARLY): Promise<MirrorReceipt> => scene.adapter.createMirror(scene.calendarId, mirror);
  const update = (previous: MirrorReceipt, mirror = LATE): Promise<MirrorReceipt> =>
    scene.adapter.updateMirror(scene.calendarId, mirror, previous);
  const remove = (previous: MirrorReceipt): Promise<void> =>
    scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', previous);
  const subjects = (): (string | null | undefined)[] => scene.user.events().map(({ subject }) => subject);
  const only = (): string => scene.user.events()[0]?.id ?? '';

  it('of its own, left by a worker that died, takes it over and makes no twin', async () => {
    await create();
    expect(await scene.requestsOf(() => create(LATE))).toEqual(['POST events', 'GET event', 'PATCH event']);
    expect(subjects()).toEqual(['Late']);
  });

  it('of its own that says already what is wanted is not written again', async () => {
    const receipt = await create();
    expect(await scene.requestsOf(async () => expect(await create()).toEqual(receipt))).toEqual(['POST events']);
  });

  it('that was changed by hand brings it back to what is wanted', async () => {
    const receipt = await create();
    scene.user.patch(only(), { subject: 'By hand' });
    const updating = async (): Promise<unknown> => update(receipt);
    expect(await scene.requestsOf(updating)).toEqual(['PATCH event', 'GET event', 'PATCH event']);
    expect(subjects()).toEqual(['Late']);
  });

  it('that was stamped anew by Exchange itself is written all the same', async () => {
    const receipt = await create();
    scene.user.restamp(only());
    await update(receipt);
    scene.user.restamp(only());
    await remove(receipt);
    expect(subjects()).toEqual([]);
  });

  it('that was changed by hand deletes it all the same, as it bears the marker', async () => {
    const receipt = await create();
    scene.user.patch(only(), { subject: 'By hand' });
    await remove(receipt);
    expect(subjects()).toEqual([]);
  });

  it('that is gone says so, and makes no other', async () => {
    const receipt = await create();
    scene.user.delete(only());
    await expect(update(receipt)).rejects.toMatchObject({ kind: 'not-found', reason: 'gone' });
    await expect(update({ ...receipt, revision: null })).rejects.toMatchObject({ kind: 'not-found' });
    await remove(receipt);
    expect(subjects()).toEqual([]);
  });

  it('that was deleted by hand is made again by a create', async () => {
    await create();
    scene.user.delete(only());
    await create(LATE);
    expect(subjects()).toEqual(['Late']);
  });

  it('that bears another marker leaves that alone', async () => {
    const theirs = { ...EARLY, marker: 'calmirror:v1:installation-2:pair-1:mirr0r1' };
    const receipt = await create(theirs);
    for (const previous of [receipt, { ...receipt, revision: null }]) {
      scene.user.restamp(only());
      await expect(update(previous)).rejects.toMatchObject(CONFLICT);
    }
    await expect(create(LATE)).rejects.toMatchObject(CONFLICT);
    expect(subjects()).toEqual(['Early']);
  });

  it('that is somebody else’s leaves it alone', async () => {
    const id = scene.user.put({ subject: 'Dentist', ...GRAPH_HOUR });
    const receipt = { targetId: id, revision: null };
    await expect(update(receipt)).rejects.toMatchObject(CONFLICT);
    await expect(remove(receipt)).rejects.toMatchObject(CONFLICT);
    await expect(remove({ targetId: id, revision: 'W/"other"' })).rejects.toMatchObject(CONFLICT);
    expect(subjects()).toEqual(['Dentist']);
  });

  it('that has lost its marker is mended, and not deleted as somebody changed it', async () => {
    const receipt = await create();
    scene.user.patch(only(), { subject: 'By hand', singleValueExtendedProperties: [FLAG] });
    await expect(remove(receipt)).rejects.toMatchObject(CONFLICT);
    const again = await update(receipt);
    expect(subjects()).toEqual(['Late']);
    await remove(again);
    expect(subjects()).toEqual([]);
  });

  it('that has lost nothing but its marker is marked again', async () => {
    const receipt = await create();
    const marker = (): unknown => scene.user.events()[0]?.singleValueExtendedProperties?.[0]?.value;
    const before = marker();
    scene.user.patch(only(), { singleValueExtendedProperties: [FLAG] });
    expect([before, marker()]).toEqual([EARLY.marker, '']);
    await update(receipt, EARLY);
    expect(marker()).toBe(EARLY.marker);
  });

  it('of its own by another worker at the same time leaves one event', async () => {
    const outcomes = await Promise.allSettled([EARLY, LATE, EARLY, LATE].map((mirror) => create(mirror)));
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'conflict' });
    expect(subjects()).toHaveLength(1);
  });

  it('to a calendar that is out of sight takes no mirror for deleted', async () => {
    const id = scene.user.addCalendar('Theirs');
    const receipt = await scene.adapter.createMirror(id, EARLY);
    scene.user.removeCalendar(id);
    const missing = { kind: 'not-found', reason: 'not-found' };
    await expect(scene.adapter.deleteMirror(id, 'mirr0r1', receipt)).rejects.toMatchObject(missing);
    await expect(scene.adapter.deleteMirror(id, 'mirr0r1', { ...receipt, revision: null })).rejects.toMatchObject(
      missing,
    );
  });

  it('to a calendar that is shared read-only says so, and is told from a permission that is missing', async () => {
    const id = scene.user.addCalendar('Shared', { canEdit: false });
    const closed = { kind: 'auth', reason: 'forbidden', message: expect.stringContaining('reading only') as string };
    await expect(scene.adapter.createMirror(id, EARLY)).rejects.toMatchObject(closed);
    const operations = [EARLY, LATE].map((mirror) => ({ kind: 'create', mirror }) as const);
    expect(await scene.requestsOf(() => scene.adapter.applyBatch?.(id, operations) ?? Promise.resolve())).toHaveLength(
      2,
    );
    const outcomes = (await scene.adapter.applyBatch?.(id, operations)) ?? [];
    expect(outcomes.map((outcome) => (outcome.ok ? 'written' : outcome.error.reason))).toEqual([
      'forbidden',
      'forbidden',
    ]);
  });
});
