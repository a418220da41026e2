// The servers of Google and Microsoft 365 as the tests have them, with people of a company, in a process of their own. They are
// told what changes, and tell when it was and when it had come to its target, by their own clock.
import { setTimeout as wait } from 'node:timers/promises';
import { GoogleServer, GraphServer, OAuthServer } from '../parts/testkit.mjs';

const { people, serviceAccount, application, redirectUri } = JSON.parse(process.argv[2]);
const client = { id: 'measured', secret: 'measured', redirectUri };
const tenants = { [application.tenant]: 'corp.test' };

const googleSignIn = await OAuthServer.start({
  ...{ kind: 'google', client, people, scopes: [], serviceAccounts: [serviceAccount] },
});
const microsoftSignIn = await OAuthServer.start({
  ...{ kind: 'microsoft', client, people, scopes: [], tenants, applications: [application] },
});
const google = await GoogleServer.start({ tokens: googleSignIn, heldToContract: false });
const microsoft = await GraphServer.start({ tokens: microsoftSignIn, heldToContract: false });
for (const { mail } of people.slice(1)) google.addUser(mail);
google.user().admin = true;
for (const { mail } of people.slice(1)) microsoft.person(mail);

const day = 86_400_000;
const hourIn = (days) => new Date(Math.floor(Date.now() / day) * day + days * day).toISOString().slice(0, 10);

/** An hour on the day that is so many days ahead. */
const put = {
  google(mail, title, days = 2) {
    const at = (hour) => ({ dateTime: `${hourIn(days)}T${hour}:00:00Z`, timeZone: 'UTC' });
    google.calendar(mail).put({ summary: title, start: at(10), end: at(11) });
  },
  microsoft(mail, title, days = 2) {
    const at = (hour) => ({ dateTime: `${hourIn(days)}T${hour}:00:00`, timeZone: 'UTC' });
    microsoft.person(mail).put({ subject: title, start: at(10), end: at(11) });
  },
};

/** Titles in a person's own calendar, with the milliseconds at which each was written last. */
const written = {
  google: (mail) =>
    google
      .calendar(mail)
      .events()
      .map(({ summary, updated }) => [summary, Date.parse(updated)]),
  microsoft: (mail) =>
    microsoft
      .person(mail)
      .events()
      .map(({ subject, lastModifiedDateTime }) => [subject, Date.parse(lastModifiedDateTime)]),
};

const edited = {
  google: (mail, n) =>
    google.calendar(mail).patch(google.calendar(mail).events()[n].id, { summary: `Event ${n}, anew` }),
  microsoft(mail, n) {
    const person = microsoft.person(mail);
    person.patch(person.events()[n].id, { subject: `Event ${n}, anew` });
  },
};

const counted = (log, from) => {
  const requests = log.slice(from).filter(({ inBatch }) => !inBatch);
  const units = log.slice(from).filter(({ operation }) => operation !== 'batch');
  const batches = requests.filter(({ operation }) => operation === 'batch');
  return { requests: requests.length, batches: batches.length, units: units.length };
};
let seen = { google: 0, microsoft: 0 };

const acts = {
  /** Ids of everyone's own calendar at a provider, in the order of the people. */
  calendars: (kind) => people.map(({ mail }) => (kind === 'google' ? mail : microsoft.person(mail).calendarId)),
  latency(milliseconds) {
    google.latency.requestMs = milliseconds;
    microsoft.latencyMs = milliseconds;
    return true;
  },
  /** Events for a person's own calendar, a day each. */
  fill({ kind, mail, events }) {
    for (let n = 0; n < events; n += 1) put[kind](mail, `Event ${n}`, 1 + (n % 300));
    return true;
  },
  /** Other titles for the first of a person's events. */
  edit({ kind, mail, events }) {
    for (let n = 0; n < events; n += 1) edited[kind](mail, n);
    return true;
  },
  /** One change at each of the calendars, evenly over the seconds; answers when each was. */
  async changes({ calendars, seconds }) {
    const began = performance.now();
    const at = [];
    for (const [n, { kind, mail, title }] of calendars.entries()) {
      await wait(Math.max(0, began + (n * seconds * 1000) / calendars.length - performance.now()));
      at.push(Date.now());
      put[kind](mail, title);
    }
    return at;
  },
  /** When the titles were written into the calendars; null where one is not there. */
  arrived: (calendars) => calendars.map(({ kind, mail, title }) => new Map(written[kind](mail)).get(title) ?? null),
  /** Requests since this was asked last, of each provider: by themselves, of these batches, and as the provider counts them. */
  requests() {
    const since = seen;
    seen = { google: google.requests.length, microsoft: microsoft.requests.length };
    return { google: counted(google.requests, since.google), microsoft: counted(microsoft.requests, since.microsoft) };
  },
  channels: () => ({ google: google.channels.live.length, microsoft: microsoft.subscriptions().length }),
};

process.on('message', async (message) => {
  for (const [name, value] of Object.entries(message))
    if (name in acts) process.send({ [name]: await acts[name](value) });
});
process.once('disconnect', () => process.exit());
process.send({
  ready: {
    GOOGLE_API: google.url,
    GOOGLE_ISSUER: googleSignIn.issuer,
    MICROSOFT_API: microsoft.url,
    MICROSOFT_ISSUER: microsoftSignIn.issuer,
  },
});
