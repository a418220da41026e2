import { anHourIn, ReconciledPair } from '../reconcile/harness/reconciled-pair.js';

const meeting = anHourIn(2, 'meeting@corp.test', 'Meeting');
const mine = anHourIn(3, 'mine@home.test', 'Mine');

describe('a meeting to which both calendars are invited', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start([mine]);
    pair.target.held.put({ ...meeting, myAnswer: 'accepted' });
    await pair.mirroring.pull(pair.target.id);
  });
  afterAll(() => pair.stop());

  it('is not mirrored onto the one that holds it, and says why', async () => {
    pair.source.held.put(meeting);
    expect((await pair.mirror()).counts).toMatchObject({ created: 0, filtered: 1 });
    expect(pair.titles()).toEqual(['Meeting', 'Mine']);
    expect(await pair.events('filtered')).toEqual(['meeting@corp.test already-there']);
  });

  it('is mirrored once it is declined there, as its time is free there', async () => {
    pair.target.held.put({ ...meeting, myAnswer: 'declined' });
    await pair.mirroring.pull(pair.target.id);
    pair.source.held.put({ ...meeting, sequence: 1 });
    expect((await pair.mirror()).counts).toMatchObject({ created: 1 });
    expect(pair.titles()).toEqual(['Meeting', 'Meeting', 'Mine']);
  });

  it('loses its mirror when the target comes to hold it again, though the source did not change', async () => {
    pair.target.held.put({ ...meeting, myAnswer: 'accepted' });
    await pair.mirroring.pull(pair.target.id);
    expect((await pair.mirror()).counts).toMatchObject({ created: 0, deleted: 1 });
    expect(pair.titles()).toEqual(['Meeting', 'Mine']);
  });

  it('is mirrored when the target holds it no more, though the source did not change', async () => {
    pair.target.held.delete(meeting.id);
    await pair.mirroring.pull(pair.target.id);
    expect((await pair.mirror()).counts).toMatchObject({ created: 1, deleted: 0 });
    expect((await pair.mirror()).counts).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    expect(pair.titles()).toEqual(['Meeting', 'Mine']);
  });
});
