import type { JobAnswer, PairAnswer } from '@calmirror/contracts';
import { aFeed, describeWithRadicale, feed } from '@calmirror/testkit';
import { anHour } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { mirrorsAt, personPuts, titlesAt } from './harness/standing.js';

const HOME = '/alice/work/';

/** All that a run writes about its pair. */
const SAVE = `
  CREATE TABLE saved_mappings AS TABLE mappings;
  CREATE TABLE saved_events AS TABLE snapshot_events;
  CREATE TABLE saved_calendars AS TABLE calendars;
  CREATE TABLE saved_pairs AS TABLE pairs`;
const RESTORE = `
  DELETE FROM mappings; INSERT INTO mappings TABLE saved_mappings;
  DELETE FROM snapshot_events; INSERT INTO snapshot_events TABLE saved_events;
  UPDATE calendars SET cursor = old.cursor, snapshot_version = old.snapshot_version
    FROM saved_calendars old WHERE calendars.id = old.id;
  UPDATE pairs SET applied_version = old.applied_version, applied_rules_version = old.applied_rules_version,
    applied_from = old.applied_from, applied_to = old.applied_to, last_succeeded_at = old.last_succeeded_at
    FROM saved_pairs old WHERE pairs.id = old.id`;
const FORGET = `
  DELETE FROM saved_mappings; DELETE FROM saved_events;
  UPDATE saved_calendars SET cursor = NULL, snapshot_version = 0;
  UPDATE saved_pairs SET applied_version = 0, applied_rules_version = 0, applied_from = NULL, applied_to = NULL,
    last_succeeded_at = NULL`;

describeWithRadicale('a database that is older than what stands on a CalDAV calendar', () => {
  let caldav: CaldavMirroring;
  let pair: PairAnswer;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
    const target = await caldav.calendar(HOME);
    await personPuts(caldav.person(), `${HOME}own.ics`, anHour('own', 'Own', 9));
    hold({ a: 'Early', b: 'Day', c: 'Late', d: 'Night' });
    pair = await caldav.mirroring.pair(await caldav.mirroring.source('/rota.ics'), target);
    await caldav.mirroring.settled(pair.id);
    await query(SAVE);
  });
  afterAll(() => caldav.stop());

  const query = (statements: string): Promise<unknown> => caldav.mirroring.running.db.query(statements);
  const hold = (titles: Readonly<Record<string, string>>): void => {
    const events = Object.entries(titles).map(([uid, title], index) => anHour(uid, title, index + 1));
    caldav.mirroring.feeds.route('/rota.ics', feed.conditional(aFeed(events)));
  };
  const hrefs = async (): Promise<string[]> => (await mirrorsAt(caldav.person(), HOME)).map(({ href }) => href);
  const reconciled = async (): Promise<JobAnswer> => {
    const order = { kind: 'reconcile', pairId: pair.id };
    const scheduled = await caldav.mirroring.client.post('/api/jobs/schedule', order);
    return caldav.mirroring.ended(scheduled.json<JobAnswer>().id);
  };

  it('goes on from what stands there: an ordinary run writes over its own mirrors, and makes no twin', async () => {
    hold({ a: 'Earlier', c: 'Late', d: 'Night', e: 'New', f: 'For a day' });
    await caldav.mirroring.sync(pair.id);
    const before = await hrefs();
    await query(RESTORE);

    hold({ a: 'Earliest', c: 'Later', d: 'Night', e: 'Newer' });
    expect(await caldav.mirroring.sync(pair.id)).toMatchObject({ status: 'succeeded', error: null });
    // Of the fifth the database never knew, and its source does not tell of it any more.
    expect(await titlesAt(caldav.person(), HOME)).toEqual(['Earliest', 'For a day', 'Later', 'Newer', 'Night', 'Own']);
    expect(await hrefs()).toEqual(before);
    expect(await caldav.mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', counts: { mirrored: 4, failed: 0 } });
  });

  it('finds with its next reconcile what it never knew of, and takes that away alone', async () => {
    expect(await reconciled()).toMatchObject({ status: 'succeeded', counts: { created: 0, updated: 0, deleted: 1 } });
    expect(await titlesAt(caldav.person(), HOME)).toEqual(['Earliest', 'Later', 'Newer', 'Night', 'Own']);
  });

  it.each([
    ['an ordinary run', () => caldav.mirroring.sync(pair.id)],
    ['reconciling', reconciled],
  ])('from before the first mirror takes all of them for its own by %s', async (_, run) => {
    const before = await mirrorsAt(caldav.person(), HOME);
    await query(FORGET);
    await query(RESTORE);
    expect(await run()).toMatchObject({ status: 'succeeded', error: null });
    await caldav.mirroring.quiet();
    expect(await hrefs()).toEqual(before.map(({ href }) => href));
    expect(await titlesAt(caldav.person(), HOME)).toEqual(['Earliest', 'Later', 'Newer', 'Night', 'Own']);
    expect(await caldav.mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', counts: { mirrored: 4, failed: 0 } });
    expect((await reconciled()).counts).toMatchObject({ created: 0, updated: 0, deleted: 0, unchanged: 4 });
  });
});
