import type { Mirror } from '@calmirror/core';
import { aMirror, GoogleScene } from '@calmirror/testkit';
import type { MirrorReceipt } from '../adapter.js';

const TIMES = { start: { dateTime: '2026-03-02T09:00:00Z' }, end: { dateTime: '2026-03-02T10:00:00Z' } };

describe('writes that meet something else at Google', () => {
  let scene: GoogleScene;
  beforeEach(async () => {
    scene = await GoogleScene.start();
  });
  afterEach(() => scene.stop());

  const create = (mirror: Mirror): Promise<MirrorReceipt> => scene.adapter.createMirror(scene.calendarId, mirror);
  const update = (mirror: Mirror, previous: MirrorReceipt): Promise<MirrorReceipt> =>
    scene.adapter.updateMirror(scene.calendarId, mirror, previous);
  const remove = (id: string, previous: MirrorReceipt): Promise<void> =>
    scene.adapter.deleteMirror(scene.calendarId, id, previous);
  const titles = (): (string | undefined)[] => scene.calendar.events().map(({ summary }) => summary);

  it('bring a mirror back under its next id after each deletion, and find it there again', async () => {
    for (const expected of ['mirr0r1', 'mirr0r1v1', 'mirr0r1v2']) {
      const receipt = await create(aMirror('mirr0r1'));
      expect(receipt.targetId).toBe(expected);
      expect((await create(aMirror('mirr0r1', { summary: 'Again' }))).targetId).toBe(expected);
      expect(titles()).toEqual(['Again']);
      expect(await scene.list()).toMatchObject([
        { receipt: { targetId: expected }, content: { event: { uid: 'mirr0r1' } } },
      ]);
      scene.calendar.delete(expected);
    }
  });

  it('leave what is already as wanted', async () => {
    const { revision } = await create(aMirror('mirr0r1'));
    const again = async (): Promise<unknown> => expect((await create(aMirror('mirr0r1'))).revision).toBe(revision);
    expect(await scene.requestsOf(again)).toEqual(['events.insert', 'events.get']);
  });

  it('do their work once where the first answer was lost', async () => {
    scene.server.faults.next('events.insert', { kind: 'cut-after' });
    await expect(create(aMirror('mirr0r1'))).rejects.toMatchObject({ kind: 'temporary' });
    await create(aMirror('mirr0r1'));
    expect(titles()).toHaveLength(1);
  });

  it('put back what a person changed meanwhile', async () => {
    const receipt = await create(aMirror('mirr0r1', { summary: 'Early' }));
    scene.calendar.patch('mirr0r1', { summary: 'Mine' });
    const late = async (): Promise<unknown> => update(aMirror('mirr0r1', { summary: 'Late' }), receipt);
    expect(await scene.requestsOf(late)).toEqual(['events.update', 'events.get', 'events.update']);
    expect(titles()).toEqual(['Late']);
  });

  it('take away what a person changed meanwhile', async () => {
    const receipt = await create(aMirror('mirr0r1'));
    scene.calendar.patch('mirr0r1', { summary: 'Mine' });
    await remove('mirr0r1', receipt);
    expect(titles()).toEqual([]);
  });

  it('say so where somebody else is faster twice', async () => {
    const receipt = await create(aMirror('mirr0r1'));
    const change = (): unknown => scene.calendar.patch('mirr0r1', { summary: 'Mine' });
    for (const operation of ['events.update', 'events.update', 'events.delete', 'events.delete'])
      scene.server.faults.next(operation, { kind: 'meanwhile', act: change });
    const busy = { kind: 'conflict', reason: 'changed-meanwhile' };
    await expect(update(aMirror('mirr0r1', { summary: 'Late' }), receipt)).rejects.toMatchObject(busy);
    await expect(remove('mirr0r1', receipt)).rejects.toMatchObject(busy);
    expect(titles()).toEqual(['Mine']);
  });

  it.each([
    ['no marker', {}],
    ['the marker of another pair', { calmirror: 'calmirror:v1:installation-1:pair-2:mirr0r1' }],
  ])('leave alone what has %s', async (_, marks) => {
    scene.calendar.put({ id: 'mirr0r1', summary: 'Dentist', ...TIMES, extendedProperties: { private: marks } });
    const stale = { targetId: 'mirr0r1', revision: '"1"' };
    await expect(create(aMirror('mirr0r1'))).rejects.toMatchObject({ kind: 'conflict', reason: 'already-exists' });
    await expect(update(aMirror('mirr0r1'), stale)).rejects.toMatchObject({ kind: 'conflict' });
    expect(titles()).toEqual(['Dentist']);
  });

  it('mend what has lost its marker in the place of a mirror, and do not delete it', async () => {
    const id = 'n4ofpbntjqrmngvuuegq7kr1rtjc86pu';
    const receipt = await create(aMirror(id));
    const lose = (): unknown =>
      scene.calendar.patch(id, {
        summary: 'Bare',
        extendedProperties: { private: { calmirror: null, calmirrorMirror: null } },
      });
    lose();
    await expect(remove(id, receipt)).rejects.toMatchObject({ kind: 'conflict', reason: 'changed-meanwhile' });
    await create(aMirror(id));
    expect(scene.calendar.get(id)).toMatchObject({
      summary: 'Planning',
      extendedProperties: { private: { calmirrorMirror: '1' } },
    });
    lose();
    await update(aMirror(id, { summary: 'Later' }), receipt);
    expect(scene.calendar.get(id)).toMatchObject({
      summary: 'Later',
      extendedProperties: { private: { calmirrorMirror: '1' } },
    });
  });

  it('tell a mirror that is gone, deleted by hand or never there', async () => {
    const receipt = await create(aMirror('mirr0r1'));
    scene.calendar.delete('mirr0r1');
    const gone = { kind: 'not-found', reason: 'gone' };
    await expect(update(aMirror('mirr0r1'), receipt)).rejects.toMatchObject(gone);
    await expect(update(aMirror('mirr0r1'), { ...receipt, revision: null })).rejects.toMatchObject(gone);
    await expect(update(aMirror('mirr0r2'), { targetId: 'mirr0r2', revision: '"1"' })).rejects.toMatchObject(gone);
    expect(titles()).toEqual([]);
  });

  it('do not take a mirror for deleted in a calendar that is out of sight', async () => {
    const receipt = await create(aMirror('mirr0r1'));
    scene.calendar.share('alice@corp.test', 'none');
    await expect(remove('mirr0r1', receipt)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(remove('mirr0r1', { ...receipt, revision: null })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('are refused for a calendar that is only to be read, as one that a person has to share', async () => {
    const receipt = await create(aMirror('mirr0r1'));
    scene.calendar.share('alice@corp.test', 'reader');
    const forbidden = { kind: 'auth', reason: 'forbidden' };
    await expect(create(aMirror('mirr0r2'))).rejects.toMatchObject(forbidden);
    await expect(update(aMirror('mirr0r1', { summary: 'Late' }), receipt)).rejects.toMatchObject(forbidden);
    await expect(remove('mirr0r1', receipt)).rejects.toMatchObject(forbidden);
  });
});
