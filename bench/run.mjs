import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { interruption } from '../scripts/lib/interruption.mjs';
import { Surroundings } from './parts/surroundings.mjs';
import { machine, table } from './parts/report.mjs';
import { measureBoot } from './measures/boot.mjs';
import { measureConsole } from './measures/console.mjs';
import { measureEngine } from './measures/engine.mjs';
import { measureHttp } from './measures/http.mjs';
import { measureMailbox } from './measures/mailbox.mjs';
import { measureMails } from './measures/mails.mjs';
import { measurePolled, measurePush } from './measures/push.mjs';
import { measureClaims } from './measures/queue-claims.mjs';
import { measureLatency } from './measures/queue-latency.mjs';
import { measureThroughput } from './measures/queue-throughput.mjs';
import { measureRequests } from './measures/requests.mjs';
import { measureProviders } from './measures/requests-at-providers.mjs';
import { measureScale } from './measures/scale.mjs';
import { measureStatements } from './measures/statements.mjs';

/** In the order in which they run. Each answers its figures; see parts/figure.mjs. */
const measures = {
  requests: measureRequests,
  'requests.providers': measureProviders,
  statements: measureStatements,
  boot: measureBoot,
  console: measureConsole,
  http: measureHttp,
  engine: measureEngine,
  mailbox: measureMailbox,
  'mailbox.mails': measureMails,
  scale: measureScale,
  push: measurePush,
  polled: measurePolled,
  'queue.claims': measureClaims,
  'queue.latency': measureLatency,
  'queue.throughput': measureThroughput,
};

const options = { json: { type: 'string' }, only: { type: 'string' } };

async function run() {
  const { json, only = '' } = parseArgs({ options }).values;
  const names = Object.keys(measures).filter((name) => name.startsWith(only));
  if (names.length === 0) throw new Error(`There is no measure ${only}: ${Object.keys(measures).join(', ')}.`);
  const surroundings = await Surroundings.open();
  interruption.addEventListener('abort', () => surroundings.close());
  try {
    const figures = [];
    for (const name of names) {
      console.error(`Measuring ${name}.`);
      figures.push(...(await measures[name](surroundings)));
    }
    const report = { machine: machine(), date: new Date().toISOString(), figures };
    if (json) fs.writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
    console.log(table(report));
  } finally {
    await surroundings.close();
  }
}

try {
  await run();
} catch (error) {
  if (!interruption.aborted) console.error(error);
  process.exitCode = 1;
}
process.exit();
