import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../scripts/lib/ports.mjs';
import { accountIdOf } from './built.mjs';
import { Child, processFile } from './child.mjs';
import { Installation, launch } from './installation.mjs';

const tenant = '11111111-1111-4111-8111-111111111111';
const serviceAccount = {
  mail: 'calmirror@project.iam.test',
  scopes: ['calendar.events', 'calendar.calendarlist.readonly', 'admin.directory.user.readonly'].map(
    (scope) => `https://www.googleapis.com/auth/${scope}`,
  ),
};
const application = {
  ...{ clientId: '33333333-3333-4333-8333-333333333333', secret: 'measured', tenant },
  roles: ['Calendars.ReadWrite', 'User.Read.All', 'MailboxSettings.Read'],
};

const secretKeys = `1:${Buffer.alloc(32, 7).toString('base64')}`;

/** By hand: the product would look through all mailboxes for each of them. */
const takeIntoUse = `
INSERT INTO calendars (id, connector_id, account_id, external_id, name, mailbox, readable, writable)
SELECT id, $1, account_id, external_id, mailbox, mailbox, true, true
FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS c (id, account_id, external_id, mailbox)`;

const live = `
SELECT (SELECT count(*) FROM sync_jobs WHERE status IN ('queued', 'running') AND run_at <= now() + interval '1 second')::integer
  + (SELECT count(*) FROM calendars WHERE next_watch_at <= now())::integer AS count`;

async function startWorker(surroundings, databaseUrl, env) {
  const worker = await launch(surroundings, databaseUrl, { mode: 'worker', env });
  await worker.child.heard('ready');
  return worker;
}

/** A company with so many people, each with a mailbox at Google and one at Microsoft 365, and an installation that may read them all. */
export class Company {
  constructor({ providers, installation, workers, people }) {
    this.providers = providers;
    this.installation = installation;
    this.workers = workers;
    this.people = people;
  }

  /** @param {{ people: number, pushed?: boolean, env?: Record<string, string> }} options `pushed`: the installation has a public address */
  static async open(surroundings, { people: count, pushed = false, env = {} }) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const people = Array.from({ length: count }, (_, n) => ({
      ...{ id: `person-${n}`, mail: n === 0 ? 'alice@corp.test' : `person-${n}@corp.test`, tenant },
    }));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const told = {
      ...{ people, application, redirectUri: `${url}/api/oauth/callback` },
      serviceAccount: { ...serviceAccount, publicKey: publicKey.export({ type: 'spki', format: 'pem' }) },
    };
    const providers = new Child(processFile('providers'), { args: [JSON.stringify(told)] });
    const places = await providers.heard('ready');
    // Of every process of the installation.
    const shared = { ...places, SECRET_KEYS: secretKeys, ...(pushed && { PUBLIC_URL: url }), ...env };
    const installation = await Installation.start(surroundings, {
      ...{ mode: 'web', env: { ...shared, PORT: String(port) } },
    });
    const workers = await Promise.all([1, 2].map(() => startWorker(surroundings, installation.databaseUrl, shared)));
    const company = new Company({ providers, installation, workers, people });
    await company.#connect(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    return company;
  }

  async #connect(privateKey) {
    const key = {
      type: 'service_account',
      client_email: serviceAccount.mail,
      private_key_id: 'k',
      private_key: privateKey,
    };
    const { clientId, secret } = application;
    const google = await this.installation.post('/api/connectors', {
      ...{ kind: 'google', name: 'Company', secret: { serviceAccountKey: JSON.stringify(key) } },
      settings: { access: 'organisation', admin: this.people[0].mail },
    });
    const microsoft = await this.installation.post('/api/connectors', {
      ...{ kind: 'microsoft', name: 'Company', secret: { clientSecret: secret } },
      settings: { access: 'organisation', tenant, clientId },
    });
    await this.installation.database.query("UPDATE connectors SET status = 'active', status_reason = NULL");
    this.calendars = { google: await this.#use(google), microsoft: await this.#use(microsoft) };
  }

  /** Takes everyone's own calendar into use; answers their ids by mail address. */
  async #use({ id: connectorId, kind }) {
    const ids = await this.providers.ask('calendars', kind);
    const mails = this.people.map(({ mail }) => mail);
    const calendars = mails.map(() => randomUUID());
    await this.installation.database.query(takeIntoUse, [
      connectorId,
      calendars,
      mails.map((mail) => accountIdOf(connectorId, mail)),
      mails.map((mail, n) => `${mail}/${ids[n]}`),
      mails,
    ]);
    return new Map(mails.map((mail, n) => [mail, calendars[n]]));
  }

  /** A pair from everyone's calendar at one provider to theirs at the other. */
  pair({ kind, mail }, extra) {
    const [source, target] = [this.calendars[kind].get(mail), this.calendars[otherOf(kind)].get(mail)];
    return this.installation.pair({ id: source }, { id: target }, extra);
  }

  /** Waits until nothing is due or runs any more. */
  async quiet() {
    for (;;) {
      const { rows } = await this.installation.database.query(live);
      if (rows[0].count === 0) return;
      await wait(100);
    }
  }

  async close() {
    await Promise.all(this.workers.map(({ child }) => child.stop()));
    await this.installation.stop();
    await this.providers.stop();
  }
}

export const otherOf = (kind) => (kind === 'google' ? 'microsoft' : 'google');
