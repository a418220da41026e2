import { Company, otherOf } from '../parts/company.mjs';
import { figure } from '../parts/figure.mjs';

const events = 500;
const changed = 10;
const latencyMs = 50;

/** Events on a page of a read, and calls in a batch, as each provider lets anybody have them. */
const page = { google: 2_500, microsoft: 500 };
const batch = { google: 50, microsoft: 20 };
/** Times the latency that a full batch takes: Microsoft carries four of its calls out at once, each in that time. */
const batchTakes = { google: 1, microsoft: 20 / 4 };

/** Far above what is asked: budgets would set the pace, and not the engine. */
const env = {
  GOOGLE_REQUESTS_PER_MINUTE: '1000000',
  GOOGLE_PROJECT_REQUESTS_PER_MINUTE: '1000000',
  MICROSOFT_REQUESTS_PER_TEN_MINUTES: '1000000',
};

/** Does something, and answers what both providers were asked meanwhile, and the seconds that the jobs took. */
async function costOf(company, act) {
  await company.providers.ask('requests');
  const { rows } = await company.installation.database.query('SELECT clock_timestamp() AS at');
  const begin = performance.now();
  await act();
  await company.installation.jobsSince(rows[0].at);
  const seconds = (performance.now() - begin) / 1000;
  return { seconds, ...(await company.providers.ask('requests')) };
}

/** From a person's calendar at `kind` to the one at the other provider. */
async function figuresOf(company, kind, mail) {
  const other = otherOf(kind);
  const source = { id: company.calendars[kind].get(mail) };
  const ask = (name) => company.providers.ask(name, { kind, mail, events: name === 'fill' ? events : changed });
  await ask('fill');
  const first = await costOf(company, () => company.pair({ kind, mail }));
  const unchanged = await costOf(company, () => company.installation.pull(source));
  await ask('edit');
  const edits = await costOf(company, () => company.installation.pull(source));
  const least = (value) => ({ is: 'the least', value });
  const pages = Math.ceil(events / page[kind]);
  const batches = Math.ceil(events / batch[other]);
  return [
    figure(`requests.${kind}.first-${events}.reads`, first[kind].requests, 'requests', least(pages)),
    figure(`requests.${other}.first-${events}.writes`, first[other].requests, 'requests', least(batches)),
    figure(`requests.${other}.first-${events}.units`, first[other].units, 'units', least(events)),
    figure(`requests.${kind}-to-${other}.first-${events}-s`, first.seconds, 's', {
      ...{ is: 'these requests one by one', value: ((pages + batches * batchTakes[other]) * latencyMs) / 1000 },
    }),
    figure(`requests.${kind}.unchanged`, unchanged[kind].requests, 'requests', least(1)),
    figure(`requests.${kind}.unchanged.target`, unchanged[other].requests, 'requests'),
    figure(`requests.${kind}.changed-${changed}.reads`, edits[kind].requests, 'requests', least(1)),
    figure(`requests.${other}.changed-${changed}.writes`, edits[other].requests, 'requests', {
      ...least(Math.ceil(changed / batch[other])),
    }),
  ];
}

/** Exact, but for the seconds: what Google and Microsoft 365 are asked for a first fill, an unchanged read and ten changes. */
export async function measureProviders(surroundings) {
  const company = await Company.open(surroundings, { people: 2, env });
  try {
    await company.providers.ask('latency', latencyMs);
    const [one, other] = company.people;
    return [...(await figuresOf(company, 'google', one.mail)), ...(await figuresOf(company, 'microsoft', other.mail))];
  } finally {
    await company.close();
  }
}
