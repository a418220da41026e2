import { setTimeout as wait } from 'node:timers/promises';
import { Company, otherOf } from '../parts/company.mjs';
import { figure, quantile } from '../parts/figure.mjs';
import { ScrapedHistogram } from '../parts/scraped-histogram.mjs';

const calendars = 1_000;
/** Of ten source calendars so many are at Google, the others at Microsoft 365. */
const atGoogle = 7;
const eventsBefore = 3;
const latencyMs = 50;
const seconds = 60;
const interval = 60;
const histogram = 'calmirror_change_to_mirror_seconds';

const kindOf = (n) => (n % 10 < atGoogle ? 'google' : 'microsoft');

/** Does it for all, some at a time. */
async function forAll(items, atOnce, act) {
  const rest = items.values();
  const work = async () => {
    for (const item of rest) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function untilChannelsStand(company) {
  for (;;) {
    const { google, microsoft } = await company.providers.ask('channels');
    if (google + microsoft >= calendars) return;
    await wait(200);
  }
}

/** When each of the changes had come to its target, in milliseconds; waits until all have. */
async function arrivals(company, targets) {
  for (;;) {
    const at = await company.providers.ask('arrived', targets);
    if (at.every((one) => one !== null)) return at;
    await wait(500);
  }
}

/** A thousand calendars that are read by pairs to the other provider, and one change of each within a minute. */
async function measured(surroundings, { pushed }) {
  const company = await Company.open(surroundings, { people: calendars, pushed });
  try {
    const sources = company.people.map(({ mail }, n) => ({ kind: kindOf(n), mail }));
    for (const source of sources) await company.providers.ask('fill', { ...source, events: eventsBefore });
    await company.providers.ask('latency', latencyMs);
    const intervalSeconds = pushed ? 3600 : interval;
    await forAll(sources, 16, (source) => company.pair(source, { intervalSeconds }));
    if (pushed) await untilChannelsStand(company);
    await company.quiet();
    const urls = company.workers.map(({ url }) => url);
    const label = `lane="${pushed ? 'push' : 'poll'}"`;
    const before = await ScrapedHistogram.of(urls, histogram, label);
    await company.providers.ask('requests');
    // In another order than that in which the calendars were set up: 7 and 1,000 have no divisor in common.
    const changes = sources.map((_, n) => ({ ...sources[(n * 7) % calendars], title: `Change ${n}` }));
    const changedAt = await company.providers.ask('changes', { calendars: changes, seconds });
    const targets = changes.map(({ kind, mail, title }) => ({ kind: otherOf(kind), mail, title }));
    const arrivedAt = await arrivals(company, targets);
    await company.quiet();
    const told = (await ScrapedHistogram.of(urls, histogram, label)).since(before);
    const requests = await company.providers.ask('requests');
    return { told, requests, waited: arrivedAt.map((at, n) => (at - changedAt[n]) / 1000) };
  } finally {
    await company.close();
  }
}

const objective = (value) => ({ is: 'objective', value });

/** From the arrival of a message to the mirror it led to, by the histogram of production; beside it, by the clock of the providers, from change to mirror. */
export async function measurePush(surroundings) {
  const { told, requests, waited } = await measured(surroundings, { pushed: true });
  const { google, microsoft } = requests;
  return [
    figure('push.message-to-mirror.p50-s', told.quantile(0.5), 's'),
    figure('push.message-to-mirror.p95-s', told.quantile(0.95), 's', objective(2)),
    figure('push.message-to-mirror.p99-s', told.quantile(0.99), 's'),
    figure('push.change-to-mirror.p95-s', quantile(waited, 0.95), 's', objective(2)),
    figure('push.requests', google.requests + microsoft.requests, 'requests', {
      ...{ is: 'a read and a write for each change', value: 2 * calendars },
    }),
  ];
}

/** The same without messages, each calendar read each minute: from the change, and from when its read was due. */
export async function measurePolled(surroundings) {
  const { told, waited } = await measured(surroundings, { pushed: false });
  return [
    figure('polled.change-to-mirror.p50-s', quantile(waited, 0.5), 's'),
    figure('polled.change-to-mirror.p95-s', quantile(waited, 0.95), 's', objective(interval + 2)),
    figure('polled.due-to-mirror.p95-s', told.quantile(0.95), 's', objective(2)),
  ];
}
