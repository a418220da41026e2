import { anEvent } from '@calmirror/testkit';
import { sealContext, SecretBox } from '../../src/secrets/secret-box.js';
import { hours, ReconciledPair } from './harness/reconciled-pair.js';

describe('a target on which people changed and deleted mirrors', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(5));
  });
  afterAll(() => pair.stop());

  it('is as it was left: one read of what it holds of its own, one listing, and nothing is written', async () => {
    const before = [pair.target.held.version, pair.targetAccount.provider.requests] as const;
    const job = await pair.reconcile();
    expect(job).toMatchObject({ status: 'succeeded', counts: { unchanged: 5, created: 0, updated: 0, deleted: 0 } });
    expect([pair.target.held.version, pair.targetAccount.provider.requests]).toEqual([before[0], before[1] + 2]);
  });

  it('is mended in place: what was changed is changed back, what was deleted is there again', async () => {
    const { held } = pair.target;
    const [edited, deleted] = [pair.mirrorOf('event-1'), pair.mirrorOf('event-3')];
    held.put({ ...edited, summary: 'Mine', location: 'My room' });
    held.delete(deleted.id);
    held.put(anEvent({ id: 'dentist', summary: 'Dentist' }));

    const job = await pair.reconcile();
    expect(job.counts).toMatchObject({ created: 1, updated: 1, deleted: 0, respected: 0 });
    expect(pair.titles()).toEqual(['Dentist', 'event-0', 'event-1', 'event-2', 'event-3', 'event-4']);
    expect(pair.mirrorOf('event-1')).toEqual(edited);
    expect(pair.mirrorOf('event-3')).toEqual(deleted);
  });

  it('tells what it found, and keeps what a person had written for the way back', async () => {
    expect((await pair.journal()).slice(5).sort()).toEqual(['create event-3', 'update event-1']);
    const [{ id, before }] = await pair.mirroring.running.db.query<[{ id: string; before: Buffer }]>(
      `SELECT id, before FROM journal WHERE operation = 'update'`,
    );
    const image = pair.mirroring.running.app.get(SecretBox).open(before, sealContext('journal', 'before', id));
    expect(JSON.parse(image)).toMatchObject({ summary: 'Mine', location: 'My room' });
  });

  it('is left alone by the next one', async () => {
    const { version } = pair.target.held;
    const job = await pair.reconcile();
    expect(job.counts).toMatchObject({ unchanged: 5, created: 0, updated: 0 });
    expect(await pair.log(job)).toContainEqual(
      expect.objectContaining({ level: 'info', data: expect.objectContaining({ changed: 0, foreign: 0 }) as object }),
    );
    expect(pair.target.held.version).toBe(version);
  });

  it('notes another revision of the same content, and writes nothing', async () => {
    const mirror = pair.mirrorOf('event-2');
    pair.target.held.put({ ...mirror, sequence: 7, categories: ['Theirs'], reminders: [{ minutesBefore: 10 }] });
    const { version } = pair.target.held;
    expect((await pair.reconcile()).counts).toMatchObject({ updated: 0, unchanged: 5 });
    expect(pair.target.held.version).toBe(version);
  });
});
