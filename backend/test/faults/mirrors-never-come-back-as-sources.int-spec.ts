import { anEvent } from '@calmirror/testkit';
import { JobQueue } from '../../src/queue/job-queue.js';
import { dashedIn } from '../sync/harness/sample-feed.js';
import { FakeAccounts, type FakeCalendarInUse } from '../sync/harness/fake-accounts.js';
import { Mirroring } from '../sync/harness/mirroring.js';

const event = (uid: string): ReturnType<typeof anEvent> =>
  anEvent({
    uid,
    summary: uid,
    start: { kind: 'instant', instant: `${dashedIn(3)}T09:00:00Z` },
    end: { kind: 'instant', instant: `${dashedIn(3)}T10:00:00Z` },
  });

describe('pairs that lead round in a circle, which saving a pair refuses', () => {
  let mirroring: Mirroring;
  let accounts: FakeAccounts;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    accounts = new FakeAccounts(mirroring.running);
  });
  afterAll(() => mirroring.stop());

  const ring = async (size: number): Promise<FakeCalendarInUse[]> => {
    const account = await accounts.account();
    const calendars: FakeCalendarInUse[] = [];
    for (let index = 0; index < size; index += 1) calendars.push(await accounts.calendar(account));
    for (const [index, source] of calendars.entries())
      await accounts.pair(source, calendars[(index + 1) % size] as FakeCalendarInUse);
    return calendars;
  };

  /** Reads every calendar once, and mirrors what is new. */
  const round = async (calendars: readonly FakeCalendarInUse[]): Promise<void> => {
    const pulls = calendars.map(({ id, connectorId }) => ({
      kind: 'pull' as const,
      lane: 'poll' as const,
      calendarId: id,
      accountId: connectorId,
    }));
    await mirroring.running.app.get(JobQueue).enqueue(pulls);
    await mirroring.quiet();
  };

  it.each([
    ['two calendars that mirror each other', 2],
    ['a ring of three', 3],
  ])('%s: each event is mirrored once, and then nothing is written any more', async (_, size) => {
    const calendars = await ring(size);
    calendars.forEach(({ held }, index) => held.put(event(`of-${index}`)));
    for (let rounds = 0; rounds < size + 1; rounds += 1) await round(calendars);
    const held = calendars.map((calendar) => calendar.held.all().map(({ event: { summary } }) => summary));
    expect(held).toEqual(calendars.map((_calendar, index) => [`of-${index}`, `of-${(index + size - 1) % size}`]));

    const versions = calendars.map((calendar) => calendar.held.version);
    for (let rounds = 0; rounds < size + 1; rounds += 1) await round(calendars);
    expect(calendars.map((calendar) => calendar.held.version)).toEqual(versions);
  });
});
