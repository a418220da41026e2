import { aFeed, aVevent, feed, FeedServer } from '@calmirror/testkit';
import ical from 'ical.js';
import { calendarOfFeed, makePair, publishedCalendar } from '../harness/calendars-in-use.js';
import { eventually } from '../harness/eventually.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
const times = [`DTSTART:${tomorrow}T090000Z`, `DTEND:${tomorrow}T100000Z`];

describe('a published feed', () => {
  let running: RunningApp;
  let source: FeedServer;

  beforeAll(async () => {
    source = await FeedServer.start();
    running = await startApp();
  });
  afterAll(async () => {
    await running.stop();
    await source.close();
  });

  it('shows the events of the source under the rule of the pair, and follows a change', async () => {
    source.route('/rota.ics', feed.plain(aFeed([aVevent('one@test', 'Dentist', ...times)])));
    const client = await running.client();
    const rota = await calendarOfFeed(client, source.url('/rota.ics'));
    const team = await publishedCalendar(client);
    const pair = await makePair(client, {
      name: 'Rota → Team',
      sourceCalendarId: rota.id,
      targetCalendarId: team.id,
      policy: { preset: 'title' },
      intervalSeconds: 5,
    });
    expect([pair.state, pair.stateReason]).toEqual(['working', 'first-fill']);

    await eventually(async () => expect(await summaries(team.feedUrl)).toEqual(['Dentist']));
    source.route(
      '/rota.ics',
      feed.plain(aFeed([aVevent('one@test', 'Doctor', ...times), aVevent('two@test', 'Lunch', ...times)])),
    );
    await eventually(async () => expect(await summaries(team.feedUrl)).toEqual(['Doctor', 'Lunch']), 20_000);

    const after = await client.get(`/api/pairs/${pair.id}`);
    expect(after.json()).toMatchObject({
      state: 'ok',
      stateReason: null,
      counts: { mirrored: 2, filtered: 0, held: 0, failed: 0 },
    });
    expect(after.json<{ freshnessSeconds: number }>().freshnessSeconds).toBeLessThan(30);
  });
});

async function summaries(feedUrl: string | null): Promise<unknown[]> {
  const answer = await fetch(feedUrl ?? '');
  const calendar = new ical.Component(ical.parse(await answer.text()) as unknown[]);
  return calendar
    .getAllSubcomponents('vevent')
    .map((event) => event.getFirstPropertyValue('summary'))
    .sort();
}
