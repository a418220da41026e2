import { formatMarker } from '@calmirror/core';
import { anEvent } from '@calmirror/testkit';
import { hours, ReconciledPair } from './harness/reconciled-pair.js';

describe('more orphans than the guard lets go at once', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(10), { limits: { deletePercent: 100, deleteCount: 3 } });
  });
  afterAll(() => pair.stop());

  it('are held until a person has looked at them', async () => {
    const installationId = pair.mirrorOf('event-0').marker?.split(':')[2] ?? '';
    for (let index = 0; index < 5; index += 1) {
      const marker = formatMarker({ installationId, pairId: pair.id }, `0rphan${index}`);
      pair.target.held.put(
        anEvent({ id: `orphan-${index}`, uid: `0rphan${index}`, summary: `orphan-${index}`, marker }),
      );
    }
    const before = pair.titles();
    expect((await pair.reconcile()).counts).toMatchObject({ deleted: 0, held: 5 });
    expect(pair.titles()).toEqual(before);
    expect(await pair.mirroring.pairNow(pair.id)).toMatchObject({ state: 'held', counts: { held: 5 } });

    expect((await pair.reconcile()).counts).toMatchObject({ deleted: 0 });
    expect(pair.titles()).toEqual(before);

    const decide = (what: string, body: object) =>
      pair.mirroring.client.post(`/api/pairs/${pair.id}/deletions/${what}`, body);
    await decide('discard', { eventIds: ['orphan:0rphan4'] });
    await decide('approve', {});
    await pair.mirroring.quiet();
    await pair.reconcile();
    expect(pair.titles()).toEqual([...hours(10).map(({ uid }) => uid), 'orphan-4']);
    expect(await pair.events('kept')).toEqual(['orphan:0rphan4 vanished']);
  });

  it('are adopted together or not at all, so that the guard sees all of them', async () => {
    const installationId = pair.mirrorOf('event-0').marker?.split(':')[2] ?? '';
    for (let index = 0; index < 250; index += 1) {
      const uid = `m0re${index}`;
      const marker = formatMarker({ installationId, pairId: pair.id }, uid);
      pair.target.held.put(anEvent({ id: uid, uid, summary: uid, marker }));
    }
    const { db } = pair.mirroring.running;
    await db.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$`);
    await db.query(`CREATE TRIGGER refuse BEFORE INSERT ON mappings FOR EACH ROW
      WHEN (NEW.mirror_id = 'm0re249') EXECUTE FUNCTION refuse()`);
    expect(await pair.reconcile()).toMatchObject({ status: 'queued', error: { kind: 'bug' } });
    expect(await pair.events('failed')).toEqual([]);
    await db.query('DROP TRIGGER refuse ON mappings');
    await pair.mirroring.forgetWaiting();
    expect((await pair.reconcile()).counts).toMatchObject({ deleted: 0, held: 250 });
  });
});
