import { feed } from './feed.mjs';
import { FeedServer } from './feed-server.mjs';
import { Installation } from './installation.mjs';

const size = 50;

/** An installation without a worker, with fifty and more of everything that is listed. */
export async function startHouseOfFifty(surroundings) {
  const feeds = await FeedServer.start();
  const installation = await Installation.start(surroundings, { mode: 'web' });
  const source = await installation.source(feeds.put('/feed.ics', feed(10)));
  let pair;
  for (let index = 0; index < size; index += 1) {
    pair = await installation.pair(source, await installation.target());
    await installation.post('/api/jobs/schedule', { kind: 'mirror', pairId: pair.id });
  }
  feeds.stop();
  return { installation, pair, source };
}
