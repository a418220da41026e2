import { DavServer } from '../parts/dav-server.mjs';
import { feed } from '../parts/feed.mjs';
import { FeedServer } from '../parts/feed-server.mjs';
import { figure } from '../parts/figure.mjs';
import { Installation } from '../parts/installation.mjs';

const events = 100;

class RequestCount {
  constructor(installation, feeds, source) {
    this.installation = installation;
    this.feeds = feeds;
    this.source = source;
  }

  /** Rows written on all targets since they were made. */
  async #written() {
    const { rows } = await this.installation.database.query(
      'SELECT coalesce(sum(revision), 0)::integer AS count FROM published_events',
    );
    return rows[0].count;
  }

  /** Reads the source, lets the pairs follow, and answers what that cost. */
  async pull() {
    const [asked, written] = [this.feeds.requests, await this.#written()];
    await this.installation.pull(this.source);
    return { requests: this.feeds.requests - asked, writes: (await this.#written()) - written };
  }
}

/** What a CalDAV target is asked while ten of its mirrors are changed, by its own count. */
async function changedOnCaldav(installation, feeds) {
  const dav = await DavServer.start();
  try {
    const source = await installation.source(feeds.put('/caldav.ics', feed(events)));
    await installation.pair(source, await installation.caldavTarget(dav.url));
    await installation.pull(source);
    const [writes, reads] = [dav.writes, dav.reads];
    feeds.put('/caldav.ics', feed(events, 10, 1));
    await installation.pull(source);
    return { writes: dav.writes - writes, reads: dav.reads - reads };
  } finally {
    dav.stop();
  }
}

/** Exact: what leaves the house for one source, unchanged and changed, by the count of the server that was asked. */
export async function measureRequests(surroundings) {
  const feeds = await FeedServer.start();
  const installation = await Installation.start(surroundings);
  try {
    const source = await installation.source(feeds.put('/feed.ics', feed(events)));
    const count = new RequestCount(installation, feeds, source);
    const pairWithNew = async () => installation.pair(source, await installation.target());
    await pairWithNew();
    await count.pull();
    const unchanged = await count.pull();
    feeds.put('/feed.ics', feed(events, 10, 1));
    const changed = await count.pull();
    for (let pairs = 1; pairs < 10; pairs += 1) await pairWithNew();
    await count.pull();
    const tenPairs = await count.pull();
    const onCaldav = await changedOnCaldav(installation, feeds);
    const floor = { is: 'the least', value: 1 };
    return [
      figure('requests.unchanged', unchanged.requests, 'requests', floor),
      figure('requests.unchanged.10-pairs', tenPairs.requests, 'requests', floor),
      figure('requests.unchanged.10-pairs.writes', tenPairs.writes, 'writes'),
      figure('requests.changed-10', changed.requests, 'requests', floor),
      figure('requests.changed-10.writes', changed.writes, 'writes', { is: 'events changed', value: 10 }),
      figure('requests.changed-10.caldav-writes', onCaldav.writes, 'requests', { is: 'events changed', value: 10 }),
      figure('requests.changed-10.caldav-reads', onCaldav.reads, 'requests'),
    ];
  } finally {
    await installation.stop();
    feeds.stop();
  }
}
