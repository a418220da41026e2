import fs from 'node:fs';
import path from 'node:path';
import { Child, processFile } from '../parts/child.mjs';
import { feed } from '../parts/feed.mjs';
import { FeedServer } from '../parts/feed-server.mjs';
import { fastest, figure, highest, median } from '../parts/figure.mjs';
import { Installation, spanOf } from '../parts/installation.mjs';

const repeats = 3;

/** From a feed's bytes at a server to its published mirrors, and the same feed later on. */
class EngineRun {
  constructor(installation, feeds, folder) {
    this.installation = installation;
    this.feeds = feeds;
    this.folder = folder;
  }

  /** A first read of `count` events, and what it stands beside. */
  async first(count, name) {
    const body = feed(count);
    const source = await this.installation.source(this.feeds.put(`/${name}`, body));
    const target = await this.installation.target();
    const { rows } = await this.installation.database.query('SELECT clock_timestamp() AS at');
    await this.installation.resetProbe();
    const pair = await this.installation.pair(source, target);
    const jobs = await this.installation.jobsSince(rows[0].at);
    const probe = await this.installation.probe();
    const { counts } = await this.installation.get(`/api/pairs/${pair.id}`);
    if (counts.mirrored !== count) throw new Error(`${counts.mirrored} of ${count} events were mirrored.`);
    return { source, pair, ms: spanOf(jobs), floorMs: await this.#floor(body, pair), ...probe };
  }

  async #floor(body, pair) {
    const feedFile = path.join(this.folder, 'floor.ics');
    fs.writeFileSync(feedFile, body);
    const child = new Child(processFile('feed-floor'));
    await child.heard('ready');
    const input = { feedFile, databaseUrl: this.installation.databaseUrl, pairId: pair.id };
    // The first time it compiles.
    await child.ask('floor', input);
    const milliseconds = await child.ask('floor', input);
    await child.stop();
    return milliseconds;
  }

  /** The same calendar read again. */
  async again(source) {
    await this.installation.resetProbe();
    const ms = spanOf(await this.installation.pull(source));
    return { ms, ...(await this.installation.probe()) };
  }
}

/** Bytes that an event takes which is read and mirrored once, indexes included. */
async function bytesOfEvent(database) {
  const tables = ['snapshot_events', 'mappings', 'published_events', 'journal'];
  await database.query('VACUUM ANALYZE');
  const { rows } = await database.query(
    'SELECT sum(pg_total_relation_size(name::regclass)) / (SELECT count(*) FROM mappings) AS bytes FROM unnest($1::text[]) AS name',
    [tables],
  );
  return Math.round(rows[0].bytes);
}

const inTurn = async (count, work) => {
  const results = [];
  for (let index = 0; index < count; index += 1) results.push(await work(index));
  return results;
};
const all = (runs, member) => runs.map((run) => run[member]);

/** Figures of the engine, after its process has warmed up with small feeds; of each time the best of several. */
export async function measureEngine(surroundings) {
  const feeds = await FeedServer.start();
  const installation = await Installation.start(surroundings);
  const run = new EngineRun(installation, feeds, surroundings.folder);
  try {
    const small = await inTurn(repeats, (index) => run.first(1_000, `small-${index}.ics`));
    const big = await inTurn(repeats, (index) => run.first(10_000, `big-${index}.ics`));
    const bytes = await bytesOfEvent(installation.database);
    const { source } = big.at(-1);
    const name = `/big-${repeats - 1}.ics`;
    const unchanged = await inTurn(9, () => run.again(source));
    const changed = await inTurn(repeats, (index) => {
      feeds.put(name, feed(10_000, 100, index + 1));
      return run.again(source);
    });
    feeds.put(name, feed(10_000, 100, repeats), { validators: false });
    const same = await inTurn(5, () => run.again(source));
    const first = { is: 'first time', value: fastest(all(big, 'ms')) };
    const floorOf = (runs) => ({ is: 'node-ical + one insert', value: fastest(all(runs, 'floorMs')) });
    return [
      figure('engine.first-10k-ms', fastest(all(big, 'ms')), 'ms', floorOf(big)),
      figure('engine.first-1k-ms', fastest(all(small, 'ms')), 'ms', floorOf(small)),
      figure('engine.growth-1k-to-10k', fastest(all(big, 'ms')) / fastest(all(small, 'ms')), 'times', {
        is: 'events',
        value: 10,
      }),
      figure('engine.changed-100-of-10k-ms', fastest(all(changed, 'ms')), 'ms', first),
      figure('engine.unchanged-10k-ms', fastest(all(unchanged, 'ms')), 'ms', first),
      figure('engine.unchanged-10k-without-etag-ms', fastest(all(same, 'ms')), 'ms', first),
      figure('engine.longest-block-ms', median(all(big, 'longestBlockMs')), 'ms'),
      figure('engine.longest-block-cpu-ms', median(all(big, 'longestBlockCpuMs')), 'ms'),
      figure('engine.longest-block-changed-ms', median(all(changed, 'longestBlockMs')), 'ms'),
      figure('engine.bytes-per-event', bytes, 'bytes'),
      figure('engine.memory-growth-mb', highest(all(big, 'memoryGrowthMb')), 'MB'),
    ];
  } finally {
    await installation.stop();
    feeds.stop();
  }
}
