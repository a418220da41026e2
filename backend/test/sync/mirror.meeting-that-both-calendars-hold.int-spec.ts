import type { CalendarEvent } from '@calmirror/core';
import { anHourIn, ReconciledPair } from '../reconcile/harness/reconciled-pair.js';

const meeting = anHourIn(2, 'meeting@corp.test', 'Meeting');
const mine = anHourIn(3, 'mine@home.test', 'Mine');

/** Feeds and CalDAV name an event by its UID; Google and Microsoft have ids of their own. */
describe.each([
  ['under the same id', meeting.id],
  ['under an id of its own', 'AAMkAGI1'],
])('a meeting to which both calendars are invited, which the target holds %s', (_, id) => {
  let pair: ReconciledPair;

  /** What the target's owner, or the organiser, does to the copy; the target is then read, as it is for its own pairs. */
  const there = async (differing: Partial<CalendarEvent> | null): Promise<void> => {
    if (differing === null) pair.target.held.delete(id);
    else pair.target.held.put({ ...meeting, id, ...differing });
    await pair.mirroring.pull(pair.target.id);
    await pair.mirroring.quiet();
  };

  beforeAll(async () => {
    pair = await ReconciledPair.start([mine]);
    const { mirroring, target } = pair;
    // It is read for a pair of its own.
    await mirroring.pair(target, await mirroring.target());
    await there({ myAnswer: 'accepted' });
  });
  afterAll(() => pair.stop());

  it('is not mirrored onto the one that holds it, and says why', async () => {
    pair.source.held.put(meeting);
    expect((await pair.mirror()).counts).toMatchObject({ created: 0, filtered: 1 });
    expect(pair.titles()).toEqual(['Meeting', 'Mine']);
    expect(await pair.events('filtered')).toEqual(['meeting@corp.test already-there']);
  });

  it('is mirrored once it is declined there, as its time is free there, though the source did not change', async () => {
    await there({ myAnswer: 'declined' });
    expect(pair.titles()).toEqual(['Meeting', 'Meeting', 'Mine']);
    expect(await pair.events('filtered')).toEqual([]);
  });

  it('keeps its mirror while it is declined there, whatever else is said of it', async () => {
    await there({ myAnswer: 'declined', summary: 'Meeting of all' });
    pair.source.held.put({ ...meeting, sequence: 1 });
    expect((await pair.mirror()).counts).toMatchObject({ created: 0, deleted: 0 });
    expect(pair.titles()).toEqual(['Meeting', 'Meeting of all', 'Mine']);
  });

  it('loses its mirror when the target comes to hold it again', async () => {
    await there({ myAnswer: 'accepted' });
    expect(pair.titles()).toEqual(['Meeting', 'Mine']);
    expect(await pair.events('filtered')).toEqual(['meeting@corp.test already-there']);
  });

  it('is mirrored when the target holds it no more', async () => {
    await there(null);
    expect(pair.standing()).toEqual(expect.arrayContaining([['Meeting', expect.not.stringMatching(id) as string]]));
    expect((await pair.mirror()).counts).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    expect(pair.titles()).toEqual(['Meeting', 'Mine']);
  });

  it('is not mirrored for a second one of the same UID, as long as one of them stands', async () => {
    await there({ myAnswer: 'accepted' });
    pair.target.held.put({ ...meeting, id: 'another', myAnswer: 'declined' });
    await pair.mirroring.pull(pair.target.id);
    await pair.mirroring.quiet();
    expect(await pair.events('filtered')).toEqual(['meeting@corp.test already-there']);
  });
});
