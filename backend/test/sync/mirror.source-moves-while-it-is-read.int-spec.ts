import type { JobAnswer } from '@calmirror/contracts';
import type { FeedResponse } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { Mirroring } from './harness/mirroring.js';
import { feedOf } from './harness/sample-feed.js';

/** A server that counts the changes of each feed: two feeds may well have the same tag. */
const numbered =
  (body: string, revision: number): FeedResponse =>
  (request, response) => {
    const etag = `"${revision}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'content-type': 'text/calendar' }).end(body);
  };

describe('a connector that gets another address while the old one is being read', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    mirroring.feeds.route('/old.ics', numbered(feedOf(3), 1));
    mirroring.feeds.route('/new.ics', numbered(feedOf(5), 2));
  });
  afterAll(() => mirroring.stop());

  it('shows what is at the new one, whatever the old one still answers', async () => {
    const [source, target] = [await mirroring.source('/old.ics'), await mirroring.target()];
    const pair = await mirroring.pair(source, target);
    await mirroring.settled(pair.id);

    const held: (() => void)[] = [];
    const answered: FeedResponse = numbered(feedOf(4), 2);
    mirroring.feeds.route('/old.ics', (request, response) => held.push(() => answered(request, response)));
    const scheduled = await mirroring.client.post('/api/jobs/schedule', { kind: 'pull', calendarId: source.id });
    await eventually(() => expect(held).toHaveLength(1));
    await mirroring.client.put(`/api/connectors/${source.connectorId}`, {
      settings: { url: mirroring.feeds.url('/new.ics') },
    });
    held[0]?.();

    await mirroring.ended(scheduled.json<JobAnswer>().id);
    await mirroring.quiet();
    expect((await mirroring.feedText(target)).split('BEGIN:VEVENT').length - 1).toBe(5);
  });
});
