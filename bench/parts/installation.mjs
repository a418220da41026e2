import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../scripts/lib/ports.mjs';
import { mainFile } from './built.mjs';
import { Child, processFile } from './child.mjs';

const administrator = { email: 'bench@example.org', password: 'a password for measuring' };

/** Starts the built server on a free port, and does not wait for it. */
export async function launch(surroundings, databaseUrl, { mode, env = {} }) {
  const dataDir = fs.mkdtempSync(path.join(surroundings.folder, 'data-'));
  const { PORT: port = String(await freePort()) } = env;
  const child = new Child(mainFile, {
    execArgv: ['--import', processFile('probe')],
    env: {
      MODE: mode,
      PORT: port,
      DATABASE_URL: databaseUrl,
      EMBEDDED: '1',
      DATA_DIR: dataDir,
      ALLOWED_NETWORKS: '127.0.0.0/8',
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      LOG_LEVEL: 'error',
      REQUESTS_PER_MINUTE: '0',
      ...env,
    },
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

/** The product as it is started for people, with a probe in its process, on a database of its own, seen over its API. */
export class Installation {
  #child;
  #cookie = '';

  constructor(child, url, databaseUrl) {
    this.#child = child;
    this.url = url;
    this.databaseUrl = databaseUrl;
    this.database = new pg.Client(databaseUrl);
  }

  /** @param {{ mode?: string, env?: Record<string, string> }} [options] */
  static async start(surroundings, { mode = 'all', env = {} } = {}) {
    const databaseUrl = await surroundings.database();
    const { child, url } = await launch(surroundings, databaseUrl, { mode, env });
    await child.heard('ready');
    const installation = new Installation(child, url, databaseUrl);
    await installation.database.connect();
    await installation.#signIn();
    return installation;
  }

  async stop() {
    await this.database.end();
    await this.#child.stop();
  }

  /** Headers of a signed-in browser. */
  get headers() {
    return { cookie: this.#cookie, origin: this.url };
  }

  async #signIn() {
    const answer = await this.#send('POST', '/api/auth/session', administrator);
    this.#cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  async #send(method, address, body) {
    const headers = { ...this.headers, ...(body && { 'content-type': 'application/json' }) };
    const answer = await fetch(`${this.url}${address}`, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${address} answers ${answer.status}: ${await answer.text()}`);
    return answer;
  }

  async get(address) {
    return (await this.#send('GET', address)).json();
  }

  async post(address, body) {
    return (await this.#send('POST', address, body)).json();
  }

  async source(url) {
    const connector = await this.post('/api/connectors', { kind: 'ics', name: 'Source', settings: { url } });
    return this.post('/api/calendars', { connectorId: connector.id, externalId: url });
  }

  async target() {
    const connector = await this.post('/api/connectors', { kind: 'published', name: 'Target', settings: {} });
    return this.post('/api/calendars', { connectorId: connector.id, name: 'Target' });
  }

  /** A calendar of a CalDAV server, which need not care who asks. */
  async caldavTarget(url) {
    const secret = { username: 'measured', password: 'measured' };
    const connector = await this.post('/api/connectors', { kind: 'caldav', name: 'Target', settings: { url }, secret });
    const { items } = await this.post(`/api/connectors/${connector.id}/discover`);
    return this.post('/api/calendars', { connectorId: connector.id, externalId: items[0].externalId });
  }

  /** The folder that a mail server puts new mails into, as a calendar of the invitations in it. */
  async mailbox(port, username, password) {
    const connector = await this.post('/api/connectors', {
      ...{ kind: 'imap', name: username, secret: { username, password } },
      settings: { host: '127.0.0.1', port, security: 'none', addresses: ['me@mail.test'] },
    });
    return this.post('/api/calendars', { connectorId: connector.id, externalId: 'INBOX' });
  }

  /** A pair that copies all fields, the most that there is to write; read next in a week unless it is asked to. */
  pair(source, target, extra = {}) {
    const ends = { sourceCalendarId: source.id, targetCalendarId: target.id };
    return this.post('/api/pairs', {
      name: 'Measured',
      ...ends,
      policy: { preset: 'full' },
      intervalSeconds: 604_800,
      ...extra,
    });
  }

  /** Reads the calendar, lets its pairs follow, and answers the jobs that this took once they have all ended. */
  async pull(calendar) {
    const { rows } = await this.database.query('SELECT clock_timestamp() AS at');
    await this.post('/api/jobs/schedule', { kind: 'pull', calendarId: calendar.id });
    return this.jobsSince(rows[0].at);
  }

  /** Waits until no job waits or runs; answers those that were made since, with their counts. */
  async jobsSince(at) {
    for (;;) {
      const { rows } = await this.database.query(
        'SELECT kind, status, counts, started_at, finished_at, error_message FROM sync_jobs WHERE created_at >= $1 ORDER BY created_at',
        [at],
      );
      const failed = rows.find(({ status, error_message }) => status === 'failed' || error_message !== null);
      if (failed) throw new Error(`A ${failed.kind} job failed: ${failed.error_message}`);
      if (rows.length > 0 && rows.every(({ finished_at }) => finished_at !== null)) return rows;
      await wait(10);
    }
  }

  resetProbe() {
    return this.#child.ask('reset');
  }

  probe() {
    return this.#child.ask('reading');
  }
}

/** Milliseconds from the start of the first of the jobs to the end of the last. */
export function spanOf(jobs) {
  const first = Math.min(...jobs.map(({ started_at }) => started_at));
  return Math.max(...jobs.map(({ finished_at }) => finished_at)) - first;
}
